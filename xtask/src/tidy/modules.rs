//! The modules of a crate, and what a written path means in one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    source::{Name, Source},
    tree::Tree,
};

/// A module's place in its crate: `["session", "step"]`; the root is empty.
pub type Place = Vec<String>;

/// One crate's modules that stand in files.
pub struct Modules<'tree> {
    /// The folder of the crate's source.
    pub folder: String,
    /// By place: the file and what it holds.
    pub files: BTreeMap<Place, (&'tree str, &'tree Source)>,
}

/// Renamings that are followed at the most, so that a circle of them ends.
const MOST_RENAMINGS: usize = 8;

/// The crates of a tree, by the folders that have a `src/` with a root.
pub fn crates(tree: &Tree) -> Vec<Modules<'_>> {
    let roots: BTreeSet<&str> = tree
        .sources()
        .filter_map(|(path, _)| path.strip_suffix("lib.rs").or_else(|| path.strip_suffix("main.rs")))
        .filter(|folder| *folder == "src/" || folder.ends_with("/src/"))
        .collect();
    roots.into_iter().map(|folder| Modules::of(tree, folder)).collect()
}

impl<'tree> Modules<'tree> {
    fn of(tree: &'tree Tree, folder: &str) -> Self {
        let mut files = BTreeMap::new();
        for (path, source) in tree.sources() {
            let Some(inner) = path.strip_prefix(folder).and_then(|inner| inner.strip_suffix(".rs")) else { continue };
            let inner = inner.strip_suffix("/mod").unwrap_or(inner);
            // A binary beside the library is a crate of its own.
            if inner.starts_with("bin/") || (inner == "main" && tree.files.contains_key(&format!("{folder}lib.rs"))) {
                continue;
            }
            let place = match inner {
                "lib" | "main" => Vec::new(),
                inner => inner.split('/').map(str::to_owned).collect(),
            };
            files.insert(place, (path, source));
        }
        Self { folder: folder.to_owned(), files }
    }

    /// The file in which what `name` says stands, if that is of this crate: `at` is the module that says it.
    pub fn find(&self, at: &Place, name: &Name) -> Option<Place> {
        let mut path = name.path.as_slice();
        let mut base = at.clone();
        match path.first()?.as_str() {
            "crate" => {
                base.clear();
                path = &path[1..];
            }
            "self" => path = &path[1..],
            "super" => {
                let mut depth = name.depth;
                while let Some((first, rest)) = path.split_first()
                    && first == "super"
                {
                    if depth > 0 {
                        depth -= 1;
                    } else {
                        base.pop();
                    }
                    path = rest;
                }
            }
            first => {
                let mut inner = base.clone();
                inner.push(first.to_owned());
                if !self.files.contains_key(&inner) {
                    return self.renamed(at, first, &path[1..], MOST_RENAMINGS);
                }
            }
        }
        self.descend(base, path, MOST_RENAMINGS)
    }

    /// Follows `path` from `base` as far as there are files, and on through what a file there renames.
    fn descend(&self, mut base: Place, mut path: &[String], renamings: usize) -> Option<Place> {
        while let Some((first, rest)) = path.split_first() {
            let mut inner = base.clone();
            inner.push(first.clone());
            if !self.files.contains_key(&inner) {
                return Some(self.renamed(&base, first, rest, renamings).unwrap_or(base));
            }
            (base, path) = (inner, rest);
        }
        Some(base)
    }

    /// Where a name stands that the file at `base` has from elsewhere by `use`.
    fn renamed(&self, base: &Place, word: &str, rest: &[String], renamings: usize) -> Option<Place> {
        let (_, source) = self.files.get(base)?;
        let used = source.names.iter().find(|name| name.bound.as_deref() == Some(word) && name.depth == 0)?;
        let renamings = renamings.checked_sub(1)?;
        let mut path: Vec<String> = used.path.clone();
        path.extend_from_slice(rest);
        let (start, path) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (base.clone(), &path[1..]),
            "super" => (base.split_last()?.1.to_vec(), &path[1..]),
            first => {
                let mut inner = base.clone();
                inner.push(first.to_owned());
                // Another crate's.
                self.files.get(&inner)?;
                (base.clone(), path.as_slice())
            }
        };
        let mut start = start;
        let mut path = path;
        while let Some((first, after)) = path.split_first()
            && first == "super"
        {
            start.pop();
            path = after;
        }
        self.descend(start, path, renamings)
    }
}
