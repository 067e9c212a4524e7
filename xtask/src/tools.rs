//! The tools that a build needs, in a per-user cache keyed by version.
//!
//! A tool is looked for on PATH in the right version, then in the cache, then installed into the
//! cache. The cache survives a fresh clone: `$XDG_CACHE_HOME/truyxuat/tools/NAME-VERSION/`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use crate::{
    install,
    run::{self, cargo, finish, program, root},
};

/// What a look-up returns: the program's path, or why it is not to be had.
pub type Found = Result<PathBuf, Box<dyn std::error::Error>>;

/// Where all tools are kept.
pub fn cache() -> PathBuf {
    let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
    base.unwrap_or_else(env::temp_dir).join("truyxuat").join("tools")
}

/// A program that crates.io offers as source.
struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    /// A folder of this crate that holds a lock file for it, where its own does not resolve everywhere.
    locked_in: Option<&'static str>,
    options: &'static [&'static str],
}

/// The newest Trunk that this compiler builds.
const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    locked_in: None,
    options: &["--no-default-features", "--features", "rustls"],
};

/// Must equal the wasm-bindgen crate in `Cargo.lock`.
const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    locked_in: Some("wasm-bindgen"),
    options: &[],
};

const CARGO_DENY: CargoTool =
    CargoTool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2", locked_in: None, options: &[] };

const CARGO_LLVM_COV: CargoTool =
    CargoTool { package: "cargo-llvm-cov", program: "cargo-llvm-cov", version: "0.9.1", locked_in: None, options: &[] };

/// The page's bundler.
pub fn trunk() -> Found {
    cargo_tool(&TRUNK)
}

/// Makes the JavaScript glue of a WASM binary.
pub fn wasm_bindgen() -> Found {
    cargo_tool(&WASM_BINDGEN)
}

/// Runs `wasm-bindgen-test` in a browser; it comes with the CLI.
pub fn wasm_bindgen_test_runner() -> Found {
    Ok(wasm_bindgen()?.with_file_name("wasm-bindgen-test-runner"))
}

/// Checks licences and sources of dependencies.
pub fn cargo_deny() -> Found {
    cargo_tool(&CARGO_DENY)
}

/// Measures line coverage.
pub fn cargo_llvm_cov() -> Found {
    cargo_tool(&CARGO_LLVM_COV)
}

/// Makes WASM smaller and faster.
pub fn wasm_opt() -> Found {
    Ok(npm("binaryen")?.join(".bin").join("wasm-opt"))
}

/// Makes one WASM of several; it comes with `wasm-opt`.
pub fn wasm_merge() -> Found {
    Ok(wasm_opt()?.with_file_name("wasm-merge"))
}

/// Drops what nothing outside a WASM reaches; it comes with `wasm-opt`.
pub fn wasm_metadce() -> Found {
    Ok(wasm_opt()?.with_file_name("wasm-metadce"))
}

/// Makes scripts smaller.
pub fn esbuild() -> Found {
    Ok(npm("esbuild")?.join(".bin").join("esbuild"))
}

/// A package of the npm registry in the cache, exactly as `xtask/npm/PACKAGE` locks it: the path of its
/// `node_modules`.
pub fn npm(package: &str) -> Found {
    let name = package.replace('/', "+");
    let locks = root().join("xtask/npm").join(&name);
    let wanted: serde_json::Value = serde_json::from_slice(&fs::read(locks.join("package.json"))?)?;
    let version = wanted["dependencies"][package].as_str().ok_or("a package that no file of xtask/npm names")?;
    let folder = cache().join(format!("{name}-{version}"));
    let modules = folder.join("node_modules");
    if !modules.join(package).join("package.json").is_file() {
        println!("  installing {package} {version} from npm");
        fs::create_dir_all(&folder)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(locks.join(file), folder.join(file))?;
        }
        let words = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"];
        finish(program("npm").args(words).arg(&folder))?;
    }
    Ok(modules)
}

/// The compiler's WASM target; rustup adds it from `rust-toolchain.toml`, or here.
pub fn wasm_target() -> crate::Done {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = run::output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if installed.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("  adding the target {TARGET}");
    finish(program("rustup").args(["target", "add", TARGET]))
}

/// Whether the source of std is here, or rustup can add it.
pub fn std_source() -> bool {
    static IS_HERE: LazyLock<bool> = LazyLock::new(|| {
        let sysroot = run::output(program("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
        let is_here =
            || sysroot.as_ref().is_some_and(|it| it.join("lib/rustlib/src/rust/library/Cargo.lock").is_file());
        if !is_here() {
            println!("  adding the source of std");
            // Where it cannot be had, the build goes on without it.
            let _ = finish(program("rustup").args(["component", "add", "rust-src"]));
            if !is_here() {
                println!("  it is not to be had: files for the browser become a tenth larger");
            }
        }
        is_here()
    });
    *IS_HERE
}

fn cargo_tool(tool: &CargoTool) -> Found {
    if let Some(path) = on_path(tool.program).filter(|path| has_version(path, tool)) {
        return Ok(path);
    }
    let folder = cache().join(format!("{}-{}", tool.package, tool.version));
    let path = folder.join("bin").join(tool.program);
    if path.is_file() && has_version(&path, tool) {
        return Ok(path);
    }
    let build = cache().join("build");
    let mut command = cargo();
    // These tools wait for others more than they compute: a light optimisation builds them in a third of the time.
    command
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", &build)
        .args(["install", "--locked"]);
    match tool.locked_in {
        Some(locks) => command.arg("--path").arg(root().join("xtask").join(locks)),
        None => command.args([tool.package, "--version", tool.version]),
    };
    command.args(tool.options).arg("--root").arg(&folder);
    let what = format!("{} {}", tool.package, tool.version);
    install::with_bar(&mut command, &what, &cache().join(format!("{}-{}.log", tool.package, tool.version)))?;
    fs::remove_dir_all(&build).ok();
    Ok(path)
}

fn has_version(path: &Path, tool: &CargoTool) -> bool {
    let printed = run::output(Command::new(path).arg("--version")).unwrap_or_default();
    printed.split_whitespace().any(|word| word == tool.version)
}

/// A program that PATH leads to.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file())
}
