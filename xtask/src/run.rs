//! Running other programs, and saying what is being done.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::Done;

/// The repository's top folder: the parent of this crate's, as cargo names it to whom it runs.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Counts the steps of a long command aloud, so that a person sees what remains.
pub struct Steps {
    done: usize,
    total: usize,
    started: Instant,
}

impl Steps {
    /// A command of `total` steps.
    pub fn new(total: usize) -> Self {
        Self { done: 0, total, started: Instant::now() }
    }

    /// Says that the next step begins.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        let seconds = self.started.elapsed().as_secs();
        println!("[{}/{} {:>3} s] {what}", self.done, self.total, seconds);
    }
}

/// A program in the repository's top folder, by name or path.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this command.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end; an error names the program and its exit.
pub fn finish(command: &mut Command) -> Done {
    let status = command.status().map_err(|error| format!("{}: {error}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", name(command)).into()) }
}

/// Runs quietly; standard output, trimmed, when it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// PATH with the folder of `tool` in front, for programs that look their tools up there.
///
/// # Errors
/// A folder whose name PATH cannot hold.
pub fn path_with(tool: &Path) -> Result<OsString, env::JoinPathsError> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = tool.parent().map(Path::to_path_buf).into_iter().chain(env::split_paths(&rest));
    env::join_paths(folders)
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(3));
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
