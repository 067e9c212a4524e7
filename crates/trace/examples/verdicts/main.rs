//! Runs case files and compares each report with what the case expects.
//!
//! ```text
//! {"name", "scan" (text, with AIM identifier where one is given), "now" (RFC 3339), "config"?,
//!  "sources": [{"name", "role": "province" or "nation", "kind": "epcis" or "resolver",
//!               "routes"?: [{"url" (a part of the address that is asked), and a reply}],
//!               "reply"?: {"status", "body", "link"? (its header)} or {"error": "timeout", "network" or "closed"}}],
//!  "expect": {"verdict", "findings": [codes of level stop and warn], "notes"?: [codes]}}
//! ```
//! A file holds one case or a list of cases.

mod case;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use serde_json::Value;

fn main() -> ExitCode {
    let folder = env::args().skip(1).find(|word| !word.starts_with("--"));
    let Some(folder) = folder else {
        eprintln!("verdicts: name the folder with the case files");
        return ExitCode::from(2);
    };
    let mut files = Vec::new();
    if let Err(error) = collect(Path::new(&folder), &mut files) {
        eprintln!("verdicts: {folder}: {error}");
        return ExitCode::from(2);
    }
    files.sort();
    let (mut right, mut total) = (0, 0);
    for file in &files {
        let cases = match read(file) {
            Ok(cases) => cases,
            Err(error) => {
                println!("{}: {error}", file.display());
                total += 1;
                continue;
            }
        };
        for case in &cases {
            total += 1;
            let name = case.get("name").and_then(Value::as_str).unwrap_or("without a name");
            match case::run(case) {
                Ok(differences) if differences.is_empty() => right += 1,
                Ok(differences) => println!("{}: {name}: {}", file.display(), differences.join("; ")),
                Err(error) => println!("{}: {name}: {error}", file.display()),
            }
        }
    }
    println!("right {right} of {total}");
    if right == total { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.is_file() {
        files.push(folder.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(match value {
        Value::Array(cases) => cases,
        Value::Object(mut map) => match map.remove("cases") {
            Some(Value::Array(cases)) => cases,
            _ => vec![Value::Object(map)],
        },
        _ => return Err("neither a case nor a list of cases".into()),
    })
}
