//! A part that is folded behind a heading which tells its result in a word.

use super::class::{Class, class};
use super::context::Context;
use super::node::{Act, El, Text, el};
use crate::session::{Fold, Input};
use crate::ui::{event, tag};

/// A folded part: "heading: result".
pub(super) fn fold(context: &Context<'_>, class: Class, title: Text, result: Text) -> El {
    let heading = el(context.heading(2), class!("fold-name")).text(title);
    let heading = if result.is_empty() {
        heading
    } else {
        heading.text(context.lang.colon()).child(el(tag::SPAN, class!("fold-result")).text(within(&result)))
    };
    el(tag::DETAILS, class).child(el(tag::SUMMARY, class!("")).child(heading))
}

/// A folded part that may be long: its content is built when it is opened.
pub(super) fn long(context: &Context<'_>, element: El, which: Fold, content: impl FnOnce() -> El) -> El {
    let is_open = context.state.person.unfolded.holds(which);
    element.on(event::TOGGLE, Act::Send(Input::Unfolded(which))).maybe(is_open.then(content))
}

/// A sentence's beginning inside another one: small, unless the word is written in capitals.
fn within(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_begins_small_within_its_heading() {
        for (text, expected) in [
            ("Đúng cấu trúc", "đúng cấu trúc"),
            ("GTIN đúng", "GTIN đúng"),
            ("2 nguồn", "2 nguồn"),
            ("找到", "找到"),
            ("", ""),
        ] {
            assert_eq!(within(text), expected);
        }
    }
}
