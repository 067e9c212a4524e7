//! `cargo xtask fuzz portal`: asks the demo portal for everything that its description names, by values that nobody would
//! think of, and fails where a server's error comes back.

use std::{
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    Done,
    run::{cargo, finish, program, target},
    tools,
};

/// The tool, from PyPI (`pip install schemathesis`).
const TOOL: &str = "schemathesis";
/// Names the tool where PATH does not lead to it.
const VARIABLE: &str = "SCHEMATHESIS";
/// What it does where nothing else is said: every run with the same values, a few minutes long.
const WORDS: [&str; 8] =
    ["--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--seed", "1"];

/// Fuzzes the portal; further words go to the tool.
pub fn run(name: &str, words: &[String]) -> Done {
    if name != "portal" {
        return Err(format!("fuzz {name}: portal is what there is").into());
    }
    let Some(tool) = std::env::var_os(VARIABLE).map(PathBuf::from).or_else(|| tools::on_path(TOOL)) else {
        println!("fuzz: skipped, since {TOOL} is not installed (pip install {TOOL}, or name it by {VARIABLE})");
        return Ok(());
    };
    finish(cargo().args(["build", "--profile", "tool", "-p", "portal", "--locked"]))?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut portal = Command::new(target().join("tool/portal"));
    portal.args(["--demo", "--db", ":memory:", "--rate", "0", "--port", &port.to_string()]);
    let portal = Portal(portal.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let limit = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > limit {
            return Err("the portal does not answer".into());
        }
        thread::park_timeout(Duration::from_millis(50));
    }
    let address = format!("http://127.0.0.1:{port}/openapi.json");
    let done = finish(program(tool).args(["run", &address]).args(WORDS).args(words));
    drop(portal);
    done
}

/// The portal, which ends with the run.
struct Portal(Child);

impl Drop for Portal {
    fn drop(&mut self) {
        // What has ended already cannot be ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
