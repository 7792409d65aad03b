// swift-tools-version:6.0
// `cargo xtask test swift` completes a copy of this package in target/mobile/swift: the sources and headers that UniFFI
// writes, and the library in lib/. Open that copy in an editor; edit the files here.
import PackageDescription

let package = Package(
    name: "Dondoc",
    products: [.library(name: "Dondoc", targets: ["Dondoc"])],
    targets: [
        .target(name: "DondocFFI"),
        .target(
            name: "Dondoc",
            dependencies: ["DondocFFI"],
            linkerSettings: [.linkedLibrary("dondoc_mobile")]
        ),
        // From examples/swift.
        .executableTarget(name: "Example", dependencies: ["Dondoc"]),
        .testTarget(name: "DondocTests", dependencies: ["Dondoc", "Example"]),
    ]
)
