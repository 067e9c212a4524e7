//! The product card: every value with who said it.

use std::borrow::Cow;

use gs1::Gtin;

use super::context::{Context, explain, section};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{Myth, ReportLabel, Value, Writer, disagreement, identifier, province};
use trace::clock::Date;
use trace::finding::{Disagreement, Field, Finding};
use trace::product::{Certificate, PartyName, ProductCard, Stated};
use trace::report::TraceReport;

/// The product card.
pub(super) fn product(context: &Context<'_>, report: &TraceReport) -> El {
    let card = &report.product;
    let name = match &card.name {
        Some(name) => context.of_card(el("p", "product-name"), card, &name.value),
        None => el("p", "product-name unknown").text(context.t(ReportLabel::NameUnknown)),
    };
    let fields = Fields { context, report, main: main_source(card), rows: Vec::new() };
    let both_dates = card.expires.is_some() && card.best_before.is_some();
    section(context, "card product", context.t(ReportLabel::ProductHeading))
        .maybe(picture(context, card))
        .child(name)
        .maybe(card.ocop_stars.as_ref().map(|stars| {
            let words = context.with(ReportLabel::FieldOcop, "n", Value::Count(stars.value.into()));
            el("p", "").child(el("span", "chip").text(words))
        }))
        .child(el("dl", "fields").children(fields.all(report, card)))
        .maybe(both_dates.then(|| explain(context, Myth::TwoDates)))
        .child(el("p", "who").text(speaker(context, report, main_source(card))))
}

/// Who says something: a source, or the code itself.
fn speaker(context: &Context<'_>, report: &TraceReport, source: Option<usize>) -> Text {
    match source.and_then(|index| report.sources.get(index)) {
        Some(line) => context.with_text(ReportLabel::WhoSays, &line.name),
        None => context.t(ReportLabel::WhoSaysCode),
    }
}

/// The source that gave the name speaks for the card, unless a field says otherwise.
fn main_source(card: &ProductCard) -> Option<usize> {
    card.name.as_ref().and_then(|name| name.source).or_else(|| card.maker.as_ref().and_then(|maker| maker.source))
}

/// A picture only from a host that the installation trusts, and never without a text beside it.
fn picture(context: &Context<'_>, card: &ProductCard) -> Option<El> {
    let address = &card.picture.as_ref()?.value;
    context.config.may_show_picture(address).then(|| {
        el("img", "product-picture")
            .attr("src", address.clone())
            .attr("alt", "")
            .attr("loading", "lazy")
            .attr("referrerpolicy", "no-referrer")
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
        self.dates(card);
        self.text(ReportLabel::FieldBrand, &card.brand);
        self.party(ReportLabel::FieldMaker, &card.maker);
        self.party(ReportLabel::FieldImporter, &card.importer);
        self.address(card);
        self.stated(ReportLabel::FieldOrigin, &card.origin, Writer::country);
        self.stated(ReportLabel::FieldNet, &card.net_content, Writer::amount);
        self.text(ReportLabel::FieldLot, &card.lot);
        self.text(ReportLabel::FieldSerial, &card.serial);
        if let Some(gtin) = &report.code.gtin {
            let printed = gtin.parse::<Gtin>().map_or_else(|_| gtin.clone(), |gtin| gtin.shortest().to_owned());
            self.row(ReportLabel::FieldGtin, printed.into(), Some(None));
        }
        let plain = |words: Text| el("dd", "").text(words);
        self.list(ReportLabel::FieldStandards, &card.standards, |_, standard| plain(standard.clone().into()));
        self.list(ReportLabel::FieldCertificates, &card.certificates, |row, it| plain(row.certificate(it)));
        self.list(ReportLabel::FieldSafety, &card.safety_warnings, |row, warning| {
            let cell = el("dd", "");
            row.context.of_card(cell, &row.report.product, warning)
        });
        self.rows
    }

    fn dates(&mut self, card: &ProductCard) {
        self.date(ReportLabel::FieldExpires, &card.expires);
        self.date(ReportLabel::FieldBestBefore, &card.best_before);
        self.date(ReportLabel::FieldProduced, &card.produced);
    }

    fn date(&mut self, name: ReportLabel, day: &Option<Stated<Date>>) {
        if let Some(day) = day {
            let words = self.context.writer().date(day.value).into();
            self.row(name, words, Some(day.source));
        }
    }

    fn text(&mut self, name: ReportLabel, text: &Option<Stated<String>>) {
        if let Some(text) = text {
            let said = self.context.foreign(el("dd", ""));
            self.add(name, text.value.clone().into(), Some(text.source), said);
        }
    }

    /// A value whose codes are put into words.
    fn stated(&mut self, name: ReportLabel, text: &Option<Stated<String>>, words: fn(Writer, &str) -> Cow<'_, str>) {
        if let Some(text) = text {
            let words = words(self.context.writer(), &text.value).into_owned();
            self.row(name, words.into(), Some(text.source));
        }
    }

    /// The address, and today's province where it names a former one.
    fn address(&mut self, card: &ProductCard) {
        let Some(address) = &card.address else {
            return;
        };
        let said = self.context.foreign(el("dd", ""));
        let words = self.context.writer().address(&address.value).into_owned();
        self.add(ReportLabel::FieldAddress, words.into(), Some(address.source), said);
        if let Some((old, new)) = province::former_in(&address.value)
            && let Some(row) = self.rows.pop()
        {
            let values = [("old", Value::Text(old)), ("new", Value::Text(new))];
            let words = self.context.say(&ReportLabel::ProvinceMerged, &values);
            self.rows.push(row.child(el("dd", "who merged").text(words)));
        }
    }

    fn party(&mut self, name: ReportLabel, party: &Option<Stated<PartyName>>) {
        if let Some(party) = party {
            let value = &party.value;
            let number = value.id.as_deref().map(|id| identifier(self.context.lang, id).into_owned());
            let words = value.name.clone().or(number);
            self.row(name, words.unwrap_or_default().into(), Some(party.source));
        }
    }

    fn certificate(&self, certificate: &Certificate) -> Text {
        let mut parts = vec![Text::from(certificate.name.clone().unwrap_or_else(|| certificate.id.clone()))];
        if let Some(agency) = &certificate.agency {
            parts.push(self.context.with_text(ReportLabel::IssuedBy, agency));
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
        let cells = cells.collect();
        self.push(name, cells);
    }

    fn row(&mut self, name: ReportLabel, words: Text, said_by: Option<Option<usize>>) {
        self.add(name, words, said_by, el("dd", ""));
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
        let who = who.map(|who| el("span", "who").attr("lang", context.lang.tag()).text(who));
        cell.maybe(who)
    }

    /// What the sources tell differently of a field.
    fn disputed(&self, name: ReportLabel) -> Option<&Disagreement> {
        let fields: &[Field] = match name {
            ReportLabel::FieldExpires => &[Field::Expiry],
            ReportLabel::FieldBestBefore => &[Field::BestBefore],
            ReportLabel::FieldProduced => &[Field::Produced, Field::Harvested],
            ReportLabel::FieldLot => &[Field::Lot],
            ReportLabel::FieldOrigin => &[Field::Origin],
            _ => return None,
        };
        let about = self.report.findings.iter().find_map(|finding| match finding {
            Finding::SourcesDisagree { about } => Some(about),
            _ => None,
        })?;
        about.iter().find(|about| fields.contains(&about.field))
    }

    fn push(&mut self, name: ReportLabel, cells: Vec<El>) {
        if !cells.is_empty() {
            let term = el("dt", "").text(self.context.t(name));
            let disputed = self.disputed(name).map(|about| {
                let words = disagreement(self.context.writer(), &self.report.sources, about);
                el("dd", "who").child(icon(Icon::Balance)).text(words)
            });
            let row = el("div", "field-row");
            let row = if disputed.is_some() { row.attr("data-disputed", "") } else { row };
            self.rows.push(row.child(term).children(cells).maybe(disputed));
        }
    }
}
