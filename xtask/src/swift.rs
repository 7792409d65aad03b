//! The Swift package: a copy of it, completed by the library and what UniFFI writes, and its tests on Linux or a Mac.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{kotlin, machine};

/// Runs the tests of the package `$2` in the system under `$1`, at the same path as outside, so that the build's cache
/// and its messages name files that are there. The mounts end with the process: they are in a namespace of their own.
/// Swift finds its libraries through `/proc`.
///
/// The tests are XCTest's; the other framework would only report that it ran none.
const IN_ROOT: &str = r#"
set -eu
mkdir -p "$1$2"
mount -t proc proc "$1/proc"
mount --bind "$2" "$1$2"
exec chroot "$1" env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 TZ=America/Los_Angeles \
    swift test --disable-swift-testing --package-path "$2" -Xlinker "-L$2/lib"
"#;

/// Debian 12 has no Swift; the next release does, and the C files that it links with.
const DEBIAN: &str = "trixie";
const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev";

pub(crate) fn test(sh: &Shell) -> Result<()> {
    if machine::has(sh, "swift") {
        let package = package(sh)?;
        let search = format!("-L{}", package.join("lib").display());
        cmd!(sh, "swift test --disable-swift-testing --package-path {package} -Xlinker {search}")
            .env("TZ", "America/Los_Angeles")
            .run()?;
        return Ok(());
    }
    if !machine::can_install(sh) {
        return machine::missing("swift", "the tests of the Swift package do not run");
    }
    let root = swift_root(sh)?;
    let package = package(sh)?;
    cmd!(sh, "unshare --mount --propagation private -- sh -c {IN_ROOT} sh {root} {package}").run()?;
    Ok(())
}

/// Completes a copy of the package: headers and sources from UniFFI, and the library to link.
fn package(sh: &Shell) -> Result<PathBuf> {
    let package = kotlin::out(sh, "swift");
    // All but the cache in `.build`: what an older package had must not linger.
    for part in ["Sources", "Tests", "lib"] {
        sh.remove_path(package.join(part))?;
    }
    sh.create_dir(&package)?;
    cmd!(sh, "cp -R bindings/mobile/swift/. {package}").run()?;
    cmd!(sh, "cp -R examples/swift {package}/Sources/Example").run()?;

    // Linked as on a phone: into the program, so that nothing is to be found when it starts.
    let library = kotlin::library(sh, "libdondoc_mobile.a")?;
    let folder = sh.create_dir(package.join("lib"))?;
    sh.copy_file(&library, folder)?;
    generate(sh, "--headers", &library, &package.join("Sources/DondocFFI/include"))?;
    generate(sh, "--swift-sources", &library, &package.join("Sources/Dondoc/Generated"))?;
    Ok(package)
}

fn generate(sh: &Shell, kind: &str, library: &Path, out: &Path) -> Result<()> {
    cmd!(sh, "cargo run --quiet -p dondoc-bindgen --bin uniffi-bindgen-swift -- {kind} {library} {out}")
        .run()?;
    Ok(())
}

/// A small Debian with Swift, 2.5 GB, made once and kept with the other results of builds.
fn swift_root(sh: &Shell) -> Result<PathBuf> {
    let root = kotlin::target(sh).join("swift-root");
    if root.is_dir() {
        return Ok(root);
    }
    if !machine::has(sh, "mmdebstrap") {
        machine::install(sh, &["mmdebstrap"])?;
    }
    // Made under another name: what an interruption leaves behind is not taken for a whole one.
    let part = root.with_extension("part");
    // `--one-file-system`: should anything still be mounted in there, it is not followed.
    cmd!(sh, "rm -rf --one-file-system {part}").run()?;
    let quiet = ["--quiet", "--variant=apt", "--aptopt=APT::Install-Recommends \"false\""];
    cmd!(sh, "mmdebstrap {quiet...} --include={PACKAGES} {DEBIAN} {part}").run()?;
    cmd!(sh, "mv {part} {root}").run()?;
    Ok(root)
}
