//! No test passes because its data is missing: it is the runner that says a test was not run.

use super::{Complaint, tree::Tree};

/// Every test that ends early, and so may pass without having tested.
pub fn find(tree: &Tree) -> Vec<Complaint> {
    let tests = tree.sources().flat_map(|(path, source)| source.tests.iter().map(move |test| (path, test)));
    tests
        .filter(|(_, test)| test.returns)
        .map(|(path, test)| Complaint {
            rule: "missing-data",
            place: format!("{path}:{}", test.line),
            what: format!("{} ends early; mark it #[ignore = \"needs …\"] and let the data be asked for", test.name),
        })
        .collect()
}
