//! Prints the page's first screen as JSON: `html` in Vietnamese, and in `words` by language what stands in place of
//! each Vietnamese text. The build draws it into `index.html`, so that a phone shows it, and takes digits and
//! photos, while the app is still on its way.

use std::process::ExitCode;

use serde_json::{Map, Value, json};
use truyxuat::{config::Config, session::Lang, ui};

fn main() -> ExitCode {
    match Config::from_json(include_str!("../config/default.json")) {
        Ok(config) => {
            let (html, _) = screen(&config, Lang::Vi);
            let words = [Lang::En, Lang::Zh].map(|lang| (lang.tag().to_owned(), words(&config, lang)));
            print!("{}", json!({ "html": html, "words": words.into_iter().collect::<Map<_, _>>() }));
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            ExitCode::FAILURE
        }
    }
}

fn screen(config: &Config, lang: Lang) -> (String, Vec<String>) {
    let screen = ui::first_screen(config, lang);
    let mut words = Vec::new();
    screen.words(&mut words);
    (screen.to_html(), words)
}

/// What stands in place of each Vietnamese text; both screens have the same parts.
fn words(config: &Config, lang: Lang) -> Value {
    let pairs = screen(config, Lang::Vi).1.into_iter().zip(screen(config, lang).1);
    pairs.filter(|(vi, other)| vi != other).map(|(vi, other)| (vi, Value::String(other))).collect::<Map<_, _>>().into()
}
