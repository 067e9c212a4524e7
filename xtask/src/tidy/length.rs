//! A file that is longer than this has two nouns in it.

use super::{Complaint, tree::Tree};

const MOST_LINES: usize = 400;

/// Tables: one row after another, which nobody reads from top to bottom.
const TABLES: [&str; 3] = [
    // The application identifiers of the GS1 Barcode Syntax Dictionary, written by `cargo xtask gs1-table`.
    "crates/gs1/src/table.rs",
    "crates/gs1/src/prefix_table.rs",
    // One row for each sentence or label, in every language.
    "src/text/",
];

/// Every file of code above the length.
pub fn find(tree: &Tree) -> Vec<Complaint> {
    let long = tree
        .files
        .values()
        .filter(|file| !file.path.ends_with(".md") && !TABLES.iter().any(|table| file.path.starts_with(table)));
    long.filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > MOST_LINES).then(|| Complaint {
            rule: "length",
            place: file.path.clone(),
            what: format!("{lines} lines; at {MOST_LINES} a file is split by noun"),
        })
    })
    .collect()
}
