//! When two events are the same event.

use std::fmt::Write;

use epcis::Event;
use epcis::event::{
    Action, BizTransaction, Certification, Epc, EventType, Quantity, SensorElement, SensorMetadata, SensorReport,
    SourceDest,
};
use epcis::time::{Date, Timestamp};
use epcis::vocabulary::{BizStep, BizTransactionType, Disposition, Measurement};
use gs1::list::Gather;

/// Everything that an event says, without its identifier, its record time and its error declaration,
/// in one spelling: two events with equal content are duplicates.
pub(super) fn content(event: &Event) -> String {
    let mut out = frame(event);
    let _ = write!(out, "|d{}", event.disposition.as_ref().map_or("-", Disposition::word));
    sorted(&mut out, 'p', event.persistent.set.iter().map(|it| it.word().to_owned()));
    sorted(&mut out, 'n', event.persistent.unset.iter().map(|it| it.word().to_owned()));
    let _ = write!(out, "|r{}|b{}", optional(&event.read_point), optional(&event.biz_location));
    for (sign, quantities) in [
        ('q', &event.quantities),
        ('c', &event.child_quantities),
        ('i', &event.input_quantities),
        ('o', &event.output_quantities),
    ] {
        sorted(&mut out, sign, quantities.iter().map(amount));
    }
    sorted(&mut out, 's', event.sources.iter().map(party));
    sorted(&mut out, 't', event.destinations.iter().map(party));
    sorted(&mut out, 'z', event.biz_transactions.iter().map(transaction));
    Spelling(&mut out).rest(event);
    if let Some(ilmd) = event.raw.get("ilmd") {
        let _ = write!(out, "|m{ilmd}");
    }
    for (key, value) in event.extensions() {
        let _ = write!(out, "|{key}{value}");
    }
    out
}

/// What happened to which things and when: two sources that tell events with equal frames tell of one event.
pub(super) fn frame(event: &Event) -> String {
    let mut out = String::with_capacity(256);
    let action = match event.action {
        Some(Action::Add) => "+",
        Some(Action::Observe) => "=",
        Some(Action::Delete) => "-",
        None => "",
    };
    let _ = write!(out, "{}|{action}|{}", kind(&event.kind), event.biz_step.as_ref().map_or("-", BizStep::word));
    Spelling(&mut out).time(event.time);
    for (sign, things) in [('e', &event.epcs), ('c', &event.children), ('i', &event.inputs), ('o', &event.outputs)] {
        sorted(&mut out, sign, things.iter().map(name));
    }
    for (sign, quantities) in [
        ('q', &event.quantities),
        ('k', &event.child_quantities),
        ('j', &event.input_quantities),
        ('u', &event.output_quantities),
    ] {
        sorted(&mut out, sign, quantities.iter().map(|it| name(&it.class)));
    }
    let _ = write!(out, "|P{}", optional(&event.parent));
    out
}

fn sorted(out: &mut String, sign: char, items: impl Iterator<Item = String>) {
    let mut items: Vec<String> = items.gathered();
    gs1::order::sort(&mut items);
    items.dedup();
    if !items.is_empty() {
        let _ = write!(out, "|{sign}{}", items.join(","));
    }
}

fn kind(kind: &EventType) -> &str {
    match kind {
        EventType::Object => "O",
        EventType::Aggregation => "A",
        EventType::Association => "S",
        EventType::Transaction => "T",
        EventType::Transformation => "F",
        EventType::Other(word) => word,
    }
}

/// One spelling of an identifier: its key's canonical form, else its text.
pub(super) fn name(epc: &Epc) -> String {
    epc.key.as_ref().map_or_else(|| epc.text.clone(), ToString::to_string)
}

/// One spelling of a place: the GLN without its extension where it has one, so that the parts of a
/// site count as the site; else the text.
pub fn place_key(epc: &Epc) -> String {
    match epc.key.as_ref().and_then(|key| key.gln()) {
        Some(gln) => gln.to_owned(),
        None => epc.text.clone(),
    }
}

fn optional(epc: &Option<Epc>) -> String {
    epc.as_ref().map(name).unwrap_or_default()
}

fn amount(quantity: &Quantity) -> String {
    let mut out = name(&quantity.class);
    let mut spelling = Spelling(&mut out);
    spelling.number(quantity.amount);
    spelling.text(&quantity.uom);
    out
}

fn transaction(it: &BizTransaction) -> String {
    format!("{}={}", it.kind.as_ref().map_or("-", BizTransactionType::word), it.id)
}

fn party(end: &SourceDest) -> String {
    format!("{}={}", end.role.word(), name(&end.id))
}

/// Values one behind the other, each told from what follows: a text by its length, a number by its bits. What the
/// compiler would derive for people to read weighs far more.
struct Spelling<'a>(&'a mut String);

impl Spelling<'_> {
    fn text(&mut self, text: &Option<String>) {
        self.word(text.as_deref());
    }

    fn word(&mut self, word: Option<&str>) {
        let _ = match word {
            Some(word) => write!(self.0, "|{}:{word}", word.len()),
            None => write!(self.0, "|"),
        };
    }

    fn bits(&mut self, bits: Option<u64>) {
        let _ = match bits {
            Some(bits) => write!(self.0, "|{bits:x}"),
            None => write!(self.0, "|"),
        };
    }

    fn number(&mut self, number: Option<f64>) {
        self.bits(number.map(f64::to_bits));
    }

    fn time(&mut self, time: Option<Timestamp>) {
        self.bits(time.map(|time| time.millis().cast_unsigned()));
    }

    fn day(&mut self, day: Option<Date>) {
        self.bits(
            day.map(|day| u64::from(day.year.cast_unsigned()) << 16 | u64::from(day.month) << 8 | u64::from(day.day)),
        );
    }

    /// What is no list of things.
    fn rest(&mut self, event: &Event) {
        self.text(&event.transformation_id);
        self.0.push_str("|S");
        for SensorElement { metadata, reports } in &event.sensors {
            self.metadata(metadata);
            reports.iter().for_each(|report| self.report(report));
        }
        self.0.push_str("|C");
        event.certifications.iter().for_each(|it| self.certification(it));
    }

    fn metadata(&mut self, metadata: &SensorMetadata) {
        let SensorMetadata {
            time,
            start,
            end,
            device_id,
            device_metadata,
            raw_data,
            data_processing_method,
            biz_rules,
        } = metadata;
        self.0.push_str("|s");
        [time, start, end].into_iter().for_each(|it| self.time(*it));
        [device_id, device_metadata, raw_data, data_processing_method, biz_rules]
            .into_iter()
            .for_each(|it| self.text(it));
    }

    fn report(&mut self, report: &SensorReport) {
        let SensorReport {
            kind,
            exception,
            time,
            value,
            min,
            max,
            mean,
            standard_deviation,
            percentile_rank,
            percentile_value,
            uom,
            component,
            string_value,
            boolean_value,
            uri_value,
            microorganism,
            chemical_substance,
            device_id,
        } = report;
        self.0.push_str("|r");
        self.word(kind.as_ref().map(Measurement::word));
        self.time(*time);
        let numbers = [value, min, max, mean, standard_deviation, percentile_rank, percentile_value];
        numbers.into_iter().for_each(|it| self.number(*it));
        self.bits(boolean_value.map(u64::from));
        let texts = [exception, uom, component, string_value, uri_value, microorganism, chemical_substance, device_id];
        texts.into_iter().for_each(|it| self.text(it));
    }

    fn certification(&mut self, certification: &Certification) {
        let Certification { uri, agency, standard, identification, status, starts, ends } = certification;
        self.0.push_str("|c");
        [uri, agency, standard, identification, status].into_iter().for_each(|it| self.text(it));
        [starts, ends].into_iter().for_each(|it| self.day(*it));
    }
}
