//! How soon a producer sees what a spreadsheet of 5,000 rows would change.

use super::{Done, support};
use portal::Database;
use portal::import::{self, Standing, template};
use portal::store::Store;
use portal::tokens::{Role, Scope, Writer};
use std::time::Instant;
use workbook::Content::{Number, Text};
use workbook::Workbook;

#[allow(dead_code, clippy::expect_used, reason = "the tests of importing use the rest, and it writes into memory")]
#[path = "../../tests/support/workbook.rs"]
mod workbook;

/// Rows of a sheet: as many as one may have.
const ROWS: usize = 5_000;

/// Longest wait for a preview, in seconds.
const AIM: f64 = 3.0;

/// The line that says it: for a CSV file and a workbook, into an empty store.
pub fn measured() -> Done<String> {
    let folder = support::Folder::new("soak-sheets");
    let scope = Scope::new(["9521002"])?;
    let writer =
        Writer { token: "soak".to_owned(), organisation: "HTX (ví dụ)".to_owned(), role: Role::Capture, scope };
    let rows = (0..ROWS)
        .map(|row| ["02/11/2026", "xuất kho", "09521002002010", &format!("L{row}"), "", "1"].map(str::to_owned));
    let rows: Vec<[String; 6]> = rows.collect();
    let headings: Vec<String> =
        template::csv().trim_start_matches('\u{feff}').trim().split(';').map(str::to_owned).collect();
    let lines = rows.iter().map(|row| format!("{};;9521002000092;;\r\n", row.join(";")));
    let csv = template::csv() + &lines.collect::<String>();
    let mut book = Workbook::new(&headings);
    for [day, step, gtin, lot, _, quantity] in &rows {
        let cells = [
            (0, Text(day)),
            (1, Text(step)),
            (2, Text(gtin)),
            (3, Text(lot)),
            (5, Number(quantity)),
            (7, Text("9521002000092")),
        ];
        book = book.row(&cells);
    }
    let mut said = Vec::new();
    for (name, bytes) in [("rows.csv", csv.into_bytes()), ("rows.xlsx", book.bytes())] {
        let path = folder.0.join(name);
        std::fs::write(&path, bytes)?;
        let store = support::wait(Store::open(&Database::File(folder.0.join(format!("{name}.db")))))?;
        let started = Instant::now();
        let preview = support::wait(import::preview(&store, &path, &writer))?;
        let seconds = started.elapsed().as_secs_f64();
        if preview.count(Standing::New) != ROWS {
            return Err(format!("{name}: {} of {ROWS} rows are new", preview.count(Standing::New)).into());
        }
        said.push(format!("{name} {seconds:.2} s ({})", if seconds <= AIM { "met" } else { "MISSED" }));
    }
    Ok(format!("{ROWS} rows previewed: {}; aim {AIM} s", said.join(", ")))
}
