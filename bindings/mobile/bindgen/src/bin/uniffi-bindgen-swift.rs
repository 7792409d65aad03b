//! UniFFI's generator for Swift: one header, one module map, one source a crate.

fn main() {
    uniffi::uniffi_bindgen_swift();
}
