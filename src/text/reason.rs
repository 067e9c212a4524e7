//! The reason of a finding: its sentences, filled with its evidence.
//!
//! A sentence is an array of the texts around its values: one that lacks a value, or that a language
//! lacks, does not compile. A value that is not known has a sentence without it, or none.

use super::sentences::Reasons;
use super::{
    IN_TEXT, Lang, Statement, Value, Writer, disposition::disposition, harmless, learnt::others, named, quoted,
    quoted_within, say, say_with, vi,
};
use gs1::list::Gather;
use trace::clock::LocalTime;
use trace::finding::{Aggregation, Amount, Balance, Contrast, Denial, Disagreement, Finding, Inside, Missed, Saying};
use trace::report::{SourceLine, TraceReport};
use trace::unread::Reason;

pub(super) fn reasons(lang: Lang) -> &'static Reasons {
    others(lang).map_or(&vi::REASONS, |words| words.reasons)
}

/// A sentence with its values.
fn fill<const TEXTS: usize, const VALUES: usize>(texts: &[&str; TEXTS], values: [String; VALUES]) -> String {
    const { assert!(TEXTS == VALUES + 1, "a value stands between two texts") };
    join(texts, &values)
}

fn join(texts: &[&str], values: &[String]) -> String {
    let mut out = String::new();
    for (at, text) in texts.iter().enumerate() {
        out.push_str(text);
        out.extend(values.get(at).map(String::as_str));
    }
    out
}

/// The reason of a finding of `report`, sentence by sentence, the evidence first.
pub fn why(writer: Writer, report: &TraceReport, finding: &Finding) -> Vec<String> {
    let sources = &report.sources;
    let words = reasons(writer.lang);
    let plain = |texts: &[&str; 1]| Some(texts[0].to_owned());
    let on = |texts: &[&str; 2], time: Option<LocalTime>| Some(fill(texts, [writer.time(time?)]));
    let one = |texts: &[&str; 2], value: Option<String>| Some(fill(texts, [value?]));
    let named = |id: &String| named(writer.lang, report, id).into_owned();
    let celsius = |value: f64| writer.quantity(value, Some("CEL"));
    let amount = |it: &Amount| writer.quantity(it.amount, it.uom.as_deref());
    let sentences: Vec<Option<String>> = match finding {
        Finding::Recalled { basis, part, inside, notice: None } => vec![
            on(&words.recalled_on, basis.time()).or_else(|| plain(&words.recalled)),
            one(&words.recall_part, part.as_ref().map(amount)),
            one(&words.recalled_inside, inside.as_ref().map(named)),
        ],
        Finding::Recalled { notice: Some(notice), .. } => {
            // Its texts are a source's, and may end as sentences do.
            let said = |text: &Option<String>| {
                let text = notice.said(text.as_deref()?, writer.lang.tag()).0;
                Some(quoted_within(text.trim_end_matches(['.', '。', ' ']), IN_TEXT))
            };
            let is_bare = notice.date.is_none() && notice.reason.is_none() && notice.issuer.is_none();
            vec![
                plain(&words.recalled).filter(|_| is_bare),
                one(&words.recall_reason, said(&notice.reason)),
                one(&words.recall_issuer, said(&notice.issuer)),
                one(&words.recall_date, notice.date.map(|day| writer.date(day))),
                one(&words.recall_action, said(&notice.action)),
                one(&words.recall_phone, said(&notice.telephone)),
                one(&words.recall_page, said(&notice.page)),
            ]
        }
        Finding::RecalledUpstream { input, at } => {
            vec![one(&words.input_recalled, Some(named(input))), on(&words.recalled_on, at.time)]
        }
        Finding::Expired { expiry: Some(day), inside: Some(inside), .. } => {
            let (words, id) = match inside {
                Inside::Held(id) => (&words.expired_inside, id),
                Inside::Used(id) => (&words.expired_used, id),
            };
            vec![Some(fill(words, [named(id), writer.date(*day)]))]
        }
        Finding::Expired { expiry: Some(day), .. } => vec![one(&words.expired_on, Some(writer.date(*day)))],
        Finding::Expired { expiry: None, .. } => vec![plain(&words.expired_state)],
        Finding::Destroyed { at } => vec![on(&words.destroyed_on, at.time), plain(&words.destroyed_means)],
        Finding::Stolen { at } => vec![on(&words.stolen_on, at.time), plain(&words.stolen_means)],
        Finding::PastBestBefore { date, .. } => {
            vec![one(&words.best_before, Some(writer.date(*date))), plain(&words.best_before_means)]
        }
        Finding::NotSellable { state, .. } => {
            let state = disposition(writer.lang, state).into_owned();
            vec![one(&words.state, Some(state)), plain(&words.state_means)]
        }
        Finding::NoPedigreeMatch { .. } => vec![plain(&words.no_match)],
        Finding::AlreadySold { at, place } => {
            vec![on(&words.sold_on, at.time), one(&words.sold_at, place.as_ref().map(named)), plain(&words.sold_means)]
        }
        Finding::EventAfterEndOfLife { at, .. } => {
            vec![on(&words.after_end, at.time), plain(&words.after_end_means)]
        }
        Finding::SecondCommissioning { at, .. } => vec![plain(&words.second_serial), on(&words.second_on, at.time)],
        Finding::BeforeOrigin { at, .. } => vec![on(&words.before_origin, at.time)],
        Finding::EventInFuture { at } => vec![on(&words.in_future, at.time)],
        Finding::RecordedBeforeEvent { at, recorded } => {
            vec![at.time.map(|time| fill(&words.recorded_before, [writer.time(time), writer.time(*recorded)]))]
        }
        Finding::ReceivedNotShipped { place, .. } => {
            vec![one(&words.received_at, place.as_ref().map(named)), plain(&words.received_means)]
        }
        Finding::WrongReceiver { place: Some(place), expected: Some(expected), .. } => {
            vec![Some(fill(&words.wrong_receiver, [named(expected), named(place)]))]
        }
        Finding::WrongReceiver { place, .. } => vec![one(&words.wrong_place, place.as_ref().map(named))],
        Finding::ImpossibleTravel { km, kmh, .. } => {
            let [km, kmh] = [(km, "KMT"), (kmh, "KMH")].map(|(value, unit)| writer.quantity(value.round(), Some(unit)));
            vec![Some(fill(&words.travel, [km, kmh])), plain(&words.travel_means)]
        }
        Finding::TwoPlacesAtOnce { at, places: [one, other], .. } => {
            vec![at.time.map(|time| fill(&words.two_places, [writer.time(time), named(one), named(other)]))]
        }
        Finding::LotMismatch { code, told, .. } => {
            vec![Some(fill(&words.lot_differs, [quoted(code), quoted(told)]))]
        }
        Finding::ExpiryMismatch { code, told, .. } => {
            vec![
                Some(fill(&words.expiry_differs, [writer.date(*code), writer.date(*told)])),
                plain(&words.expiry_means),
            ]
        }
        Finding::AggregationBroken { how, .. } => vec![Some(match how {
            Aggregation::InTwo { containers: [one, other], .. } => fill(&words.in_two, [named(one), named(other)]),
            Aggregation::NeverPacked { container } => fill(&words.never_packed, [named(container)]),
            Aggregation::TooMany { packed, unpacked } => fill(&words.too_many, [amount(packed), amount(unpacked)]),
        })],
        Finding::MassBalance { into, out, how, .. } => {
            let (into, out) = (amount(into), amount(out));
            match how {
                Balance::Processing => {
                    vec![Some(fill(&words.balance_processing, [into, out])), plain(&words.balance_means)]
                }
                Balance::Lot => vec![Some(fill(&words.balance_lot, [into, out]))],
                Balance::Input { input } => vec![Some(fill(&words.balance_input, [named(input), into, out]))],
                Balance::Shipment => vec![Some(fill(&words.balance_shipment, [into, out]))],
            }
        }
        Finding::ColdChainBroken { at, measured, limit, place } => {
            let measured = measured.map(|value| match (place, at.time) {
                (Some(place), _) => fill(&words.measured_at, [celsius(value), named(place)]),
                (None, Some(time)) => fill(&words.measured_on, [celsius(value), writer.time(time)]),
                (None, None) => fill(&words.measured, [celsius(value)]),
            });
            vec![measured, one(&words.limit, limit.map(celsius))]
        }
        Finding::CertificateExpired { certificate, ended, .. } => vec![match (certificate, ended) {
            (Some(name), Some(day)) => Some(fill(&words.certificate_ended, [quoted(name), writer.date(*day)])),
            (None, Some(day)) => one(&words.unnamed_certificate_ended, Some(writer.date(*day))),
            (name, None) => one(&words.certificate, name.as_deref().map(quoted)),
        }],
        Finding::SignatureInvalid { fault, .. } => {
            let fault = say(writer.lang, &Statement::SignatureFault(*fault)).to_owned();
            vec![Some(fault), plain(&words.signature_invalid)]
        }
        Finding::SourcesDisagree { about } => {
            let about = about.iter().map(|it| Some(disagreement(writer, report, it)));
            about.chain([plain(&words.disagree_means)]).gathered()
        }
        Finding::NoOriginEvent {} => vec![plain(&words.no_origin)],
        Finding::ShippedNotReceived { place, .. } => {
            vec![one(&words.shipped_to, place.as_ref().map(named)), plain(&words.shipped_means)]
        }
        Finding::StepBackMissing { inputs } => {
            let inputs: Vec<String> = inputs.iter().map(named).gathered();
            let inputs: Vec<&str> = inputs.iter().map(String::as_str).gathered();
            vec![one(&words.missing_input, Some(writer.list(&inputs))), plain(&words.missing_means)]
        }
        Finding::OtherItem { .. } => vec![plain(&words.other_item)],
        Finding::SecondCommissioningLot { .. } => vec![plain(&words.second_lot)],
        Finding::EventCorrected { .. } => vec![plain(&words.corrected)],
        Finding::EventWithdrawn { .. } => vec![plain(&words.withdrawn)],
        Finding::HashUnconfirmed { .. } => vec![plain(&words.hash_unconfirmed)],
        Finding::HashConfirmed { .. } => vec![plain(&words.hash_confirmed)],
        Finding::SignatureValid { uncovered, .. } if uncovered.is_empty() => vec![plain(&words.signature_valid)],
        Finding::SignatureValid { uncovered, .. } => {
            let parts: Vec<&str> = uncovered.iter().map(|part| say(writer.lang, &Statement::Part(*part))).gathered();
            vec![plain(&words.signature_part), one(&words.uncovered, Some(writer.list(&parts)))]
        }
        Finding::NotAllRead { unread } => {
            let told = unread.iter().take(MOST_MISSED).map(|it| Some(missed(writer, sources, it)));
            let more = unread.len().checked_sub(MOST_MISSED).filter(|more| *more > 0);
            told.chain([one(&words.missed_more, more.map(|more| writer.count(more)))]).gathered()
        }
        Finding::LotsRecalled { lots, serials, .. } => {
            let told = |words, all: &[String]| {
                let all: Vec<_> = all.iter().map(|one| harmless(one, IN_TEXT)).gathered();
                let all: Vec<&str> = all.iter().map(AsRef::as_ref).gathered();
                one(words, (!all.is_empty()).then(|| writer.list(&all)))
            };
            vec![
                told(&words.lots_recalled, lots),
                told(&words.serials_recalled, serials),
                plain(&words.lots_recalled_means),
            ]
        }
        Finding::PartAffected { parts } => {
            let parts = parts.iter().map(|part| {
                let state = disposition(writer.lang, &part.state).into_owned();
                match &part.amount {
                    Some(it) => Some(fill(&words.part_amount, [amount(it), state])),
                    None => one(&words.part, Some(state)),
                }
            });
            parts.chain([plain(&words.part_means)]).gathered()
        }
        Finding::EventFlagged { .. } => vec![plain(&words.flagged)],
        Finding::OtherReading { readings } => {
            let readings: Vec<_> = readings.iter().map(|reading| harmless(reading, IN_TEXT)).gathered();
            let readings: Vec<&str> = readings.iter().map(AsRef::as_ref).gathered();
            vec![one(&words.readings, Some(writer.list(&readings))), plain(&words.readings_means)]
        }
        Finding::SerialUnknown {} => vec![plain(&words.serial_unknown)],
        Finding::StaleCopy { copied, .. } => vec![on(&words.copied_on, Some(*copied)), plain(&words.copied_means)],
        Finding::ClassLevelOnly {} => vec![plain(&words.class_level)],
        Finding::LotLevelOnly {} => vec![plain(&words.lot_level)],
        Finding::RestrictedNumber { .. } => vec![plain(&words.restricted)],
        Finding::ForeignPrefix { .. } => vec![plain(&words.foreign)],
        Finding::UntrustedHost { host, .. } => vec![one(&words.host, Some(quoted(host))), plain(&words.host_means)],
        Finding::DisguisedLink { shown, host } => vec![Some(fill(&words.disguised, [quoted(shown), quoted(host)]))],
    };
    sentences.into_iter().flatten().gathered()
}

/// More of what was not read than this is counted, not told.
const MOST_MISSED: usize = 8;

/// Whose it is, what was not read, why and where.
fn missed(writer: Writer, sources: &[SourceLine], missed: &Missed) -> String {
    let words = reasons(writer.lang);
    let name = sources.get(missed.source).map_or(String::new(), |source| source.name.clone());
    let what = say(writer.lang, &Statement::NotRead(missed.what)).to_owned();
    let what = match missed.what.reason() {
        Some(reason) => {
            let status = match reason {
                Reason::Unavailable(why) => why.status(),
                _ => None,
            };
            let status = Value::Count(status.map_or(0, usize::from));
            fill(&words.missed_why, [what, say_with(writer, &Statement::Reason(reason), &[("n", status)])])
        }
        None => what,
    };
    match missed.at.as_str() {
        "" => fill(&words.missed, [name, what]),
        at => fill(&words.missed_at, [name, what, harmless(at, IN_TEXT).into_owned()]),
    }
}

/// What two sources say of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The field.
    pub field: &'static str,
    /// What each says, and when.
    pub said: [String; 2],
}

/// Which field, and what each source says of it.
pub fn told(writer: Writer, report: &TraceReport, about: &Disagreement) -> Told {
    let words = reasons(writer.lang);
    let said = match &about.said {
        Contrast::Texts(texts) => texts.each_ref().map(|text| quoted(text)),
        Contrast::Dates(days) => days.map(|day| writer.date(day)),
        Contrast::Times(times) => times.map(|time| writer.time(time)),
        Contrast::Names(names) => names.each_ref().map(|name| named(writer.lang, report, name).into_owned()),
        Contrast::Amounts(amounts) => amounts.each_ref().map(|it| writer.quantity(it.amount, it.uom.as_deref())),
        Contrast::Lifted(state) => {
            let state = disposition(writer.lang, state).into_owned();
            [state.clone(), fill(&words.lifted, [state])]
        }
        Contrast::Denied { state, denial } => {
            let told = state.as_ref().map(|state| disposition(writer.lang, state));
            let denied = match denial {
                Denial::DidNotOccur => words.denied,
                Denial::Wrong => words.declared_wrong,
            };
            [told.unwrap_or(words.occurred[0].into()).into_owned(), denied[0].to_owned()]
        }
        Contrast::States(states) => states.each_ref().map(|state| disposition(writer.lang, state).into_owned()),
    };
    // One event that both tell needs no time.
    let is_one = about.one.time == about.other.time;
    let when = |value: String, by: &Saying| match (by.time.filter(|_| !is_one), &about.said) {
        (_, Contrast::Times(_)) | (None, _) => value,
        (Some(time), _) => fill(&words.as_of, [value, writer.time(time)]),
    };
    let [one, other] = said;
    let field = say(writer.lang, &Statement::Field(about.field));
    Told { field, said: [when(one, &about.one), when(other, &about.other)] }
}

/// The same in one sentence, with the sources' names.
fn disagreement(writer: Writer, report: &TraceReport, about: &Disagreement) -> String {
    let name = |by: &Saying| report.sources.get(by.source).map_or(String::new(), |source| source.name.clone());
    let Told { field, said: [one, other] } = told(writer, report, about);
    let values = [field.to_owned(), name(&about.one), one, name(&about.other), other];
    fill(&reasons(writer.lang).disagree, values)
}
