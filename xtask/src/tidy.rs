//! `cargo xtask tidy`: what the house forbids does not pass.

mod circles;
mod colours;
mod length;
mod missing_data;
mod modules;
mod open;
mod rooms;
mod sentences;
mod source;
mod tree;

use crate::{Done, run::root};

use self::tree::Tree;

/// What breaks a rule, and where.
#[derive(Debug)]
pub struct Complaint {
    /// The rule's name, as [`RULES`] has it.
    pub rule: &'static str,
    /// A file below the top, with a line where there is one.
    pub place: String,
    /// What stands there.
    pub what: String,
}

/// A rule: its name, what it asks for, and what finds its breaches.
struct Rule {
    name: &'static str,
    asks: &'static str,
    find: fn(&Tree) -> Vec<Complaint>,
}

const RULES: [Rule; 7] = [
    Rule {
        name: "rooms",
        asks: "a room names only the rooms it may know, as ARCHITECTURE.md shows them",
        find: rooms::names,
    },
    Rule { name: "browser", asks: "JsValue and web_sys stay in browser/ and shell/", find: rooms::browser },
    Rule {
        name: "circles",
        asks: "modules that stand side by side do not know each other in a circle",
        find: circles::find,
    },
    Rule { name: "sentences", asks: "what people read stands in text/", find: sentences::find },
    Rule { name: "length", asks: "a file has at most 400 lines, tables aside", find: length::find },
    Rule { name: "missing-data", asks: "no test passes because its data is missing", find: missing_data::find },
    Rule { name: "colours", asks: "every colour of the style sheets is a token", find: colours::find },
];

/// Reads the tree and says every breach; with `explain` prints the table of rooms and the rules instead.
///
/// # Errors
/// A tree that breaks a rule or cannot be read, and a table in `ARCHITECTURE.md` that is another one.
pub fn run(explain: bool) -> Done {
    if explain {
        println!("{}\n", rooms::table());
        RULES.iter().for_each(|rule| println!("{:<13} {}", rule.name, rule.asks));
        println!("\nstill open:");
        open::all().for_each(|(what, reason)| println!("  {what}: {reason}"));
        return Ok(());
    }
    let complaints = open::without(breaches(&Tree::read(&root())?));
    for Complaint { rule, place, what } in &complaints {
        println!("{rule}: {place}: {what}");
    }
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(format!("tidy: {} places break a rule of the house", complaints.len()).into())
    }
}

/// Every breach of a tree, known or not.
fn breaches(tree: &Tree) -> Vec<Complaint> {
    RULES.iter().flat_map(|rule| (rule.find)(tree)).collect()
}

#[cfg(test)]
mod tests;
