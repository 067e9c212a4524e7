//! Prints the first screens as JSON. That of the app's own page: `html` in Vietnamese, and in `words` by language what
//! stands in place of each Vietnamese text. The build draws it into `index.html`, so that a phone shows it, and takes
//! digits and photos, while the app is still on its way. That within pages of others: `embed`, with `tree` in Vietnamese
//! (`[tag, attributes, child, …]`) and its own `words`, which `stage.js` draws until somebody wants the app.

use std::process::ExitCode;

use serde_json::{Map, Value, json};
use truyxuat::{
    config::Config,
    session::{Lang, Mode},
    ui,
};

fn main() -> ExitCode {
    match Config::from_json(include_str!("../config/default.json")) {
        Ok(config) => {
            let of = |mode| ui::first_screen(&config, Lang::Vi, mode);
            let embed = json!({ "tree": of(Mode::Embed).to_json(), "words": words(&config, Mode::Embed) });
            let html = of(Mode::Page).to_html();
            print!("{}", json!({ "html": html, "words": words(&config, Mode::Page), "embed": embed }));
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            ExitCode::FAILURE
        }
    }
}

/// What stands in place of each Vietnamese text, by language; every screen has the same parts.
fn words(config: &Config, mode: Mode) -> Map<String, Value> {
    let said = |lang| {
        let mut said = Vec::new();
        ui::first_screen(config, lang, mode).words(&mut said);
        said
    };
    let pairs = |lang| said(Lang::Vi).into_iter().zip(said(lang)).filter(|(vi, other)| vi != other);
    let words = |lang| pairs(lang).map(|(vi, other)| (vi, Value::String(other))).collect::<Map<_, _>>();
    [Lang::En, Lang::Zh].into_iter().map(|lang| (lang.tag().to_owned(), words(lang).into())).collect()
}
