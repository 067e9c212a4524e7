//! Every colour of the style sheets is a token, so that a theme, an installation and paper change them all.

use super::{Complaint, tree::Tree};

/// Where colours are given their names.
const TOKENS: &str = "style/tokens.css";

/// Functions that make a colour.
const FUNCTIONS: [&str; 6] = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab("];

/// Colours with a name of their own that somebody might write.
const WORDS: [&str; 10] = ["black", "white", "red", "green", "blue", "yellow", "orange", "gray", "grey", "silver"];

/// Every line of another sheet that holds a colour.
pub fn find(tree: &Tree) -> Vec<Complaint> {
    let sheets = tree.files.values().filter(|file| file.path.starts_with("style/") && file.path.ends_with(".css"));
    let mut found = Vec::new();
    for file in sheets.filter(|file| file.path != TOKENS) {
        for (at, line) in file.text.lines().enumerate() {
            let Some((_, value)) = line.split_once(':').filter(|_| line.trim_end().ends_with([';', ','])) else {
                continue;
            };
            if holds_colour(value) {
                let place = format!("{}:{}", file.path, at + 1);
                found.push(Complaint { rule: "colours", place, what: format!("a colour outside {TOKENS}:{value}") });
            }
        }
    }
    found
}

fn holds_colour(value: &str) -> bool {
    let words = || value.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '#' || sign == '-'));
    let is_hex = |word: &str| {
        let digits = word.strip_prefix('#').unwrap_or_default();
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    FUNCTIONS.iter().any(|function| value.contains(function))
        || words().any(|word| is_hex(word) || WORDS.contains(&word))
}
