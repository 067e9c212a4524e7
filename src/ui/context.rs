//! What every part of the page is given: state, configuration, and how to say things.

use super::class::{Class, class};
use super::node::{El, Text, el};
use crate::config::Config;
use crate::session::{Input, Lang, Mode, State};
use crate::text::{IN_TEXT, Intl, ReportLabel, Said, Statement, Value, Writer, harmless, quoted, say, say_with};
use crate::ui::{
    attr,
    tag::{self, Tag},
};
use trace::carried::Carried;
use trace::clock::{LocalTime, Timestamp, VIETNAM_OFFSET_MINUTES};
use trace::product::ProductCard;

use super::icon::{Icon, icon};

/// The state, the configuration and the language of one tree.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) state: &'a State,
    pub(super) config: &'a Config,
    pub(super) lang: Lang,
    /// Writes values in the language.
    pub(super) intl: Intl,
}

impl Context<'_> {
    /// Writes values in the page's language.
    pub(super) fn writer(&self) -> Writer {
        Writer::new(self.lang, self.intl)
    }

    /// A word or sentence without blanks.
    pub(super) fn t(&self, said: impl Said) -> Text {
        Text::Borrowed(say(self.lang, &said))
    }

    /// A sentence with one blank.
    pub(super) fn with(&self, label: impl Said, name: &str, value: Value<'_>) -> Text {
        self.say(&label, &[(name, value)])
    }

    /// A sentence with its blanks.
    pub(super) fn say(&self, said: &impl Said, values: &[(&str, Value<'_>)]) -> Text {
        Text::Owned(say_with(self.writer(), said, values))
    }

    /// A sentence with the blank `{text}`.
    pub(super) fn with_text(&self, label: impl Said, text: &str) -> Text {
        self.with(label, "text", Value::Text(text))
    }

    /// So many of something: one has its own words.
    pub(super) fn many(&self, one: ReportLabel, more: ReportLabel, count: usize) -> Text {
        if count == 1 { self.t(one) } else { self.with(more, "n", Value::Count(count)) }
    }

    /// So many items.
    pub(super) fn items(&self, count: usize) -> Text {
        self.many(ReportLabel::ItemsOne, ReportLabel::Items, count)
    }

    /// So many events.
    pub(super) fn times(&self, count: usize) -> Text {
        self.many(ReportLabel::TimesOne, ReportLabel::Times, count)
    }

    /// The tag of a heading; an embedded element leaves the first level to its page.
    pub(super) fn heading(&self, level: u8) -> Tag {
        match (level, self.state.machine.mode) {
            (1, Mode::Embed) => tag::H2,
            (1, _) => tag::H1,
            (2, Mode::Embed) => tag::H3,
            (2, _) => tag::H2,
            (_, Mode::Embed) => tag::H4,
            _ => tag::H3,
        }
    }

    /// The number at which a heading of the views takes the focus; none while it is covered or hidden.
    pub(super) fn turn(&self, is_shown: bool) -> u32 {
        let uncovered = is_shown && self.state.person.panel == crate::session::Panel::None;
        if uncovered { self.state.memory.screens } else { 0 }
    }

    /// Marks words of a source as Vietnamese where the page speaks another language.
    pub(super) fn foreign(&self, element: El) -> El {
        if self.lang == Lang::Vi { element } else { element.attr(attr::LANG, "vi") }
    }

    /// A text of the product card as a quotation, in the page's language where its source gave it; else as it is,
    /// with its language.
    pub(super) fn of_card(&self, element: El, card: &ProductCard, text: &str) -> El {
        let (text, lang) = card.said(text, self.lang.tag());
        self.in_language(element, lang).text(quoted(text))
    }

    /// Marks words of a source with their language, where it is not the page's: Vietnamese, unless the source says
    /// otherwise.
    pub(super) fn in_language(&self, element: El, lang: Option<&str>) -> El {
        match lang.map(|lang| (Lang::from_tag(lang), lang)) {
            Some((Some(lang), _)) if lang == self.lang => element,
            Some((_, lang)) => element.attr(attr::LANG, lang.to_owned()),
            None => self.foreign(element),
        }
    }

    /// Words of a source that stand apart, under their own heading: made harmless, and marked with their language.
    pub(super) fn theirs(&self, element: El, text: &str) -> El {
        self.foreign(element).text(harmless(text, IN_TEXT).into_owned())
    }

    /// A moment on Việt Nam's clock.
    pub(super) fn here(&self, moment: Timestamp) -> LocalTime {
        moment.at_offset(VIETNAM_OFFSET_MINUTES)
    }

    /// Whether the report shown is about a product.
    pub(super) fn is_product(&self) -> bool {
        let report = self.state.person.report.as_ref();
        report.is_some_and(|report| matches!(report.carried, Carried::Product(_)))
    }
}

/// A button with an icon and words.
pub(super) fn button(class: Class, sign: Icon, words: Text, input: Input) -> El {
    el(tag::BUTTON, class)
        .attr(attr::TYPE, "button")
        .click(input)
        .child(icon(sign))
        .child(el(tag::SPAN, class!("")).text(words))
}

/// A button whose words are only heard.
pub(super) fn icon_button(class: Class, sign: Icon, name: Text, input: Input) -> El {
    el(tag::BUTTON, class)
        .attr(attr::TYPE, "button")
        .attr(attr::ARIA_LABEL, name.clone())
        .attr(attr::TITLE, name)
        .click(input)
        .child(icon(sign))
}

/// A section with a heading.
pub(super) fn section(context: &Context<'_>, class: Class, title: Text) -> El {
    el(tag::SECTION, class).child(el(context.heading(2), class!("card-title")).text(title))
}

/// A question with its answer, closed at first.
pub(super) fn explain(context: &Context<'_>, myth: crate::text::Myth) -> El {
    el(tag::DETAILS, class!("explain"))
        .child(
            el(tag::SUMMARY, class!(""))
                .child(icon(Icon::Question))
                .child(el(tag::SPAN, class!("")).text(context.t(Statement::Myth(myth)))),
        )
        .child(el(tag::P, class!("")).text(context.t(Statement::MythAnswer(myth))))
}

/// Who says so: a small line.
pub(super) fn source_line(text: Text) -> El {
    el(tag::P, class!("who")).text(text)
}
