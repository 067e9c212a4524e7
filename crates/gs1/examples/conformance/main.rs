//! Compares this crate with vectors of the official GS1 engine and of other libraries.
//!
//! `cargo run --release -p truyxuat-gs1 --example conformance -- FILE.jsonl…`
//!
//! Each line of a file is one case. For each file `agree N of M` is printed, then every disagreement
//! with id, input, what was expected and what came out. Cases that need a look-up of company
//! prefixes do not count, nor does a GTIN on which the two libraries of its line differ.

mod compressed;
mod engine;
mod gtin;
mod linter;

use std::{env, fs, process::ExitCode};

use serde_json::Value;

/// What is wrong with one case: a field, what was expected of it and what came out.
struct Difference {
    field: &'static str,
    expected: String,
    got: String,
}

/// The differences of one case; `None` for a case that does not count.
type Outcome = Option<Vec<Difference>>;

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: conformance FILE.jsonl…");
        return ExitCode::FAILURE;
    }
    let mut all_agree = true;
    for file in &files {
        match fs::read_to_string(file) {
            Ok(text) => all_agree &= compare(file, &text),
            Err(_) if file.contains("../shared") => println!("{file}: skipped: no ../shared"),
            Err(error) => {
                eprintln!("{file}: {error}");
                all_agree = false;
            }
        }
    }
    if all_agree { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Compares one file and prints what differs; whether everything agreed.
fn compare(file: &str, text: &str) -> bool {
    let (mut counted, mut agreed, mut left_out, mut report) = (0, 0, 0, String::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Value = match serde_json::from_str(line) {
            Ok(case) => case,
            Err(error) => {
                counted += 1;
                report.push_str(&format!("  line {}: {error}\n", number + 1));
                continue;
            }
        };
        match judge(&case) {
            None => left_out += 1,
            Some(differences) => {
                counted += 1;
                agreed += usize::from(differences.is_empty());
                for difference in differences {
                    report.push_str(&describe(&case, &difference));
                }
            }
        }
    }
    println!("{file}: agree {agreed} of {counted}");
    if left_out > 0 {
        println!("  not counted: {left_out}");
    }
    print!("{report}");
    agreed == counted
}

fn judge(case: &Value) -> Outcome {
    match text(case, "form") {
        "ai_value" => linter::judge(case),
        "dl_compressed" => compressed::judge(case),
        "gtin" | "upce" => gtin::judge(case),
        _ => engine::judge(case),
    }
}

fn describe(case: &Value, difference: &Difference) -> String {
    format!(
        "  {} {:?}: {}: expected {:?}, got {:?}\n",
        text(case, "id"),
        text(case, "input"),
        difference.field,
        difference.expected,
        difference.got
    )
}

/// A field that is a text; empty if it is none.
fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap_or_default()
}

/// Notes a difference where two texts are not equal.
fn differ(differences: &mut Vec<Difference>, field: &'static str, expected: &str, got: &str) {
    if expected != got {
        differences.push(Difference { field, expected: expected.into(), got: got.into() });
    }
}

/// A verdict in words: the name of the error, or `accepted`.
fn verdict(case: &Value) -> String {
    match (case["ok"].as_bool(), case["error"].as_str()) {
        (Some(true), _) => "accepted".into(),
        (_, Some(error)) => error.into(),
        _ => "refused".into(),
    }
}

/// The bytes of a text. The vectors show bytes that are no text as the characters with their
/// numbers, so that a text without characters above U+00FF stands for one byte each.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|sign| u8::try_from(u32::from(sign))).collect::<Result<_, _>>().unwrap_or_else(|_| text.into())
}

/// Bytes as the vectors show them.
fn shown_bytes(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
