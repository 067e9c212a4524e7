//! `cargo xtask build --twice`: the same source built in two folders gives the same bytes.

use std::{collections::BTreeMap, env, fs, path::Path};

use crate::{
    Done, hash,
    pace::Pace,
    run::{finish, output, program, root},
    site, size,
};

/// Builds here and in a copy of the tree, and prints both hashes of each file of `dist/`.
///
/// # Errors
/// A build that fails, and files that differ.
pub fn run() -> Done {
    site::run(Pace::Release)?;
    let copy = root().join("target/twice/the same tree in another folder");
    copy_tree(&copy)?;
    println!("once more in {}", copy.display());
    let mut build = program(env::current_exe()?);
    // `run::root` follows the variable that cargo sets for whom it runs.
    build.arg("build").current_dir(&copy).env("CARGO_MANIFEST_DIR", copy.join("xtask")).env_remove("CARGO_TARGET_DIR");
    finish(&mut build)?;
    let (here, there) = (hashes(&root().join("dist"))?, hashes(&copy.join("dist"))?);
    let mut differing = Vec::new();
    for (name, one) in &here {
        let other = there.get(name).map_or("missing", String::as_str);
        println!("{one} {other} {name}");
        if one != other {
            differing.push(name.as_str());
        }
    }
    differing.extend(there.keys().filter(|name| !here.contains_key(*name)).map(String::as_str));
    if !differing.is_empty() {
        return Err(format!("the two builds differ in: {}", differing.join(", ")).into());
    }
    let all = |built: &BTreeMap<String, String>| hash::of(built.iter().flat_map(|(name, hash)| [name, hash]));
    println!("both builds are equal: {} {}", all(&here), all(&there));
    Ok(())
}

/// Copies what git keeps, or would, as it is in the working tree.
fn copy_tree(copy: &Path) -> Done {
    let list = output(program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))
        .ok_or("git does not say which files there are")?;
    for name in list.lines() {
        let (from, to) = (root().join(name), copy.join(name));
        if !from.is_file() {
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        // A file that is as it was keeps its time, so that a second try builds little.
        if fs::read(&to).ok() != Some(fs::read(&from)?) {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// The hash of each file below `folder`, by its name there.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let mut found = BTreeMap::new();
    for path in size::walk(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        found.insert(name, hash::of([fs::read(&path)?]));
    }
    Ok(found)
}
