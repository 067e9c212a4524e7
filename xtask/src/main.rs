//! Every routine of the project as one command: `cargo xtask --help`.

mod bench;
mod check;
mod chromium;
mod coverage;
mod decode;
mod decoder_wasm;
mod gs1_size;
mod gs1_table;
mod run;
mod screenshots;
mod serve;
mod shrink;
mod site;
mod size;
mod split;
mod stamp;
mod test;
mod tools;
mod verdicts;

use std::{env, process::ExitCode};

/// What a command returns: nothing, or the sentence that says why not.
type Done = Result<(), Box<dyn std::error::Error>>;

/// One command: its name, what the help says, and what it runs with the words behind it.
struct Command {
    name: &'static str,
    help: &'static str,
    run: fn(&[String]) -> Done,
}

const COMMANDS: &[Command] = &[
    Command { name: "serve", help: "install what is missing, build, start the demo portal", run: serve::run },
    Command { name: "test", help: "all tests: native, WASM and end-to-end in Chromium", run: test::run },
    Command { name: "check", help: "rustfmt, clippy, rustdoc, cargo-deny", run: check::run },
    Command { name: "bench", help: "measure the built page in Chromium: bench page, scan or soak", run: bench::run },
    Command { name: "screenshots", help: "pictures of every state of the built page", run: screenshots::run },
    Command { name: "build", help: "build the site into dist/", run: site::run },
    Command { name: "decode", help: "measure the decoder on pictures, drawn frames and films", run: decode::run },
    Command {
        name: "size",
        help: "raw, gzip and brotli bytes of each file of dist/, or of --crate gs1",
        run: size::run,
    },
    Command {
        name: "coverage",
        help: "line coverage of a crate's tests, the GS1 crate's by default",
        run: coverage::run,
    },
    Command { name: "gs1-table", help: "write the table of application identifiers", run: gs1_table::run },
    Command { name: "verdicts", help: "compare reports with case files (--cases DIR)", run: verdicts::run },
];

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    if matches!(name.as_str(), "" | "help" | "--help" | "-h") {
        help();
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("xtask: there is no command '{name}'\n");
        help();
        return ExitCode::from(2);
    };
    if rest.iter().any(|word| word == "--help") {
        println!("cargo xtask {}: {}", command.name, command.help);
        return ExitCode::SUCCESS;
    }
    match (command.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn help() {
    println!("cargo xtask COMMAND [OPTIONS]\n");
    for command in COMMANDS {
        println!("  {:<12} {}", command.name, command.help);
    }
    println!("\nTools are kept in {}", tools::cache().display());
}
