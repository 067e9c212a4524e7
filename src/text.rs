//! Every sentence for people, in each language. A missing sentence does not compile.
//!
//! Everything else speaks codes with their evidence; [`say`] makes a sentence of them. A sentence has
//! blanks such as `{date}`, filled by [`say_with`], whose values a [`Writer`] writes.

mod answer;
mod blank;
mod country;
mod digits;
mod disposition;
mod en;
mod fault;
mod identifier;
mod label;
mod language;
mod learnt;
mod message;
mod myth;
mod name;
mod names;
mod phrase;
mod plain;
pub mod province;
mod quote;
mod reason;
mod said;
mod sentences;
mod spoken;
mod steps;
mod symbology;
mod unit;
mod vi;
mod words;
mod writer;
mod zh;

#[cfg(test)]
mod tests;

pub use crate::session::Lang;
pub use answer::{Answer, answer, finding_title, is_told_with_main, main_finding, report_title};
pub use blank::{Value, coordinates};
pub use digits::decimal;
pub use fault::CodeFault;
pub use identifier::{identifier, key_words};
pub use label::{Label, ReportLabel};
pub use learnt::knows;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub use learnt::{chinese, english, learn};
pub use message::problem_message;
pub use myth::Myth;
pub use name::named;
pub use phrase::{Phrase, Statement};
pub use quote::{IN_HEADING, IN_TEXT, harmless, is_unseen, quoted, quoted_within};
pub use reason::{Told, told, why};
pub use said::Said;
pub use spoken::spoken;
pub use steps::Steps;
pub use symbology::Symbology;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub use words::Words;
pub use writer::{Intl, NO_INTL, Writer, Written};

/// The sentence of what has no blanks, or with its blanks left open.
pub fn say(lang: Lang, said: &impl Said) -> &'static str {
    said.template(lang)
}

/// The sentence with its blanks filled by name.
pub fn say_with(writer: Writer, said: &impl Said, values: &[(&str, Value<'_>)]) -> String {
    blank::fill(writer, said.template(writer.lang), values).unwrap_or_default()
}
