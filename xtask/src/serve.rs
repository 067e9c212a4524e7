//! `cargo xtask serve`: from a fresh machine to a running demo.

use std::{
    io::{self, BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::{
    Done, demo,
    pace::Pace,
    run::{Steps, cargo, finish, program},
    site,
};

/// Where the foreign web site of the embedding example is served.
const EMBEDDING_PORT: &str = "8081";

/// Builds everything and runs the portal until it is interrupted.
pub fn run() -> Done {
    let mut steps = Steps::new(site::STEPS + 2);
    site::build(&mut steps, Pace::Release)?;
    steps.next("the portal");
    finish(cargo().args(["build", "--profile", "tool", "-p", "portal"]))?;
    steps.next("serving");
    let base = format!("http://localhost:{}", demo::PORT);
    let embedding = format!("http://localhost:{EMBEDDING_PORT}");
    let (mut nation, more) = demo::nation()?;
    let mut example = program("node").args(["examples/embed/serve.mjs", EMBEDDING_PORT, &base]).spawn()?;
    let portal = ["run", "--quiet", "--profile", "tool", "-p", "portal", "--"];
    let flags = ["--demo", "--port", demo::PORT, "--dist", "dist", "--frame-ancestors", &embedding];
    let served = once_it_listens(cargo().args(portal).args(flags).args(more), || {
        println!("\n  shopper page       {base}/");
        println!("  kiosk              {base}/kiosk.html");
        println!("  embedding          {embedding}/ (element), /own.html, /frame.html, /link.html");
        println!("  demo codes         {base}/demo/");
        println!("  the nation         http://localhost:{}/\n", demo::NATION_PORT);
    });
    for other in [&mut example, &mut nation] {
        other.kill()?;
        other.wait()?;
    }
    served
}

/// Runs the portal to its end; `ready` is called when it says where it listens, and never where it cannot.
fn once_it_listens(portal: &mut Command, ready: impl FnOnce()) -> Done {
    let mut child = portal.stdout(Stdio::piped()).spawn()?;
    let mut said = BufReader::new(child.stdout.take().ok_or("the portal has no output")?);
    let mut line = String::new();
    if said.read_line(&mut line)? > 0 {
        print!("{line}");
        ready();
    }
    io::copy(&mut said, &mut io::stdout())?;
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(format!("the portal ended with {status}").into()) }
}
