//! Compressed Digital Links.
//!
//! A compressed link holds its elements in an order of its own and does not tell which of two keys
//! stood in the path, so that the link from which it was made does not follow from it. What counts
//! is that stem and elements are the same.

use gs1::{Buffer, Options, Syntax};
use serde_json::Value;

use crate::{Outcome, differ, text};

pub fn judge(case: &Value) -> Outcome {
    let mut differences = Vec::new();
    let expected = text(&case["expect"], "dl_uri");
    let got = match gs1::decompress(text(case, "input")) {
        Ok(link) => link,
        Err(error) => error.to_string(),
    };
    if parts(expected).is_none() || parts(expected) != parts(&got) {
        differ(&mut differences, "dl_uri", expected, &got);
    }
    Some(differences)
}

/// The AI and the value of an element.
type Element = (String, Vec<u8>);

/// The stem and the sorted elements of a link.
fn parts(link: &str) -> Option<(String, Vec<Element>)> {
    let mut buffer = Buffer::new();
    let options = Options { check_required: false, check_exclusive: false, ..Options::default() };
    let message = gs1::parse(link, Syntax::DigitalLink, &options, &mut buffer).ok()?;
    let mut parts: Vec<_> = message.parts().map(|part| (part.ai.to_string(), part.value.to_vec())).collect();
    let first = message.parts().next()?;
    let stem = link.find(&format!("/{}/", first.ai)).map(|at| link[..at].to_string())?;
    parts.sort();
    Some((stem, parts))
}
