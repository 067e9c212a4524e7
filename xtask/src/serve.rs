//! `cargo xtask serve`: from a fresh machine to a running demo.

use crate::{
    Done,
    run::{Steps, cargo, finish},
    site,
};

/// Where the demo is served.
const PORT: &str = "8080";

/// Builds everything and runs the portal until it is interrupted.
pub fn run(_words: &[String]) -> Done {
    let mut steps = Steps::new(site::STEPS + 2);
    site::build(&mut steps)?;
    steps.next("the portal");
    finish(cargo().args(["build", "--profile", "tool", "-p", "portal"]))?;
    steps.next("serving");
    let base = format!("http://localhost:{PORT}");
    println!("\n  shopper page       {base}/");
    println!("  kiosk              {base}/kiosk.html");
    println!("  embedding example  http://localhost:8081/");
    println!("  demo codes         {base}/demo/\n");
    finish(cargo().args([
        "run",
        "--quiet",
        "--profile",
        "tool",
        "-p",
        "portal",
        "--",
        "--demo",
        "--port",
        PORT,
        "--dist",
        "dist",
    ]))
}
