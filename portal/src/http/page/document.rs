//! A page as a document: its head, the app's view as it is drawn here, and the answers that come with it.

use super::super::Portal;
use super::super::address::{FOLDER, STEM};
use super::pack::Sides;
use super::style::Here;
use super::{Asked, PREVIEW, picture, vocabulary};
use crate::content::json_text;
use axum::http::StatusCode;
use std::fmt::Write;
use std::sync::Arc;
use trace::report::{ItemLevel, TraceReport};
use trace::{Carried, Verdict};
use truyxuat::session::{Lang, Machine, Person, Progress, Scanned, Served, State, Unfolded, View};
use truyxuat::shell::{copies::Copy, given};
use truyxuat::text::{NO_INTL, Writer, answer, key_words, say};
use truyxuat::ui::served::{ANSWER, Addresses, app_name, said as drawn_words, served};

/// A report and what its page needs beside it.
pub(super) struct Document<'a> {
    pub(super) portal: &'a Portal,
    /// The portal at its own address.
    pub(super) here: &'a Here,
    pub(super) lang: Lang,
    pub(super) scan: Scanned,
    pub(super) report: Arc<TraceReport>,
    pub(super) copies: Vec<Copy>,
    /// A source has yet to answer.
    pub(super) waits: bool,
    /// The path of the item's own page, if this is one.
    pub(super) own: Option<&'a str>,
}

impl<'a> Document<'a> {
    /// The page of what was asked.
    pub(super) fn of(
        portal: &'a Portal,
        here: &'a Here,
        lang: Lang,
        asked: Asked,
        own: Option<&'a str>,
    ) -> Document<'a> {
        let Asked { scan, report, copies, waits } = asked;
        Document { portal, here, lang, scan, report, copies, waits, own }
    }

    /// 404 where every source answered and none knows the code, 400 where the code is none.
    pub(super) fn status(&self) -> StatusCode {
        match self.report.verdict {
            Verdict::NotFound => StatusCode::NOT_FOUND,
            Verdict::CodeInvalid => StatusCode::BAD_REQUEST,
            _ => StatusCode::OK,
        }
    }

    /// The page around its style.
    pub(super) fn html(&self) -> Sides {
        let config = &self.here.config;
        let progress = if self.waits { Progress::Asking } else { Progress::Done };
        let person = Person {
            view: View::Report,
            scanned: Some(self.scan.clone()),
            report: Some(Arc::clone(&self.report)),
            progress,
            // Without a script nothing is built later.
            unfolded: Unfolded::ALL,
            served: Some(Served::Alone(self.report.made_at)),
            ..Person::default()
        };
        let state = State { person, ..state(self.lang) };
        let own = self.own.map_or_else(|| format!("{FOLDER}?code={}", escaped(&self.scan.text)), str::to_owned);
        let view = served(&state, config, NO_INTL, addresses(&own));
        let answer = answer(Writer::plain(self.lang), &self.report);
        let title = format!("{} – {}", self.title(), answer.headline);
        let lead = format!("{}. {}", answer.headline, answer.lead());
        let head = Head {
            lang: self.lang,
            title: &title,
            description: &lead,
            // One item's page is for whoever holds it.
            is_indexed: self.own.is_some() && self.report.code.level == Some(ItemLevel::Product)
                || self.report.code.level == Some(ItemLevel::Lot),
            canonical: self.own.map(|path| format!("{}{path}", self.here.config.origin)),
            picture: self.own.map(|path| self.picture(path)),
            product: vocabulary::product(&self.report, config),
            answers: true,
        };
        head.around(self.portal, |out| {
            view.write_html(out);
            let code = text(&self.scan.text);
            let _ = write!(out, "<script type=\"application/json\" id=\"served\" data-code=\"{code}\">");
            given::write(&self.report, &self.copies, out);
            out.push_str("</script>");
        })
    }

    /// The address of the picture; another verdict has another, because chats keep pictures for ever.
    fn picture(&self, path: &str) -> String {
        let path = path.strip_prefix(FOLDER).unwrap_or(path);
        format!("{}{PREVIEW}{path}?v={}", self.here.config.origin, self.report.verdict.as_str())
    }

    /// Whose page it is.
    pub(super) fn installation(&self) -> String {
        app_name(&self.portal.page.config, self.lang)
    }

    /// The product by its name, else the code by what it identifies.
    pub(super) fn title(&self) -> String {
        let product = &self.report.product;
        if let Some(name) = &product.name {
            return product.said(&name.value, self.lang.tag()).0.to_owned();
        }
        match (&self.report.carried, trace::key(&self.report.carried)) {
            (_, Some(key)) => key_words(self.lang, &key),
            (Carried::Product(_) | Carried::Text, None) => {
                self.scan.text.strip_prefix(STEM).unwrap_or(&self.scan.text).chars().take(60).collect()
            }
            (carried, None) => say(self.lang, &truyxuat::text::Statement::Carried(carried)).to_owned(),
        }
    }
}

/// A page without a report.
pub(in crate::http) fn said(portal: &Portal, lang: Lang, heading: &str, lines: &[String]) -> String {
    let view = drawn_words(&state(lang), &portal.page.config, NO_INTL, addresses("/"), heading, lines);
    let description = lines.first().map(String::as_str).unwrap_or_default();
    let head = Head {
        lang,
        title: heading,
        description,
        is_indexed: false,
        canonical: None,
        picture: None,
        product: None,
        answers: false,
    };
    portal.page.sheet.whole(&head.around(portal, |out| view.write_html(out)))
}

fn state(lang: Lang) -> State {
    State { machine: Machine { lang, online: true, visible: true, ..Machine::default() }, ..State::default() }
}

fn addresses(own: &str) -> Addresses<'_> {
    let in_language = |own: &str, lang: Lang| {
        let between = if own.contains('?') { '&' } else { '?' };
        format!("{own}{between}lang={}", lang.tag())
    };
    Addresses { in_language, own, scan: "/", typed: FOLDER }
}

/// What stands before the body.
struct Head<'a> {
    lang: Lang,
    title: &'a str,
    description: &'a str,
    is_indexed: bool,
    canonical: Option<String>,
    /// The picture that stands for the page in a chat.
    picture: Option<String>,
    /// What the sources say about the product.
    product: Option<serde_json::Value>,
    /// It bears an answer.
    answers: bool,
}

impl Head<'_> {
    /// The page: `draw` writes what it shows.
    fn around(&self, portal: &Portal, draw: impl FnOnce(&mut String)) -> Sides {
        let style = &portal.page;
        let title = text(&format!("{} · {}", self.title, app_name(&style.config, self.lang)));
        let mut out = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
             <title>{title}</title><meta name=\"description\" content=\"{}\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">",
            self.lang.tag(),
            text(self.description),
        );
        if !self.is_indexed {
            out.push_str("<meta name=\"robots\" content=\"noindex\">");
        }
        if let Some(canonical) = &self.canonical {
            let canonical = text(canonical);
            let _ = write!(out, "<link rel=\"canonical\" href=\"{canonical}\">");
            for lang in Lang::ALL {
                let tag = lang.tag();
                let _ = write!(out, "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{canonical}?lang={tag}\">");
            }
        }
        self.preview(portal, &mut out);
        out.push_str("<style>");
        let before = std::mem::replace(&mut out, String::with_capacity(ROOM));
        out.push_str("</style>");
        if self.answers {
            // A browser that knows it paints no empty page before.
            let _ = write!(out, "<link rel=\"expect\" href=\"#{ANSWER}\" blocking=\"render\">");
        }
        if let Some(build) = &style.build {
            out.push_str(
                "<link rel=\"icon\" href=\"/icons/icon.svg\" type=\"image/svg+xml\">\
                 <link rel=\"apple-touch-icon\" href=\"/icons/icon-180.png\">\
                 <link rel=\"manifest\" href=\"/manifest.webmanifest\">",
            );
            let _ = write!(out, "<script type=\"module\" src=\"/truy-xuat.js?v={build}\"></script>");
        }
        out.push_str("</head><body><truy-xuat mode=\"page\">");
        draw(&mut out);
        out.push_str("</truy-xuat></body></html>");
        Sides { before, after: out }
    }
}

impl Head<'_> {
    /// What a chat or a search engine shows of the page.
    fn preview(&self, portal: &Portal, out: &mut String) {
        let locale = match self.lang {
            Lang::Vi => "vi_VN",
            Lang::En => "en_GB",
            Lang::Zh => "zh_CN",
        };
        let site = app_name(&portal.page.config, self.lang);
        let mut tags = vec![
            ("og:type", "website"),
            ("og:locale", locale),
            ("og:site_name", site.as_str()),
            ("og:title", self.title),
            ("og:description", self.description),
        ];
        tags.extend(self.canonical.as_deref().map(|it| ("og:url", it)));
        let (width, height) = (picture::SIZE.0.to_string(), picture::SIZE.1.to_string());
        if let Some(picture) = &self.picture {
            tags.extend([
                ("og:image", picture.as_str()),
                ("og:image:type", "image/png"),
                ("og:image:width", width.as_str()),
                ("og:image:height", height.as_str()),
                ("og:image:alt", self.title),
                ("twitter:card", "summary_large_image"),
            ]);
        }
        for (name, value) in tags {
            let _ = write!(out, "<meta property=\"{name}\" content=\"{}\">", text(value));
        }
        if let Some(product) = &self.product {
            let data = json_text(product).replace('<', "\\u003c");
            let _ = write!(out, "<script type=\"application/ld+json\">{data}</script>");
        }
    }
}

/// Bytes of a usual page behind its style.
const ROOM: usize = 96 * 1024;

/// A text inside HTML, in an element or a quoted attribute.
pub(super) fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A text as the value of a parameter.
fn escaped(text: &str) -> String {
    gs1::percent::encode(text.as_bytes(), gs1::percent::UriPart::Query)
}
