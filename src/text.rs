//! Every sentence for people, in each language. A missing sentence does not compile.
//!
//! Everything else speaks codes with their evidence; [`say`] makes a sentence of them. A sentence has
//! blanks such as `{date}`, filled by [`say_with`].

mod blank;
mod country;
mod en;
mod fault;
mod finding;
mod identifier;
mod label;
mod message;
mod myth;
mod phrase;
pub mod province;
mod spoken;
mod steps;
mod symbology;
mod unit;
mod vi;
mod zh;

#[cfg(test)]
mod tests;

pub use crate::session::Lang;
pub use blank::{Value, coordinates, date, day_time, number, time};
pub use country::{address, country};
pub use fault::CodeFault;
pub use finding::why;
pub use identifier::identifier;
pub use label::Label;
pub use message::problem_message;
pub use myth::Myth;
pub use phrase::Phrase;
pub use spoken::spoken;
pub use steps::Steps;
pub use symbology::Symbology;
pub use unit::amount;

/// The sentence of a phrase that has no blanks, or with its blanks left open.
pub fn say(lang: Lang, phrase: &Phrase<'_>) -> &'static str {
    match lang {
        Lang::Vi => vi::template(phrase),
        Lang::En => en::template(phrase),
        Lang::Zh => zh::template(phrase),
    }
}

/// The sentence of a phrase with its blanks filled by name.
pub fn say_with(lang: Lang, phrase: &Phrase<'_>, values: &[(&str, Value<'_>)]) -> String {
    blank::fill(lang, say(lang, phrase), values).unwrap_or_default()
}
