//! The reason of a finding: the sentences whose blanks the evidence can fill.

use super::{Lang, Statement, Value, blank, identifier, number, say, unit};
use crate::trace::finding::{Evidence, Finding};

/// The reason of a finding in one language, each sentence filled with its evidence.
///
/// The first piece of a kind fills `{date}`, the second `{date2}`. Of alternatives the first that
/// can be filled is said; a sentence that lacks evidence is left out, so that nothing is claimed
/// that was not shown.
pub fn why(lang: Lang, finding: &Finding) -> Vec<String> {
    let written: Vec<(&str, String)> = finding.evidence.iter().filter_map(|piece| written(lang, piece)).collect();
    let mut values: Vec<(&str, Value<'_>)> = Vec::with_capacity(written.len());
    for (name, text) in &written {
        let used = values.iter().any(|(known, _)| known == name);
        let name = if used { second(name) } else { name };
        values.push((name, Value::Text(text)));
    }
    let template = say(lang, &Statement::FindingWhy(finding.code));
    template
        .split('~')
        .filter_map(|sentence| sentence.split('¦').find_map(|alternative| blank::fill(lang, alternative, &values)))
        .collect()
}

fn second(name: &str) -> &'static str {
    match name {
        "date" => "date2",
        "time" => "time2",
        "value" => "value2",
        "expected" => "expected2",
        "place" => "place2",
        "party" => "party2",
        "item" => "item2",
        "celsius" => "celsius2",
        "quantity" => "quantity2",
        _ => "",
    }
}

/// The name of the blank that a piece of evidence fills, and how it is written.
fn written(lang: Lang, piece: &Evidence) -> Option<(&'static str, String)> {
    let with_unit = |value: f64, unit: &str| [&number(lang, value), unit].concat();
    Some(match piece {
        Evidence::Event(_) | Evidence::Source(_) => return None,
        Evidence::Date(day) => ("date", super::date(lang, *day)),
        Evidence::Time(moment) => ("time", super::time(lang, *moment)),
        Evidence::Value(text) => ("value", text.clone()),
        Evidence::Expected(text) => ("expected", text.clone()),
        Evidence::Place(text) => ("place", identifier(lang, text).into_owned()),
        Evidence::Party(text) => ("party", identifier(lang, text).into_owned()),
        Evidence::Item(text) => ("item", identifier(lang, text).into_owned()),
        Evidence::Celsius(value) => ("celsius", with_unit(*value, " °C")),
        Evidence::Quantity { amount, uom } => ("quantity", quantity(lang, *amount, uom.as_deref())),
        Evidence::Kilometres(value) => ("km", with_unit(value.round(), " km")),
        Evidence::KilometresPerHour(value) => ("kmh", with_unit(value.round(), " km/h")),
        Evidence::Certificate(text) => ("certificate", text.clone()),
        Evidence::Disposition(text) => ("disposition", text.clone()),
    })
}

/// A quantity; a unit that is not known is shown by its code, so that no amount loses its meaning.
fn quantity(lang: Lang, amount: f64, uom: Option<&str>) -> String {
    match uom {
        Some(code) => [number(lang, amount).as_str(), " ", unit::unit(lang, code).unwrap_or(code)].concat(),
        None => number(lang, amount),
    }
}
