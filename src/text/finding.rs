//! The reason of a finding: the sentences whose blanks the evidence can fill.

use super::{Statement, Value, Writer, blank, disposition::disposition, identifier, say};
use trace::finding::{Evidence, Finding};

/// The reason of a finding, each sentence filled with its evidence.
///
/// The first piece of a kind fills `{date}`, the second `{date2}`. Of alternatives the first that
/// can be filled is said; a sentence that lacks evidence is left out, so that nothing is claimed
/// that was not shown.
pub fn why(writer: Writer, finding: &Finding) -> Vec<String> {
    let written: Vec<(&str, String)> = finding.evidence.iter().filter_map(|piece| written(writer, piece)).collect();
    let mut values: Vec<(&str, Value<'_>)> = Vec::with_capacity(written.len());
    for (name, text) in &written {
        let used = values.iter().any(|(known, _)| known == name);
        let name = if used { second(name) } else { name };
        values.push((name, Value::Text(text)));
    }
    let template = say(writer.lang, &Statement::FindingWhy(finding.code));
    template
        .split('~')
        .filter_map(|sentence| sentence.split('¦').find_map(|alternative| blank::fill(writer, alternative, &values)))
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
        "disposition" => "disposition2",
        _ => "",
    }
}

/// The name of the blank that a piece of evidence fills, and how it is written.
fn written(writer: Writer, piece: &Evidence) -> Option<(&'static str, String)> {
    let quantity = |value: f64, unit: &str| writer.quantity(value, Some(unit));
    let named = |id| identifier(writer.lang, id).into_owned();
    Some(match piece {
        Evidence::Event(_) | Evidence::Source(_) => return None,
        Evidence::Date(day) => ("date", writer.date(*day)),
        Evidence::Time(moment) => ("time", writer.time(*moment)),
        Evidence::Value(text) => ("value", text.clone()),
        Evidence::Expected(text) => ("expected", text.clone()),
        Evidence::Place(text) => ("place", named(text)),
        Evidence::Party(text) => ("party", named(text)),
        Evidence::Item(text) => ("item", named(text)),
        Evidence::Celsius(value) => ("celsius", quantity(*value, "CEL")),
        Evidence::Quantity { amount, uom } => ("quantity", writer.quantity(*amount, uom.as_deref())),
        Evidence::Kilometres(value) => ("km", quantity(value.round(), "KMT")),
        Evidence::KilometresPerHour(value) => ("kmh", quantity(value.round(), "KMH")),
        Evidence::Certificate(text) => ("certificate", text.clone()),
        Evidence::Disposition(text) => ("disposition", disposition(writer.lang, text).to_owned()),
    })
}
