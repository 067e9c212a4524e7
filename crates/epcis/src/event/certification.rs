//! Certificates that an event names.
//!
//! Source: EPCIS 2.0, section 7.4.1 (`certificationInfo`); GS1 Web Vocabulary, CertificationDetails.

use crate::event::{first_text, local_name};
use crate::time::Date;
use serde_json::{Map, Value};

/// A certificate: a link, or details in the words of the GS1 Web Vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Certification {
    /// Where the certificate stands.
    pub uri: Option<String>,
    /// Who issued it.
    pub agency: Option<String>,
    /// By which standard.
    pub standard: Option<String>,
    /// Its number.
    pub identification: Option<String>,
    /// Its state, as it was written.
    pub status: Option<String>,
    /// The first day on which it is valid.
    pub starts: Option<Date>,
    /// The last day on which it is valid.
    pub ends: Option<Date>,
}

impl Certification {
    /// Reads a link, details, or a list of both.
    pub(crate) fn read_all(value: &Value, most: usize, into: &mut Vec<Certification>) {
        match value {
            Value::String(uri) if !uri.trim().is_empty() => {
                into.push(Certification { uri: Some(uri.trim().to_owned()), ..Certification::default() });
            }
            Value::Array(list) => {
                for entry in list.iter().take(most).filter(|it| !it.is_array()) {
                    Certification::read_all(entry, most, into);
                }
            }
            Value::Object(map) => match details(map) {
                // `{"gs1:CertificationDetails": {…}}`, one or several.
                Some(inner @ Value::Object(_)) => into.extend(inner.as_object().map(from_details)),
                Some(Value::Array(list)) => {
                    into.extend(list.iter().take(most).filter_map(Value::as_object).map(from_details));
                }
                _ => into.push(from_details(map)),
            },
            _ => {}
        }
    }
}

fn details(map: &Map<String, Value>) -> Option<&Value> {
    map.iter().find(|(key, _)| local_name(key) == "CertificationDetails").map(|(_, value)| value)
}

fn from_details(map: &Map<String, Value>) -> Certification {
    let mut read = Certification::default();
    for (key, value) in map {
        let Some(text) = first_text(value) else {
            continue;
        };
        let slot = match local_name(key) {
            "certificationURI" | "certificationUri" | "id" | "@id" => &mut read.uri,
            "certificationAgency" => &mut read.agency,
            "certificationStandard" => &mut read.standard,
            "certificationIdentification" | "certificationValue" => &mut read.identification,
            "certificationStatus" => &mut read.status,
            "certificationStartDate" => {
                read.starts = Date::parse(text).ok();
                continue;
            }
            "certificationEndDate" => {
                read.ends = Date::parse(text).ok();
                continue;
            }
            _ => continue,
        };
        *slot = Some(text.to_owned());
    }
    read
}
