//! No circle: modules that stand side by side, each with what is below it, know each other one way.
//!
//! A module and its own inner modules are one noun and may know each other; so are a table and those who read it,
//! because they say what its rows are.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Complaint,
    modules::{Modules, Place, crates},
    tree::Tree,
};

/// Who knows whom among the inner modules of one module, with one place for each.
type Known = BTreeMap<String, BTreeMap<String, String>>;

/// Every circle of every crate, as one complaint.
pub fn find(tree: &Tree) -> Vec<Complaint> {
    crates(tree).iter().flat_map(in_crate).collect()
}

fn in_crate(modules: &Modules) -> Vec<Complaint> {
    let mut families: BTreeMap<Place, Known> = BTreeMap::new();
    for (place, (path, source)) in &modules.files {
        for name in &source.names {
            let Some(found) = modules.find(place, name) else { continue };
            if is_table(place) || is_table(&found) {
                continue;
            }
            let shared = place.iter().zip(&found).take_while(|(one, other)| one == other).count();
            if let (Some(one), Some(other)) = (place.get(shared), found.get(shared)) {
                let known = families.entry(place[..shared].to_vec()).or_default().entry(one.clone()).or_default();
                let said = format!("{path}:{} names {}", name.line, name.path.join("::"));
                known.entry(other.clone()).or_insert(said);
            }
        }
    }
    families
        .iter()
        .flat_map(|(parent, known)| circles(known).into_iter().map(move |circle| (parent, known, circle)))
        .map(|(parent, known, circle)| {
            let folder =
                format!("{}{}", modules.folder, parent.iter().map(|part| format!("{part}/")).collect::<String>());
            let inside = |word: &&String| circle.contains(*word);
            let said: Vec<&str> = circle
                .iter()
                .flat_map(|one| known.get(one).into_iter().flatten().filter(|(other, _)| inside(other)))
                .map(|(_, said)| said.as_str())
                .collect();
            let members: Vec<&str> = circle.iter().map(String::as_str).collect();
            Complaint {
                rule: "circles",
                place: format!("{folder}{{{}}}", members.join(",")),
                what: format!("they know each other in a circle: {}", said.join("; ")),
            }
        })
        .collect()
}

fn is_table(place: &Place) -> bool {
    place.last().is_some_and(|last| last == "table" || last.ends_with("_table"))
}

/// Sets of modules that each reach each other.
fn circles(known: &Known) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = known.keys().map(|from| (from, reach(known, from))).collect();
    let reaches = |from: &String, to: &String| reached.get(from).is_some_and(|all| all.contains(to));
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for from in known.keys().filter(|from| reaches(from, from)) {
        if found.iter().any(|circle| circle.contains(from)) {
            continue;
        }
        found.push(known.keys().filter(|to| reaches(from, to) && reaches(to, from)).cloned().collect());
    }
    found
}

fn reach<'known>(known: &'known Known, from: &String) -> BTreeSet<&'known String> {
    let mut all = BTreeSet::new();
    let mut open: Vec<&String> = known.get(from).into_iter().flat_map(BTreeMap::keys).collect();
    while let Some(next) = open.pop() {
        if all.insert(next) {
            open.extend(known.get(next).into_iter().flat_map(BTreeMap::keys));
        }
    }
    all
}
