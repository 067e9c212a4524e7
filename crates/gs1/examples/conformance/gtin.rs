//! GTINs and UPC-E numbers with the verdicts of two libraries.

use gs1::{Gtin, GtinForm, prefix};
use serde_json::Value;

use crate::{Difference, Outcome, differ, text};

pub fn judge(case: &Value) -> Outcome {
    match text(case, "form") {
        "upce" => judge_upc_e(case),
        _ => judge_gtin(case),
    }
}

fn judge_upc_e(case: &Value) -> Outcome {
    let result = Gtin::from_upc_e(text(case, "input").as_bytes());
    let mut differences = Vec::new();
    differ(&mut differences, "verdict", &case["ok"].to_string(), &result.is_ok().to_string());
    if let (Some(expected), Ok(gtin)) = (case["gtin14"].as_str(), &result) {
        differ(&mut differences, "gtin14", expected, gtin.as_str());
    }
    if let (Some(expected), Ok(gtin)) = (case["upc_a"].as_str(), &result) {
        differ(&mut differences, "upc_a", expected, &gtin.as_str()[2..]);
    }
    Some(differences)
}

fn judge_gtin(case: &Value) -> Outcome {
    let other = &case["barkod"];
    let result: Result<Gtin, _> = text(case, "input").parse();
    let accepted_by_other = other["gtin14"].is_string() && other["check_ok"].as_bool() == Some(true);
    if other.is_object() && case["ok"].as_bool() != Some(accepted_by_other) {
        return None;
    }
    let mut differences = Vec::new();
    differ(&mut differences, "verdict", &case["ok"].to_string(), &result.is_ok().to_string());
    if let Ok(gtin) = &result {
        compare(case, gtin, &mut differences);
    }
    Some(differences)
}

/// Compares field by field; where the two libraries of the line differ in a field it does not count.
fn compare(case: &Value, gtin: &Gtin, differences: &mut Vec<Difference>) {
    let other = &case["barkod"];
    let same = |left: &str, right: &str| !other.is_object() || case[left] == other[right];
    if same("gtin14", "gtin14") {
        differ(differences, "gtin14", text(case, "gtin14"), gtin.as_str());
    }
    if let Some(digit) = case["check_digit"].as_u64() {
        differ(differences, "check_digit", &digit.to_string(), &gtin.check_digit().to_string());
    }
    let format = match gtin.form() {
        GtinForm::Gtin8 => "GTIN_8",
        GtinForm::Gtin12 => "GTIN_12",
        GtinForm::Gtin13 => "GTIN_13",
        GtinForm::Gtin14 => "GTIN_14",
    };
    let expected = text(case, "format");
    if text(other, "encoding").replace('-', "_") == expected {
        differ(differences, "format", expected, format);
    }
    let restricted = case["rcn_usage"].is_string();
    if other["restricted"].as_bool() == Some(restricted) {
        let got = prefix::of(gtin).usage.is_restricted();
        differ(differences, "restricted", &restricted.to_string(), &got.to_string());
    }
}
