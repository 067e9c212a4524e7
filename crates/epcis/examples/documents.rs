//! Reads every EPCIS document of a folder and prints what it holds and what is wrong with it.
//!
//! `cargo run -p truyxuat-epcis --example documents -- ../shared/epcis/epcis`

use epcis::{Limits, document};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: documents FOLDER")?;
    if !PathBuf::from(&folder).is_dir() {
        println!("skipped: no {folder}");
        return Ok(());
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let (mut complete, mut doubtful, mut refused) = (0, 0, 0);
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match document::read(&std::fs::read(path)?, &Limits::default()) {
            Ok(document) if document.findings.is_empty() => {
                complete += 1;
                println!("complete  {:3} events  {name}", document.events.len());
            }
            Ok(document) => {
                doubtful += 1;
                println!("findings  {:3} events  {name}", document.events.len());
                for it in &document.findings {
                    println!("            event {:?} {}: {:?}", it.event, it.field, it.problem);
                }
            }
            Err(error) => {
                refused += 1;
                println!("refused               {name}: {error}");
            }
        }
    }
    println!("{} documents: {complete} complete, {doubtful} with findings, {refused} refused", paths.len());
    Ok(())
}
