//! The browser app's WASM keeps its relocations: from them `cargo xtask build` parts it in two.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=truyxuat=--emit-relocs");
    }
}
