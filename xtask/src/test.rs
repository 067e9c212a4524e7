//! `cargo xtask test`: every test, ending with the runners' own summary lines.

use crate::{
    Done, browsers, chromium,
    pace::Pace,
    run::{Steps, cargo, finish, path_with, program, root},
    site, soak, tools,
};

/// Data of others that a clone alone does not have.
const SHARED: &str = "../shared";

/// Native tests, WASM tests and end-to-end tests in browsers, in this order.
pub fn run() -> Done {
    let mut steps = Steps::new(site::STEPS + 7);
    steps.next("browsers");
    let browser = browsers::browser()?;
    let further = browsers::further();
    steps.next("native tests");
    finish(cargo().args(["test", "--workspace", "--locked"]))?;
    steps.next("native tests of shared data");
    if root().join(SHARED).is_dir() {
        // Each says that it needs the data, and its name begins with it.
        let words = ["test", "--workspace", "--locked", "--tests", "--", "--ignored", "shared_"];
        finish(cargo().args(words))?;
    } else {
        println!("  not run, counted as ignored above: there is no {SHARED}");
    }
    steps.next("WASM tests in Chromium");
    let runner = tools::wasm_bindgen_test_runner()?;
    // Without `ui`: the whole app in one WASM would ask for the part that only the build makes.
    finish(
        cargo()
            .args(["test", "--locked", "-p", "truyxuat", "--no-default-features"])
            .args(["--target", "wasm32-unknown-unknown", "--test", "web"])
            .env("PATH", path_with(&runner)?)
            .env("CHROMEDRIVER", &browser.chromedriver),
    )?;
    site::build(&mut steps, Pace::Release)?;
    steps.next("the portal");
    finish(cargo().args(["build", "--profile", "tool", "-p", "portal", "--locked"]))?;
    steps.next("a province and its nation, with faults");
    soak::run("portal", &["--short".to_owned()])?;
    steps.next("end-to-end tests");
    chromium::modules()?;
    finish(program("node").args(["tests/run.mjs"]).env("CHROMIUM", &browser.chromium).envs(further))
}
