//! The product: its name and days with the answer, its safety warnings, and every other value with who said it.

use super::class::class;
use crate::ui::{attr, tag};
use std::borrow::Cow;

use gs1::Gtin;
use gs1::list::Gather;

use super::context::{Context, explain, section};
use super::fold::fold;
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::readable::readable;
use crate::session::Lang;
use crate::text::{
    IN_HEADING, IN_TEXT, Myth, ReportLabel, Value, Writer, harmless, identifier, main_finding, province, quoted,
    quoted_within,
};
use trace::clock::Date;
use trace::finding::{Disagreement, Field, Finding};
use trace::product::{Certificate, PartyName, ProductCard, Stated};
use trace::report::TraceReport;
use trace::verdict::Verdict;

/// The product as its source calls it, over the answer; of a code that nobody names, its number.
/// `speaks`: who says so is not named below.
pub(super) fn item(context: &Context<'_>, report: &TraceReport, speaks: bool) -> Option<El> {
    let card = &report.product;
    let names = el(tag::DIV, class!("verdict-names"));
    let names = match card.name.as_ref().filter(|name| !harmless(&name.value, 2).is_empty()) {
        Some(name) => {
            let words = |party: &PartyName| Some(party_words(context, party)).filter(|it| !it.is_empty());
            let maker = card.maker.as_ref().and_then(|Stated { value, .. }| {
                words(value).map(|words| if value.name.is_some() { quoted(&words) } else { words })
            });
            names
                .child(context.of_card(el(tag::P, class!("verdict-product")), card, &name.value))
                .maybe(maker.map(|maker| context.foreign(el(tag::P, class!("verdict-maker"))).text(maker)))
                .maybe(speaks.then(|| el(tag::P, class!("who")).text(speaker(context, report, name.source))))
        }
        None => names.child(el(tag::P, class!("verdict-product")).text(number(context, report)?)).maybe(
            (!report.pending && context.is_product())
                .then(|| el(tag::P, class!("verdict-maker")).text(context.t(ReportLabel::NameUnknown))),
        ),
    };
    Some(el(tag::DIV, class!("verdict-item")).maybe(picture(context, card)).child(names))
}

/// The number of the product, or the code as it was read.
fn number(context: &Context<'_>, report: &TraceReport) -> Option<Text> {
    match (&report.code.gtin, context.is_product()) {
        (Some(gtin), _) => Some(["GTIN ", &printed(gtin)].concat().into()),
        (None, true) => Some(readable(&report.code.raw).into()),
        (None, false) => None,
    }
}

/// A product number as it is printed.
fn printed(gtin: &str) -> String {
    gtin.parse::<Gtin>().map_or_else(|_| gtin.to_owned(), |gtin| gtin.shortest().to_owned())
}

/// Lot or serial, and the days that count, to be compared with the pack.
pub(super) fn facts(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let card = &report.product;
    let past = main_finding(report).and_then(|finding| match finding {
        Finding::Expired { expiry, inside: None, .. } => *expiry,
        Finding::PastBestBefore { date, .. } => Some(*date),
        _ => None,
    });
    let mut rows: Vec<El> = Vec::new();
    let mut row = |name: ReportLabel, value: Text, source: Option<usize>, is_past: bool| {
        let is_disputed = disputed(report, name).is_some();
        let who = match source {
            source if source == main_source(card) => None,
            // The number on the pack is the code's own; a day is said to be.
            None if matches!(name, ReportLabel::FieldLot | ReportLabel::FieldSerial) => None,
            None => Some(context.t(ReportLabel::InCode)),
            source => Some(speaker(context, report, source)),
        };
        rows.push(
            el(tag::DIV, class!("fact"))
                .flag(attr::DATA_PAST, is_past)
                .flag(attr::DATA_DISPUTED, is_disputed)
                .child(el(tag::DT, class!("")).text(context.t(name)))
                .child(
                    el(tag::DD, class!(""))
                        .text(value)
                        .maybe(is_disputed.then(|| icon(Icon::Balance)))
                        .maybe(who.map(|who| el(tag::SPAN, class!("who")).text(who))),
                ),
        );
    };
    let unit = card.serial.as_ref().map(|it| (ReportLabel::FieldSerial, it));
    let unit = unit.or_else(|| card.lot.as_ref().map(|it| (ReportLabel::FieldLot, it)));
    if let Some((name, told)) = unit.filter(|_| !is_stop(report)) {
        row(name, harmless(&told.value, IN_HEADING).into_owned().into(), told.source, false);
    }
    for (name, day) in days(report) {
        row(name, context.writer().date(day.value).into(), day.source, Some(day.value) == past);
    }
    (!rows.is_empty()).then(|| el(tag::DL, class!("verdict-facts")).children(rows))
}

/// The days that count: use-by, else best-before, else the day of production; a day that is past, in any case. One
/// that sources tell differently stands in the table of their words.
fn days(report: &TraceReport) -> Vec<(ReportLabel, &Stated<Date>)> {
    let card = &report.product;
    let best = (ReportLabel::FieldBestBefore, card.best_before.as_ref());
    let is_past = |finding: &Finding| matches!(finding, Finding::PastBestBefore { .. });
    let all = [(ReportLabel::UseBy, card.expires.as_ref()), best, (ReportLabel::FieldProduced, card.produced.as_ref())];
    let first = all.into_iter().find(|(_, day)| day.is_some());
    let more = Some(best).filter(|_| card.expires.is_some() && report.findings.iter().any(is_past));
    let in_table = |name: ReportLabel| report.verdict == Verdict::NeedsCrossCheck && disputed(report, name).is_some();
    let known = first.into_iter().chain(more).filter_map(|(name, day)| Some((name, day?)));
    known.filter(|(name, _)| !in_table(*name)).gathered()
}

fn is_stop(report: &TraceReport) -> bool {
    matches!(report.verdict, Verdict::Recalled | Verdict::Expired)
}

/// Allergens, storage and other warnings of the sources, near the top: in the reader's language where the source
/// gives it, else marked as what they are.
pub(super) fn safety(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let card = &report.product;
    let lines = card.safety_warnings.iter().map(|warning| {
        let (text, lang) = card.said(&warning.value, context.lang.tag());
        let is_own =
            lang.and_then(Lang::from_tag) == Some(context.lang) || (lang.is_none() && context.lang == Lang::Vi);
        let is_vietnamese = !is_own && lang.and_then(Lang::from_tag).is_none_or(|lang| lang == Lang::Vi);
        let words = context.in_language(el(tag::SPAN, class!("")), lang).text(quoted_within(text, IN_TEXT));
        let who = (warning.source != main_source(card)).then(|| speaker(context, report, warning.source));
        el(tag::LI, class!(""))
            .child(words)
            .maybe(is_vietnamese.then(|| el(tag::SPAN, class!("chip calm")).text(context.t(ReportLabel::InVietnamese))))
            .maybe(who.map(|who| el(tag::SPAN, class!("who")).text(who)))
    });
    (!card.safety_warnings.is_empty()).then(|| {
        section(context, class!("card safety"), context.t(ReportLabel::FieldSafety))
            .child(el(tag::UL, class!("")).children(lines.gathered()))
    })
}

/// What else is told of the product: every value with who said it.
pub(super) fn product(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let card = &report.product;
    let fields = Fields { context, report, main: main_source(card), rows: Vec::new() }.all(report, card);
    let both_dates = card.expires.is_some() && card.best_before.is_some();
    if fields.is_empty() {
        return None;
    }
    let result = context.items(fields.len());
    Some(
        fold(context, class!("card product"), context.t(ReportLabel::ProductHeading), result)
            .maybe(card.ocop_stars.as_ref().map(|stars| {
                let words = context.with(ReportLabel::FieldOcop, "n", Value::Count(stars.value.into()));
                el(tag::P, class!("")).child(el(tag::SPAN, class!("chip")).text(words))
            }))
            .child(el(tag::DL, class!("fields")).children(fields))
            .maybe(both_dates.then(|| explain(context, Myth::TwoDates)))
            .child(el(tag::P, class!("who")).text(speaker(context, report, main_source(card)))),
    )
}

/// Who says something: a source, or the code itself.
fn speaker(context: &Context<'_>, report: &TraceReport, source: Option<usize>) -> Text {
    match source.and_then(|index| report.sources.get(index)) {
        Some(line) => context.with_text(ReportLabel::WhoSays, &line.name),
        None => context.t(ReportLabel::WhoSaysCode),
    }
}

/// A party by its name, else by its number.
fn party_words(context: &Context<'_>, party: &PartyName) -> String {
    match &party.name {
        Some(name) => harmless(name, IN_HEADING).into_owned(),
        None => party.id.as_deref().map(|id| identifier(context.lang, id).into_owned()).unwrap_or_default(),
    }
}

/// What the sources tell differently of a field.
fn disputed(report: &TraceReport, name: ReportLabel) -> Option<&Disagreement> {
    let fields: &[Field] = match name {
        ReportLabel::FieldExpires | ReportLabel::UseBy => &[Field::Expiry],
        ReportLabel::FieldBestBefore => &[Field::BestBefore],
        ReportLabel::FieldProduced => &[Field::Produced, Field::Harvested],
        ReportLabel::FieldLot => &[Field::Lot],
        ReportLabel::FieldOrigin => &[Field::Origin],
        _ => return None,
    };
    let about = report.findings.iter().find_map(|finding| match finding {
        Finding::SourcesDisagree { about } => Some(about),
        _ => None,
    })?;
    about.iter().find(|about| fields.contains(&about.field))
}

/// The source that gave the name speaks for the card, unless a field says otherwise.
pub(super) fn main_source(card: &ProductCard) -> Option<usize> {
    card.name.as_ref().and_then(|name| name.source).or_else(|| card.maker.as_ref().and_then(|maker| maker.source))
}

/// A picture only from a host that the installation trusts, and never without a text beside it.
fn picture(context: &Context<'_>, card: &ProductCard) -> Option<El> {
    let address = &card.picture.as_ref()?.value;
    context.config.may_show_picture(address).then(|| {
        el(tag::IMG, class!("product-picture"))
            .attr(attr::SRC, address.clone())
            .attr(attr::ALT, "")
            .attr(attr::LOADING, "lazy")
            .attr(attr::REFERRERPOLICY, "no-referrer")
    })
}

/// Gathers the rows of the card.
struct Fields<'a> {
    context: &'a Context<'a>,
    report: &'a TraceReport,
    main: Option<usize>,
    rows: Vec<El>,
}

impl Fields<'_> {
    fn all(mut self, report: &TraceReport, card: &ProductCard) -> Vec<El> {
        // What stands with the answer is not said again.
        let said = days(report);
        let all = [
            (ReportLabel::FieldExpires, ReportLabel::UseBy, &card.expires),
            (ReportLabel::FieldBestBefore, ReportLabel::FieldBestBefore, &card.best_before),
            (ReportLabel::FieldProduced, ReportLabel::FieldProduced, &card.produced),
        ];
        for (name, with_answer, day) in all {
            if said.iter().all(|(said, _)| *said != with_answer) {
                self.date(name, day);
            }
        }
        self.text(ReportLabel::FieldBrand, &card.brand);
        if card.name.is_none() {
            self.party(ReportLabel::FieldMaker, &card.maker);
        }
        self.party(ReportLabel::FieldImporter, &card.importer);
        self.address(card);
        self.stated(ReportLabel::FieldOrigin, &card.origin, Writer::country);
        self.stated(ReportLabel::FieldNet, &card.net_content, Writer::amount);
        if card.serial.is_some() || is_stop(report) {
            self.text(ReportLabel::FieldLot, &card.lot);
        }
        if is_stop(report) {
            self.text(ReportLabel::FieldSerial, &card.serial);
        }
        if let Some(gtin) = report.code.gtin.as_ref().filter(|_| card.name.is_some()) {
            self.row(ReportLabel::FieldGtin, printed(gtin).into(), Some(None));
        }
        let plain = |words: Text| el(tag::DD, class!("")).text(words);
        self.list(ReportLabel::FieldStandards, &card.standards, |_, standard| {
            plain(harmless(standard, IN_HEADING).into_owned().into())
        });
        self.list(ReportLabel::FieldCertificates, &card.certificates, |row, it| plain(row.certificate(it)));
        self.rows
    }

    fn date(&mut self, name: ReportLabel, day: &Option<Stated<Date>>) {
        if let Some(day) = day {
            let words = self.context.writer().date(day.value).into();
            self.row(name, words, Some(day.source));
        }
    }

    fn text(&mut self, name: ReportLabel, text: &Option<Stated<String>>) {
        if let Some(text) = text {
            let said = self.context.foreign(el(tag::DD, class!("")));
            self.add(name, harmless(&text.value, IN_TEXT).into_owned().into(), Some(text.source), said);
        }
    }

    /// A value whose codes are put into words.
    fn stated(&mut self, name: ReportLabel, text: &Option<Stated<String>>, words: fn(Writer, &str) -> Cow<'_, str>) {
        if let Some(text) = text {
            let words = words(self.context.writer(), &harmless(&text.value, IN_TEXT)).into_owned();
            self.row(name, words.into(), Some(text.source));
        }
    }

    /// The address, and today's province where it names a former one.
    fn address(&mut self, card: &ProductCard) {
        let Some(address) = &card.address else {
            return;
        };
        let said = self.context.foreign(el(tag::DD, class!("")));
        let words = self.context.writer().address(&harmless(&address.value, IN_TEXT)).into_owned();
        self.add(ReportLabel::FieldAddress, words.into(), Some(address.source), said);
        if let Some((old, new)) = province::former_in(&address.value)
            && let Some(row) = self.rows.pop()
        {
            let values = [("old", Value::Text(old)), ("new", Value::Text(new))];
            let words = self.context.say(&ReportLabel::ProvinceMerged, &values);
            self.rows.push(row.child(el(tag::DD, class!("who merged")).text(words)));
        }
    }

    fn party(&mut self, name: ReportLabel, party: &Option<Stated<PartyName>>) {
        if let Some(party) = party {
            let words = party_words(self.context, &party.value);
            self.add(name, words.into(), Some(party.source), self.context.foreign(el(tag::DD, class!(""))));
        }
    }

    fn certificate(&self, certificate: &Certificate) -> Text {
        let name = certificate.name.as_ref().unwrap_or(&certificate.id);
        let mut parts = vec![Text::from(harmless(name, IN_HEADING).into_owned())];
        if let Some(agency) = &certificate.agency {
            parts.push(self.context.with_text(ReportLabel::IssuedBy, &harmless(agency, IN_HEADING)));
        }
        if let Some(ends) = certificate.ends {
            let until = Value::Date(ends);
            parts.push(self.context.with(ReportLabel::ValidUntil, "date", until));
        }
        parts.join(", ").into()
    }

    /// One row for all values of a name, whoever states them.
    fn list<T>(&mut self, name: ReportLabel, all: &[Stated<T>], cell: impl Fn(&Self, &T) -> El) {
        let cells = all.iter().map(|one| self.cell(Some(one.source), cell(self, &one.value)));
        let cells = cells.gathered();
        self.push(name, cells);
    }

    fn row(&mut self, name: ReportLabel, words: Text, said_by: Option<Option<usize>>) {
        self.add(name, words, said_by, el(tag::DD, class!("")));
    }

    /// `said_by` is the source, or the code itself; `cell` takes the words.
    fn add(&mut self, name: ReportLabel, words: Text, said_by: Option<Option<usize>>, cell: El) {
        if !words.is_empty() {
            let cell = self.cell(said_by, cell.text(words));
            self.push(name, vec![cell]);
        }
    }

    fn cell(&self, said_by: Option<Option<usize>>, cell: El) -> El {
        let context = self.context;
        let other = said_by.filter(|source| *source != self.main);
        let who = other.map(|source| speaker(context, self.report, source));
        let who = who.map(|who| el(tag::SPAN, class!("who")).attr(attr::LANG, context.lang.tag()).text(who));
        cell.maybe(who)
    }

    fn push(&mut self, name: ReportLabel, cells: Vec<El>) {
        if !cells.is_empty() {
            let term = el(tag::DT, class!("")).text(self.context.t(name));
            let is_disputed = disputed(self.report, name).is_some();
            let term = term.maybe(is_disputed.then(|| icon(Icon::Balance)));
            self.rows.push(
                el(tag::DIV, class!("field-row")).flag(attr::DATA_DISPUTED, is_disputed).child(term).children(cells),
            );
        }
    }
}
