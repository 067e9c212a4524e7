//! Verdicts and outputs of the GS1 Barcode Syntax Engine.

use gs1::{Buffer, CANONICAL_STEM, Carried, Message, Options, ParseError, ParseErrorKind, Symbology, Syntax};
use serde_json::Value;

use crate::{Difference, Outcome, bytes, differ, shown_bytes, text, verdict};

pub fn judge(case: &Value) -> Outcome {
    let mut differences = Vec::new();
    match (text(case, "form"), text(case, "scope")) {
        ("uri_escape" | "uri_unescape", _) => escape(case, &mut differences),
        (_, "generate_scan") => generate_scan(case, &mut differences),
        (_, "generate_dl") => generate_link(case, &mut differences),
        (_, scope) => {
            read(case, case, &case["expect"], &options(case, scope), scope == "parse", &mut differences);
            // The engine takes the length of a convenience name for that of the AI: its outputs then
            // show digits of the value as the AI, (0112), and are no model.
            let is_garbled = case["opts"]["permitConvenienceAlphas"].as_bool() == Some(true);
            if case["full"].is_object() && !is_garbled {
                read(case, &case["full"], &case["full"], &options(case, "full"), false, &mut differences);
            }
        }
    }
    Some(differences)
}

fn options(case: &Value, scope: &str) -> Options {
    let flag = |name: &str| case["opts"][name].as_bool();
    let only = |name: &str| match scope.strip_prefix("validation:") {
        Some(checked) => checked == name,
        None => scope != "parse" && scope != "generate_dl",
    };
    Options {
        permit_unknown_ais: flag("permitUnknownAIs").unwrap_or(false),
        unknown_ais_are_attributes: !flag("unknownNotDLattr").unwrap_or(true),
        permit_zero_suppressed_gtin: flag("permitZeroSuppressedGTIN").unwrap_or(false),
        permit_convenience_names: flag("permitConvenienceAlphas").unwrap_or(false),
        check_exclusive: only("mutex"),
        check_required: only("requisites") && flag("reqAIs").unwrap_or(true),
        check_repeats: only("repeats"),
        check_serial: only("digsig"),
        ..Options::engine()
    }
}

/// Reads the input of a case and compares verdict and outputs. The parts of the engine are stricter
/// about the beginning of the data than the whole, which takes other data as plain.
fn read(
    case: &Value,
    verdict_of: &Value,
    expected: &Value,
    options: &Options,
    is_part: bool,
    differences: &mut Vec<Difference>,
) {
    let input = bytes(text(case, "input"));
    let syntax = match text(case, "form") {
        "bracketed" => Syntax::Bracketed,
        "scan" => Syntax::Scan,
        "dl" if is_part => Syntax::DigitalLink,
        _ => Syntax::Unbracketed,
    };
    let mut buffer = Buffer::new();
    let kind = if is_part && syntax == Syntax::Unbracketed && !input.starts_with(b"^") {
        ParseErrorKind::MissingFnc1
    } else {
        match gs1::parse(&input, syntax, options, &mut buffer) {
            Err(error) => error.kind,
            Ok(message) => {
                differ(differences, "verdict", &verdict(verdict_of), "accepted");
                outputs(case, expected, verdict_of, &message, options, syntax, differences);
                return;
            }
        }
    };
    differ(differences, "verdict", &verdict(verdict_of), &name(kind));
    let markup = expected["markup"].as_str().or(verdict_of["markup"].as_str());
    if let Some(markup) = markup {
        differ(differences, "markup", markup, &shown_bytes(&buffer.markup(&input).unwrap_or_default()));
    }
}

/// The engine's name of an error.
fn name(kind: ParseErrorKind) -> String {
    match kind {
        ParseErrorKind::Value(error) => format!("GS1_LINTER_{}", error.code()),
        kind => kind.code().into(),
    }
}

/// Compares every output field that the case gives. In the vectors of the engine's own tests the
/// fields stand in `expect`, in the others beside the input.
fn outputs(
    case: &Value,
    expected: &Value,
    beside: &Value,
    message: &Message<'_>,
    options: &Options,
    syntax: Syntax,
    differences: &mut Vec<Difference>,
) {
    let field = |name: &str| expected.get(name).or(beside.get(name));
    let has_elements = message.parts().next().is_some();
    let mut check = |name: &'static str, got: Option<String>| {
        if let Some(value) = field(name) {
            differ(differences, name, &shown(value), &got.unwrap_or_else(|| "null".into()));
        }
    };
    let gs1 = |text: String| has_elements.then_some(text);
    check("ai_data", gs1(message.bracketed()));
    check("data_str", Some(message.data_string()));
    let unbracketed = match syntax {
        Syntax::Bracketed | Syntax::DigitalLink => message.unbracketed(),
        _ if message.parts().any(|part| part.in_path) => message.unbracketed(),
        _ => message.data_string(),
    };
    check("unbracketed", gs1(unbracketed));
    let titles = case["opts"]["titlesInHRI"].as_bool() == Some(true);
    check("hri", Some(list(message.hri(titles))));
    check("ignored_query_params", Some(list(message.ignored_parameters().map(String::from).collect())));
    check("sym", message.symbology().and_then(symbology_name));
    match message.digital_link(CANONICAL_STEM, options.unknown_ais_are_attributes) {
        Ok(link) => {
            check("dl_uri", Some(link));
            check("dl_error", None);
        }
        Err(error) => {
            check("dl_uri", None);
            check("dl_error", Some(error.code().into()));
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn list(texts: Vec<String>) -> String {
    Value::from(texts).to_string()
}

/// The engine's name of the symbology that it takes for an identifier.
fn symbology_name(identifier: gs1::SymbologyIdentifier) -> Option<String> {
    let name = match (identifier.as_str(), identifier.carried()?) {
        ("C1", _) => "GS1_128_CCA",
        ("e0", _) => "DataBarExpanded",
        ("d1" | "d2", _) => "DM",
        ("Q1" | "Q3", _) => "QR",
        ("J0" | "J1", _) => "DotCode",
        (_, Carried::Ean13) => "EAN13",
        (_, Carried::Ean8) => "EAN8",
        _ => return None,
    };
    Some(name.into())
}

fn escape(case: &Value, differences: &mut Vec<Difference>) {
    use gs1::percent::{UriPart, decode, encode};
    let input = text(case, "input").as_bytes();
    for (field, part) in [("path", UriPart::Path), ("query", UriPart::Query)] {
        let got = match text(case, "form") {
            "uri_escape" => encode(input, part),
            // The vectors show each decoded byte as the character with its number.
            _ => decode(input, part).into_iter().map(char::from).collect(),
        };
        if let Some(expected) = case["expect"].get(field) {
            differ(differences, field, &shown(expected), &got);
        }
    }
}

fn generate_link(case: &Value, differences: &mut Vec<Difference>) {
    let stem = case["stem"].as_str().unwrap_or(CANONICAL_STEM);
    let mut buffer = Buffer::new();
    let options = options(case, "generate_dl");
    let syntax = if text(case, "form") == "dl" { Syntax::DigitalLink } else { Syntax::Bracketed };
    let result = gs1::parse(text(case, "input"), syntax, &options, &mut buffer);
    let written = result.map_err(|error: ParseError| name(error.kind)).and_then(|message| {
        let link = message.digital_link(stem, options.unknown_ais_are_attributes);
        link.map_err(|error| error.code().to_string())
    });
    let got = written.as_ref().err().map_or("accepted", String::as_str);
    differ(differences, "verdict", &verdict(case), got);
    if let (Some(expected), Ok(link)) = (case["expect"]["dl_uri"].as_str(), &written) {
        differ(differences, "dl_uri", expected, link);
    }
}

fn generate_scan(case: &Value, differences: &mut Vec<Difference>) {
    let symbology = match text(case, "sym") {
        "QR" => Some(Symbology::Qr),
        "DM" => Some(Symbology::DataMatrix),
        "DotCode" => Some(Symbology::DotCode),
        "GS1_128_CCA" | "GS1_128_CCC" => Some(Symbology::Gs1_128),
        "DataBarExpanded" => Some(Symbology::DataBarExpanded),
        "DataBarOmni" => Some(Symbology::DataBarOmni),
        "DataBarTruncated" => Some(Symbology::DataBarTruncated),
        "DataBarStacked" => Some(Symbology::DataBarStacked),
        "DataBarStackedOmni" => Some(Symbology::DataBarStackedOmni),
        "DataBarLimited" => Some(Symbology::DataBarLimited),
        "UPCA" => Some(Symbology::UpcA),
        "UPCE" => Some(Symbology::UpcE),
        "EAN13" => Some(Symbology::Ean13),
        "EAN8" => Some(Symbology::Ean8),
        _ => None,
    };
    let add_check_digit = case["opts"]["addCheckDigit"].as_bool() == Some(true);
    let sent = symbology
        .ok_or(gs1::OutputError::NotCarried)
        .and_then(|symbology| gs1::scan_data(text(case, "input"), symbology, add_check_digit));
    // The engine refuses data that a symbology does not carry without a name.
    let got = match &sent {
        Ok(_) => "accepted",
        Err(gs1::OutputError::NotCarried) => "refused",
        Err(error) => error.code(),
    };
    differ(differences, "verdict", &verdict(case), got);
    if let (Some(expected), Ok(sent)) = (case["expect"]["scan_data"].as_str(), &sent) {
        differ(differences, "scan_data", expected, sent);
    }
}
