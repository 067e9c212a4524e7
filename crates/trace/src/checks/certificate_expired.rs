//! `certificate_expired`: a certificate had ended before the day of the event that names it.
//!
//! A certificate that was valid on that day and has ended since is no fault.

use epcis::event::{Certification, local_name};
use gs1::list::Gather;
use serde_json::Value;

use super::{Case, at, local_time};
use crate::clock;
use crate::finding::Finding;
use crate::history::Deed;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let inputs = case.history.inputs.iter().flat_map(|input| &input.deeds);
    case.history.own.iter().chain(inputs).filter_map(expired).gathered()
}

fn expired(deed: &Deed<'_>) -> Option<Finding> {
    let day = local_time(deed).date();
    let named = deed.event.certifications.iter().find_map(|certificate| {
        let ended = certificate.ends.filter(|end| *end < day);
        let stated = certificate
            .status
            .as_deref()
            .is_some_and(|status| local_name(status).to_ascii_lowercase().contains("expired"));
        (ended.is_some() || stated).then(|| (name(certificate), ended))
    });
    let (name, ended) = named.or_else(|| {
        let more = Some(deed.event).filter(|event| event.has_more)?;
        let ilmd = more.raw.get("ilmd").map(|ilmd| ("ilmd", ilmd));
        let fields = ilmd.into_iter().chain(more.extensions());
        fields.filter_map(|(key, value)| nested(key, value, day, 4)).next().map(|end| (None, Some(end)))
    })?;
    Some(Finding::CertificateExpired { at: at(deed), certificate: name, ended })
}

fn name(certificate: &Certification) -> Option<String> {
    let names = [&certificate.identification, &certificate.standard, &certificate.uri, &certificate.agency];
    names.into_iter().flatten().next().cloned()
}

/// Certificates inside the master data or an extension of an event, such as GDST's.
fn nested(key: &str, value: &Value, day: clock::Date, depth: u8) -> Option<clock::Date> {
    match value {
        Value::Object(map) if depth > 0 => map.iter().find_map(|(key, value)| nested(key, value, day, depth - 1)),
        Value::Array(list) if depth > 0 => list.iter().take(100).find_map(|value| nested(key, value, day, depth - 1)),
        Value::String(text) if ENDS.iter().any(|end| local_name(key).eq_ignore_ascii_case(end)) => {
            let end = clock::day(text)?;
            (end < day).then_some(end)
        }
        _ => None,
    }
}

/// Local names of a certificate's last day.
const ENDS: &[&str] = &[
    "certificationEndDate",
    "certificateEndDate",
    "certificateExpiryDate",
    "certificateExpirationDate",
    "certificationExpiryDate",
    "certificationExpirationDate",
    "certificateValidUntil",
    "certificationValidUntil",
];

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn a_certificate_is_valid_on_the_day_of_its_event() {
        check(
            "lot",
            "1T8 commissioning active @A; 2T8 inspecting conformant @A cert=2026-11-01",
            "certificate_expired",
        );
        check("lot", "1T8 commissioning active @A; 2T8 inspecting conformant @A cert=2026-11-02", "");
        check("lot", "1T8 commissioning active @A; 2T23:30 inspecting conformant @A cert=2026-11-02", "");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting conformant @A cert=2027-11-01", "");
        check("lot", "1T8 commissioning active @A x:certificationEndDate=2025-01-01", "certificate_expired");
        check("lot", "1T8 commissioning active #X1 cert=2025-01-01; 2T8 make X1 @A", "certificate_expired");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting conformant #X9 cert=2025-01-01", "");
    }
}
