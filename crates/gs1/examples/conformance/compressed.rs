//! Compressed Digital Links.

use serde_json::Value;

use crate::{Outcome, differ, text};

pub fn judge(case: &Value) -> Outcome {
    let mut differences = Vec::new();
    let got = match gs1::decompress(text(case, "input")) {
        Ok(link) => link,
        Err(error) => error.to_string(),
    };
    differ(&mut differences, "dl_uri", text(&case["expect"], "dl_uri"), &got);
    Some(differences)
}
