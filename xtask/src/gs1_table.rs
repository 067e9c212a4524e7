//! `cargo xtask gs1-table [DICTIONARY]`: writes `crates/gs1/src/table.rs` from the GS1 Barcode Syntax
//! Dictionary, so that a new release of the dictionary is one command.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// The release that the table is of.
pub const DICTIONARY: &str = "../shared/gs1/syntax-dictionary-2026-01-27.txt";
const TABLE: &str = "crates/gs1/src/table.rs";

/// One row of the dictionary: a run of application identifiers that share everything.
struct Row {
    first: String,
    count: u32,
    flags: String,
    components: Vec<String>,
    required: Vec<String>,
    exclusive: Vec<String>,
    key: Option<String>,
    title: String,
}

/// Shared slices get one name each, in the order in which the rows ask for them.
#[derive(Default)]
struct Pool {
    names: BTreeMap<String, String>,
    items: String,
}

impl Pool {
    fn name(&mut self, prefix: char, kind: &str, body: &str) -> String {
        if body.is_empty() {
            return "&[]".into();
        }
        if let Some(name) = self.names.get(body) {
            return format!("&{name}");
        }
        let name = format!("{prefix}{}", self.names.len());
        let count = top_level_items(body);
        let _ = writeln!(self.items, "static {name}: [{kind}; {count}] = [{body}];");
        self.names.insert(body.into(), name.clone());
        format!("&{name}")
    }
}

/// Runs the command.
pub fn run(source: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let text = fs::read_to_string(source).map_err(|error| format!("cannot read {}: {error}", source.display()))?;
    let release =
        text.lines().find_map(|line| line.strip_prefix("# Release: ")).ok_or("the dictionary names no release")?;
    let rows = text
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .map(read_row)
        .collect::<Result<Vec<_>, _>>()?;
    let total: u32 = rows.iter().map(|row| row.count).sum();
    fs::write(TABLE, write_table(release.trim(), &rows)?)?;
    println!("{TABLE}: release {}, {} rows, {total} application identifiers", release.trim(), rows.len());
    Ok(())
}

fn read_row(line: &str) -> Result<Row, String> {
    let (body, title) = line.split_once('#').unwrap_or((line, ""));
    let mut words = body.split_whitespace();
    let ais = words.next().unwrap_or_default();
    let (first, last) = ais.split_once('-').unwrap_or((ais, ais));
    let number = |text: &str| text.parse::<u32>().map_err(|_| format!("no AI in: {line}"));
    let mut row = Row {
        first: first.into(),
        count: number(last)? - number(first)? + 1,
        flags: String::new(),
        components: Vec::new(),
        required: Vec::new(),
        exclusive: Vec::new(),
        key: None,
        title: title.trim().into(),
    };
    for word in words {
        if let Some(list) = word.strip_prefix("req=") {
            row.required.push(list.into());
        } else if let Some(list) = word.strip_prefix("ex=") {
            row.exclusive.extend(list.split(',').map(String::from));
        } else if let Some(rest) = word.strip_prefix("dlpkey") {
            row.key = Some(rest.trim_start_matches('=').into());
        } else if word.starts_with(['N', 'X', 'Y', 'Z', '[']) {
            row.components.push(word.into());
        } else if word.chars().all(|sign| "*?".contains(sign)) {
            row.flags.push_str(word);
        } else {
            return Err(format!("cannot read '{word}' in: {line}"));
        }
    }
    Ok(row)
}

fn write_table(release: &str, rows: &[Row]) -> Result<String, String> {
    let mut pool = Pool::default();
    let (mut table, mut titles) = (String::new(), String::new());
    let mut dense = 0;
    for row in rows {
        let components = join(row.components.iter().map(|word| component(word)))?;
        let components = pool.name('C', "Component", &components);
        let required = join(row.required.iter().map(|list| {
            let groups = join(
                list.split(',')
                    .map(|group| Ok(format!("&[{}]", join(group.split('+').map(|one| pattern(rows, one)))?))),
            )?;
            Ok(pool.name('A', "&[Pattern]", &groups))
        }))?;
        let required = pool.name('R', "&[&[Pattern]]", &required);
        let exclusive = join(row.exclusive.iter().map(|one| pattern(rows, one)))?;
        let exclusive = pool.name('E', "Pattern", &exclusive);
        let key = match row.key.as_deref() {
            None => "None".into(),
            Some("") => "Some(&[])".into(),
            Some(lists) => {
                let lists = join(lists.split('|').map(|list| {
                    Ok(format!("&[{}]", join(list.split(',').map(|one| Ok(format!("ai(b\"{one}\")"))))?))
                }))?;
                format!("Some({})", pool.name('K', "&[Ai]", &lists))
            }
        };
        let _ = writeln!(
            table,
            "    row(b\"{}\", {}, {dense}, {}, {components}, {required}, {exclusive}, {key}),",
            row.first,
            row.count,
            flags(&row.flags),
        );
        let _ = writeln!(titles, "    /* {} */ {:?},", row.first, row.title.clone() + "\n");
        dense += row.count;
    }
    Ok(format!(
        "// GS1 Barcode Syntax Dictionary, release {release}. Written by `cargo xtask gs1-table`.\n\n\
         //! The application identifiers, one row for each run that shares everything.\n\n\
         use crate::{{\n    ai::Ai,\n    cset::Cset::{{N, X, Y, Z}},\n    dictionary::{{\n        ATTRIBUTE, Component, FIXED, Pattern, Row, ai, fixed, optional, optional_fixed, pattern, row,\n        variable,\n    }},\n    lint::Linter::*,\n}};\n\n\
         /// The release of the dictionary.\npub(crate) const RELEASE: &str = {release:?};\n\
         /// How many application identifiers there are.\npub(crate) const AI_COUNT: usize = {dense};\n\n\
         #[rustfmt::skip]\npub(crate) static ROWS: [Row; {}] = [\n{table}];\n\n\
         /// The data titles in the order of the rows, one a line: what asks for none carries none.\n\
         #[rustfmt::skip]\npub(crate) const TITLES: &str = concat!(\n{titles});\n\n{}",
        rows.len(),
        pool.items.lines().map(|line| format!("#[rustfmt::skip]\n{line}\n")).collect::<String>()
    ))
}

/// `N3,iso4217` → `fixed(N, 3, &[Iso4217])`; `[X..17]` → `optional(X, 17, &[])`.
fn component(word: &str) -> Result<String, String> {
    let closed = word.replace(['[', ']'], "");
    let mut parts = closed.split(',');
    let format = parts.next().unwrap_or_default();
    let linters = join(parts.map(|name| Ok(linter(name))))?;
    let cset = &format[..1];
    Ok(match (format[1..].strip_prefix(".."), word.starts_with('[')) {
        (Some(max), false) => format!("variable({cset}, {max}, &[{linters}])"),
        (Some(max), true) => format!("optional({cset}, {max}, &[{linters}])"),
        (None, false) => format!("fixed({cset}, {}, &[{linters}])", &format[1..]),
        (None, true) => format!("optional_fixed({cset}, {}, &[{linters}])", &format[1..]),
    })
}

/// The variant of the linter's name: `iso3166alpha2` → `Iso3166alpha2`.
fn linter(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// `31nn` → `pattern(b"3100", b"3199", from, to)`, where `from..to` counts the AIs of the table.
fn pattern(rows: &[Row], text: &str) -> Result<String, String> {
    let (first, last) = (text.replace('n', "0"), text.replace('n', "9"));
    let mut counted = 0_u32;
    let (mut from, mut to) = (None, None);
    for row in rows {
        let start: u32 = row.first.parse().map_err(|_| "an AI is a number")?;
        for step in 0..row.count {
            let ai = format!("{:0width$}", start + step, width = row.first.len());
            if ai.len() == first.len() && ai >= first && ai <= last {
                from.get_or_insert(counted);
                to = Some(counted + 1);
            }
            counted += 1;
        }
    }
    match (from, to) {
        (Some(from), Some(to)) => Ok(format!("pattern(b\"{first}\", b\"{last}\", {from}, {to})")),
        _ => Err(format!("no AI matches {text}")),
    }
}

fn flags(signs: &str) -> &'static str {
    match (signs.contains('*'), signs.contains('?')) {
        (true, true) => "FIXED | ATTRIBUTE",
        (true, false) => "FIXED",
        (false, true) => "ATTRIBUTE",
        (false, false) => "0",
    }
}

fn join(parts: impl Iterator<Item = Result<String, String>>) -> Result<String, String> {
    Ok(parts.collect::<Result<Vec<_>, _>>()?.join(", "))
}

/// How many items a list holds that may itself hold lists.
fn top_level_items(body: &str) -> usize {
    let mut depth = 0;
    let commas = body.chars().filter(|sign| {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        *sign == ',' && depth == 0
    });
    commas.count() + 1
}
