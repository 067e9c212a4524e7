//! Values of one component: `linter`, `input`, `ok`, `error`, and the bad part between `*`.

use gs1::{Fault, Linter};
use serde_json::Value;

use crate::{Outcome, bytes, differ, shown_bytes, text, verdict};

pub fn judge(case: &Value) -> Outcome {
    if case["needs_gcp_lookup"].as_bool() == Some(true) {
        return None;
    }
    let input = bytes(text(case, "input"));
    // Names that the dictionary no longer uses accept everything.
    let result = Linter::from_name(text(case, "linter")).map_or(Ok(()), |linter| linter.check(&input));
    let mut differences = Vec::new();
    let got = match &result {
        Ok(()) => "accepted".into(),
        Err(fault) => format!("GS1_LINTER_{}", fault.error.code()),
    };
    differ(&mut differences, "verdict", &verdict(case), &got);
    if let (Some(expected), Err(fault)) = (case["expect"]["highlight"].as_str(), &result) {
        differ(&mut differences, "highlight", expected, &highlight(&input, fault));
    }
    Some(differences)
}

fn highlight(input: &[u8], fault: &Fault) -> String {
    let part = |range: std::ops::Range<usize>| shown_bytes(&input[range]);
    let (start, end) = (fault.span.start, fault.span.end);
    format!("{}*{}*{}", part(0..start), part(start..end), part(end..input.len()))
}
