//! `cold_chain_broken`: a measured temperature left the band that was declared. No band is guessed.
//!
//! | declared by | broken by |
//! |---|---|
//! | the sensor: a temperature report marked `ALARM_CONDITION` | itself |
//! | the code: AI (4330)–(4333); the record: a highest or lowest temperature | a reading beyond it |
//!
//! Alarms about the item's inputs count as well. `ERROR_CONDITION` speaks of the device, not the goods.
//! Source: EPCIS 2.0, section 7.3.7.3; CBV 2.0, section 7.7 (sensor alert types).

use epcis::event::{SensorReport, local_name};
use epcis::vocabulary::Measurement;
use gs1::list::Gather;
use serde_json::Value;

use super::{Case, at};
use crate::finding::Finding;
use crate::history::{Deed, Role};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let own = case.history.own.iter();
    let inputs = case.history.inputs.iter().flat_map(|input| &input.deeds);
    let (low, high) = limits(case);
    let outside = |min: f64, max: f64| {
        let above = high.filter(|high| max > *high).map(|high| (max, high));
        above.or(low.filter(|low| min < *low).map(|low| (min, low)))
    };
    // The limits are the item's own; its inputs have others.
    let mut found: Vec<Finding> = own.clone().filter_map(|deed| alarm(case, deed, outside)).gathered();
    inputs.filter_map(|deed| alarm(case, deed, |_, _| None)).gather_into(&mut found);
    for deed in own.filter(|deed| deed.role != Role::Input) {
        let beyond = reports(deed).filter_map(SensorReport::celsius).filter_map(|(min, max)| outside(min, max));
        beyond.map(|(measured, limit)| broken(case, deed, Some(measured), Some(limit))).gather_into(&mut found);
    }
    found
}

fn broken(case: &Case<'_>, deed: &Deed<'_>, measured: Option<f64>, limit: Option<f64>) -> Finding {
    Finding::ColdChainBroken { at: at(deed), measured, limit, place: case.place(deed) }
}

fn reports<'e>(deed: &Deed<'e>) -> impl Iterator<Item = &'e SensorReport> {
    deed.event.sensors.iter().flat_map(|element| &element.reports)
}

/// `outside` gives what of the lowest and highest temperature is beyond which limit.
fn alarm(case: &Case<'_>, deed: &Deed<'_>, outside: impl Fn(f64, f64) -> Option<(f64, f64)>) -> Option<Finding> {
    let report = reports(deed).find(|report| is_alarm(report))?;
    let (measured, limit) = report.celsius().map_or((None, None), |(min, max)| match outside(min, max) {
        Some((measured, limit)) => (Some(measured), Some(limit)),
        None => (Some(max), None),
    });
    Some(broken(case, deed, measured, limit))
}

pub(crate) fn is_alarm(report: &SensorReport) -> bool {
    let marked = report.exception.as_deref().is_some_and(|word| local_name(word).ends_with("ALARM_CONDITION"));
    marked && report.kind == Some(Measurement::Temperature) && report.boolean_value != Some(false)
}

/// The declared lowest and highest temperature: the strictest of what code and records say.
fn limits(case: &Case<'_>) -> (Option<f64>, Option<f64>) {
    let mut low = case.item.min_celsius;
    let mut high = case.item.max_celsius;
    let mut add = |name: &str, value: f64| {
        let name = name.to_ascii_lowercase();
        if !name.contains("temp") {
            return;
        }
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if says(&["max", "upper", "highest"]) {
            high = Some(high.map_or(value, |known| known.min(value)));
        } else if says(&["min", "lower", "lowest"]) {
            low = Some(low.map_or(value, |known| known.max(value)));
        }
    };
    let own = case.history.own.iter().filter(|deed| deed.via.is_none() && deed.role != Role::Input);
    for deed in own {
        let ilmd = deed.event.ilmd_map();
        let fields =
            ilmd.into_iter().flatten().map(|(key, value)| (key.as_str(), value)).chain(deed.event.extensions());
        for (key, value) in fields {
            let name = local_name(key);
            match degrees(value) {
                Some(value) => add(name, value),
                None => {
                    for (key, value) in value.as_object().into_iter().flatten() {
                        degrees(value).into_iter().for_each(|value| add(&format!("{name}{}", local_name(key)), value));
                    }
                }
            }
        }
    }
    let documents = case.answers.iter().flat_map(|answer| &answer.documents);
    for entry in documents.flat_map(|document| &document.master_data.entries) {
        let about_item = entry.id.key.as_ref().is_some_and(|key| case.history.scope(key, &case.item.key).is_some());
        for (name, value) in entry.attributes.iter().filter(|_| about_item) {
            gs1::decimal(value.trim()).into_iter().for_each(|value| add(name, value));
        }
    }
    (low.filter(|it| it.is_finite()), high.filter(|it| it.is_finite()))
}

/// Degrees Celsius: a number, a number as text, or an object with a value and a unit.
fn degrees(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => gs1::decimal(text.trim()),
        Value::Object(map) => {
            let inner =
                |names: &[&str]| map.iter().find(|(key, _)| names.contains(&local_name(key))).map(|(_, value)| value);
            let number = inner(&["value", "@value"]).filter(|value| !value.is_object()).and_then(degrees)?;
            match inner(&["uom", "unitCode", "measurementUnitCode"]).and_then(Value::as_str) {
                Some("FAH") => Some((number - 32.0) / 1.8),
                Some("KEL") => Some(number - 273.15),
                _ => Some(number),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    const MADE: &str = "1T8 commissioning active @A";

    #[test]
    fn an_alarm_of_a_temperature_sensor_counts() {
        check("lot", &format!("{MADE}; 2T8 storing active @A t=9 alarm"), "cold_chain_broken");
        check("lot", &format!("{MADE}; 2T8 storing active @A t=9 error"), "");
        check("lot", &format!("{MADE}; 2T8 storing active @A humidity alarm"), "");
        check(
            "lot",
            "1T8 commissioning active #X1; 1T9 storing active #X1 t=9 alarm; 2T8 make X1",
            "cold_chain_broken",
        );
        check("lot", &format!("{MADE}; 2T8 pack C1 -; 3T8 transporting - #C1 t=9 alarm"), "cold_chain_broken");
        check("lot", &format!("{MADE}; 3T8 transporting - #C1 t=9 alarm"), "");
    }

    #[test]
    fn a_declared_band_is_kept() {
        check("lot 4331=000400", &format!("{MADE}; 2T8 storing active @A t=3..5"), "cold_chain_broken");
        check("lot 4331=000400", &format!("{MADE}; 2T8 storing active @A t=3..4"), "");
        check("lot 4333=000000", &format!("{MADE}; 2T8 storing active @A t=-1..3"), "cold_chain_broken");
        check("lot 4331=001800-", &format!("{MADE}; 2T8 storing active @A t=-16"), "cold_chain_broken");
        check("lot 4330=003920", &format!("{MADE}; 2T8 storing active @A t=41FAH"), "cold_chain_broken");
        check("lot", &format!("{MADE} x:maxTemperature=4; 2T8 storing active @A t=5"), "cold_chain_broken");
        check("lot", &format!("{MADE} x:maxTemperature=4; 2T8 storing active @A t=277KEL"), "");
    }

    #[test]
    fn no_band_is_guessed() {
        check("lot", &format!("{MADE}; 2T8 storing active @A t=-19..-16; 3T8 receiving active @A t=5"), "");
        check("lot", &format!("{MADE}; 2T8 storing active @A t=1..3; 3T8 receiving active @A t=18"), "");
        check("lot", &format!("{MADE}; 2T8 shipping in_transit @A t=6; 3T8 receiving active @B t=24"), "");
    }
}
