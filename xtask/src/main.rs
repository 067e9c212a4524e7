//! Every routine of the project as one command: `cargo xtask --help`.

mod bench;
mod browsers;
mod check;
mod checker_wasm;
mod chromium;
mod cli;
mod coverage;
mod decode;
mod decoder_wasm;
mod demo;
mod fuzz;
mod gs1_size;
mod gs1_table;
mod hash;
mod install;
mod pace;
mod package;
mod portal;
mod run;
mod screenshots;
mod serve;
mod shrink;
mod site;
mod size;
mod soak;
mod split;
mod stamp;
mod test;
mod tidy;
mod tools;
mod twice;
mod verdicts;
mod voice;
mod wasm;

use std::process::ExitCode;

use clap::Parser as _;

/// What a command returns: nothing, or the sentence that says why not.
type Done = Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match cli::Xtask::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
