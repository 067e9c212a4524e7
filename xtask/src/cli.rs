//! The words of the command line: what there is, its options, and examples of each.

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::{
    Done, bench, check, coverage, decode, demo, fuzz, gs1_size, gs1_table, pace::Pace, package, screenshots, serve,
    site, size, soak, test, tidy, tools, twice, verdicts, voice,
};

/// Every routine of the project as one command.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", after_help = places())]
pub struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what is missing, builds the site and starts the demo portal.
    #[command(after_help = "Example:\n  cargo xtask serve      # then open http://localhost:8080")]
    Serve,
    /// Capture an event at the demo's province: it goes on to the nation and stands on the page when it asks again.
    #[command(after_help = "Example:\n  cargo xtask event      # while cargo xtask serve runs")]
    Event,
    /// Runs every test: native, WASM, and end-to-end in Chromium.
    #[command(after_help = "Example:\n  cargo xtask test       # all; of one crate alone: cargo test -p truyxuat-gs1")]
    Test,
    /// Judges without running the product: tidy, rustfmt, clippy, the fuzz targets, rustdoc, cargo-deny.
    #[command(after_help = "Example:\n  cargo xtask check      # before every commit that touches more than one room")]
    Check,
    /// Judges what the house forbids: who names whom, where sentences stand, circles, length, colours.
    #[command(after_help = "Examples:\n  cargo xtask tidy\n  cargo xtask tidy --explain")]
    Tidy {
        /// Prints the table of rooms, the rules, and what is still open.
        #[arg(long)]
        explain: bool,
    },
    /// Builds the site into `dist/`, optimised and precompressed.
    #[command(after_help = "Examples:\n  cargo xtask build\n  cargo xtask build --draft\n  cargo xtask build --twice")]
    Build {
        /// Builds soon instead of small: to look at what was just written.
        #[arg(long, conflicts_with = "twice")]
        draft: bool,
        /// Builds in a second folder too, and fails unless every file is the same.
        #[arg(long)]
        twice: bool,
    },
    /// Records what a stand says aloud into the built site; a release build does so by itself where it can.
    #[command(after_help = "Example:\n  apt-get install espeak-ng opus-tools && cargo xtask voice")]
    Voice,
    /// Packages the built site for other sites: folders by version, an npm package, an archive.
    #[command(after_help = "Examples:\n  cargo xtask package\n  cargo xtask package --previous /srv/truy-xuat")]
    Package {
        /// The site that is served now: two of its versions are kept.
        #[arg(long, value_name = "DIR")]
        previous: Option<PathBuf>,
    },
    /// Measures the built page in Chromium by a script of `tests/bench/`.
    #[command(after_help = "Examples:\n  cargo xtask bench page         # how soon a slow phone can use the page\n  \
                            cargo xtask bench scan\n  cargo xtask bench soak 100")]
    Bench(Named),
    /// Runs a province's portal and the nation's while everything between them fails.
    #[command(
        after_help = "Examples:\n  cargo xtask soak portal --short  # a minute\n  cargo xtask soak portal\n  cargo xtask soak portal --cluster\n  cargo xtask soak kiosk           # 5,000 scans, a fault every 50\n  cargo xtask soak kiosk 130 10    # some minutes"
    )]
    Soak {
        /// What to soak: kiosk or portal.
        name: String,
        /// What it is told.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
    /// Asks the demo portal for everything that its description names, by values that nobody would think of.
    #[command(
        after_help = "Examples:\n  cargo xtask fuzz portal          # with schemathesis, where it is installed\n  \
                            cargo xtask fuzz portal --max-examples 100"
    )]
    Fuzz {
        /// What to fuzz: portal.
        name: String,
        /// What the tool is told beside.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
    /// Takes pictures of the states of the built page, into `target/screenshots/`.
    #[command(after_help = "Examples:\n  cargo xtask screenshots                 # all\n  \
                            cargo xtask screenshots recalled kiosk  # those whose name has one of the words")]
    Screenshots {
        /// Parts of the names of the states to take.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        parts: Vec<String>,
    },
    /// Measures the decoder on pictures, drawn frames and films, alone or beside its peers.
    #[command(after_help = decode::HELP)]
    Decode {
        /// The options below.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
        words: Vec<String>,
    },
    /// Prints raw, gzip and brotli bytes of each file of `dist/`, or of a crate as a WASM module of its own.
    #[command(after_help = "Examples:\n  cargo xtask size --check       # fails above a ceiling\n  \
                            cargo xtask size --crate gs1")]
    Size {
        /// Fails where a WASM of `dist/` is above its ceiling.
        #[arg(long)]
        check: bool,
        /// Weighs this crate instead.
        #[arg(long = "crate", value_name = "CRATE", conflicts_with = "check")]
        of: Option<Weighed>,
    },
    /// Measures which share of a crate's lines its tests run.
    #[command(
        after_help = "Examples:\n  cargo xtask coverage                   # the GS1 crate, which must have 98 %\n  \
                            cargo xtask coverage truyxuat-epcis"
    )]
    Coverage {
        /// The package to measure.
        #[arg(default_value = coverage::DEFAULT.0)]
        package: String,
    },
    /// Writes the table of application identifiers from a release of the GS1 Barcode Syntax Dictionary.
    #[command(after_help = "Example:\n  cargo xtask gs1-table ../shared/gs1/syntax-dictionary-2026-01-27.txt")]
    Gs1Table {
        /// The dictionary as GS1 publishes it.
        #[arg(default_value = gs1_table::DICTIONARY)]
        dictionary: PathBuf,
    },
    /// Runs case files through the whole trace and compares verdicts and findings.
    #[command(after_help = "Examples:\n  cargo xtask verdicts\n  cargo xtask verdicts --cases DIR")]
    Verdicts {
        /// The folder of the cases.
        #[arg(long, value_name = "DIR", default_value = verdicts::OWN)]
        cases: PathBuf,
    },
    /// Prints what a shell needs to complete these words.
    #[command(after_help = "Example, for bash:\n  alias xtask='cargo xtask'; source <(cargo xtask completions bash)")]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// The name of a script, and what it is to be told.
#[derive(clap::Args)]
struct Named {
    /// The script's name without its end; without one, those there are are named.
    name: Option<String>,
    /// Words that the script gets.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Crates that are weighed as WASM modules of their own.
#[derive(Clone, Copy, ValueEnum)]
enum Weighed {
    Gs1,
}

fn places() -> String {
    format!("Tools are kept in {}", tools::cache().display())
}

impl Xtask {
    /// Does what the words ask for.
    ///
    /// # Errors
    /// The sentence that says what failed.
    pub fn run(self) -> Done {
        match self.command {
            Command::Serve => serve::run(),
            Command::Event => demo::event(),
            Command::Test => test::run(),
            Command::Check => check::run(),
            Command::Tidy { explain } => tidy::run(explain),
            Command::Build { twice: true, .. } => twice::run(),
            Command::Build { draft, .. } => site::run(if draft { Pace::Draft } else { Pace::Release }),
            Command::Voice => voice::run(),
            Command::Package { previous } => package::run(previous.as_deref()),
            Command::Bench(Named { name, words }) => bench::run(name.as_deref(), &words),
            Command::Soak { name, words } => soak::run(&name, &words),
            Command::Fuzz { name, words } => fuzz::run(&name, &words),
            Command::Screenshots { parts } => screenshots::run(&parts),
            Command::Decode { words } => decode::run(&words),
            Command::Size { of: Some(Weighed::Gs1), .. } => gs1_size::run(),
            Command::Size { check, of: None } => size::run(check),
            Command::Coverage { package } => coverage::run(&package),
            Command::Gs1Table { dictionary } => gs1_table::run(&dictionary),
            Command::Verdicts { cases } => verdicts::run(&cases),
            Command::Completions { shell } => {
                clap_complete::generate(shell, &mut Self::command(), "xtask", &mut std::io::stdout());
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_shows_an_example_in_its_help() {
        Xtask::command().debug_assert();
        for command in Xtask::command().get_subcommands_mut() {
            let help = command.render_long_help().to_string();
            assert!(help.contains(&format!("cargo xtask {}", command.get_name())), "{help}");
        }
    }

    #[track_caller]
    fn reads(words: &str) {
        let all = ["xtask"].into_iter().chain(words.split(' '));
        if let Err(refused) = Xtask::try_parse_from(all) {
            panic!("{words}: {refused}");
        }
    }

    #[test]
    fn words_that_documents_and_scripts_use_are_read() {
        reads("build --draft");
        reads("build --twice");
        reads("size --check");
        reads("size --crate gs1");
        reads("package --previous dist");
        reads("bench");
        reads("bench page 3 --fast");
        reads("screenshots recalled kiosk");
        reads("decode --images ../shared/images --peers --limit 20");
        reads("decode --synth all --seed 7 --count 3");
        reads("coverage truyxuat-epcis");
        reads("fuzz portal --max-examples 100");
        reads("soak portal --cluster");
        reads("gs1-table dictionary.txt");
        reads("verdicts --cases=tests/verdicts");
    }
}
