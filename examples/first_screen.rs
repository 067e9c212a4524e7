//! Prints the page's first screen as HTML. The build draws it into `index.html`, so that a phone shows it, and
//! takes digits and photos, while the app is still on its way.

use std::process::ExitCode;

use truyxuat::{session::State, shell::config::Config, text, ui};

fn main() -> ExitCode {
    match Config::from_json(include_str!("../config/default.json")) {
        Ok(config) => {
            let state = State { online: true, visible: true, ..State::default() };
            print!("{}", ui::page(&state, &config, None, text::NO_INTL).to_html());
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            ExitCode::FAILURE
        }
    }
}
