//! `cargo xtask verdicts --cases DIR`: runs case files through the whole trace and compares verdicts and findings.

use std::process::Command;

use crate::Done;

/// The project's own cases.
const OWN: &str = "tests/verdicts";

/// Runs the cases of a folder, `tests/verdicts` unless `--cases` names another.
pub fn run(args: &[String]) -> Done {
    let mut words = args.iter();
    let mut folder = crate::run::root().join(OWN).display().to_string();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--cases" => folder = words.next().ok_or("--cases names no folder")?.clone(),
            other => match other.strip_prefix("--cases=") {
                Some(named) => folder = named.to_owned(),
                None => return Err(format!("unknown option {other}").into()),
            },
        }
    }
    let build = ["run", "--quiet", "--profile", "tool", "-p", "truyxuat-trace", "--example", "verdicts"];
    let status = Command::new("cargo").args(build).arg("--").arg(&folder).status()?;
    if status.success() { Ok(()) } else { Err("not every case came out right".into()) }
}
