//! Short names between a WASM and the script that wasm-bindgen wrote for it.
//!
//! Each function that a WASM imports bears a name with a hash, such as `__wbg_get_d7176cfb76d71114`, and what the tool
//! exports for its own use says its whole type. Both ends are renamed at once: three percent of the page's WASM.

use std::convert::Infallible;

use wasm_encoder::{
    EntityType, ExportSection, ImportSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{ExportSectionReader, ImportSectionReader, Parser, TypeRef};

/// How the module ends that a script stands for, as wasm-bindgen names it.
const GLUE: &str = "_bg.js";

/// What stands for that module.
const MODULE: &str = ".";

/// Exports that only the script asks for begin with one of these.
const OWN: [&str; 4] = ["wasm_bindgen_", "__wbindgen_", "__wbg_", "__externref_"];

/// Gives what `wasm` and `script` know each other by the shortest names: the changed WASM and script.
///
/// # Errors
/// A file that is no WASM, and a name that does not stand in the script as wasm-bindgen writes it.
pub fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String), Box<dyn std::error::Error>> {
    let mut renamed = Renamed { script: script.to_owned(), given: 0, module: None, missed: None };
    let mut module = Module::new();
    renamed.parse_core_module(&mut module, Parser::new(0), wasm)?;
    match renamed.missed {
        Some(missed) => Err(format!("the script does not have {missed} where it is expected").into()),
        None => Ok((module.finish(), renamed.script)),
    }
}

/// The name with this number: letters, then pairs of letters.
fn short(number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
    match number / LETTERS.len() {
        0 => letter(number).into(),
        before => [letter(before - 1), letter(number)].iter().collect(),
    }
}

struct Renamed {
    script: String,
    /// Names given so far.
    given: usize,
    /// The module that the script stands for, once it was met.
    module: Option<String>,
    /// The first name that was not found.
    missed: Option<String>,
}

impl Renamed {
    /// Replaces `name` in the script, wherever it is a word of its own and stands as `expected`; `all` allows it nowhere
    /// else, and there once.
    fn replace(&mut self, name: &str, by: &str, expected: impl Fn(&str, &str) -> bool, all: bool) {
        let mut changed = String::with_capacity(self.script.len());
        let (mut from, mut found, mut others) = (0, 0, 0);
        for (at, _) in self.script.match_indices(name) {
            let (before, after) = (&self.script[..at], &self.script[at + name.len()..]);
            let in_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
            if before.ends_with(in_word) || after.starts_with(in_word) {
                continue;
            }
            if !expected(before, after) {
                others += 1;
                continue;
            }
            found += 1;
            changed += &self.script[from..at];
            changed += by;
            from = at + name.len();
        }
        if found == 0 || (all && (found > 1 || others > 0)) {
            self.missed.get_or_insert(name.to_owned());
        }
        changed += &self.script[from..];
        self.script = changed;
    }

    fn next(&mut self) -> String {
        self.given += 1;
        short(self.given - 1)
    }
}

impl Reencode for Renamed {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        written: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let ty: EntityType = self.entity_type(import.ty)?;
            if !matches!(import.ty, TypeRef::Func(_)) || !import.module.ends_with(GLUE) {
                written.import(import.module, import.name, ty);
                continue;
            }
            match self.module.clone() {
                None => {
                    let quoted = |before: &str, after: &str| before.ends_with('"') && after.starts_with("\":");
                    self.replace(import.module, MODULE, quoted, true);
                    self.module = Some(import.module.to_owned());
                }
                Some(module) if module != import.module => {
                    self.missed.get_or_insert(import.module.to_owned());
                }
                Some(_) => {}
            }
            let name = self.next();
            // A property of the object that the WASM is started with.
            self.replace(import.name, &name, |_, after| after.starts_with(':'), true);
            written.import(MODULE, &name, ty);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        written: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        self.given = 0;
        let exports = section.into_iter().collect::<wasmparser::Result<Vec<_>>>()?;
        for export in &exports {
            let mut name = export.name.to_owned();
            if OWN.iter().any(|own| name.starts_with(own)) {
                name = self.next();
                while exports.iter().any(|other| other.name == name) {
                    name = self.next();
                }
                // The script's own function that calls it may have the same name.
                self.replace(export.name, &name, |before, _| before.ends_with('.'), false);
            }
            written.export(&name, export.kind.into(), self.external_index(export.kind, export.index)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, ExportKind, Function, FunctionSection, TypeSection};

    use super::*;

    /// What wasm-bindgen would write, in short: two imports of the script, one of another, and three exports.
    fn wasm() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for (module, name) in [
            ("./app_bg.js", "__wbg_get_d7176cfb76d71114"),
            ("./app_bg.js", "__wbg_get_unchecked_e6"),
            ("./part.js", "load"),
        ] {
            imports.import(module, name, EntityType::Function(0));
        }
        let (mut functions, mut code, mut exports) = (FunctionSection::new(), CodeSection::new(), ExportSection::new());
        let mut body = Function::new([]);
        body.instructions().call(1).end();
        functions.function(0);
        code.function(&body);
        for name in ["a", "__wbindgen_malloc", "mount"] {
            exports.export(name, ExportKind::Func, 3);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    const SCRIPT: &str = r#"import * as part from "./part.js";
function imports() {
    const own = {
        __wbg_get_d7176cfb76d71114: function(x) { return x.get(wasm.__wbindgen_malloc); },
        __wbg_get_unchecked_e6: function(x) { return x.__wbindgen_malloc_not; },
        __wbg_unused: function() {},
    };
    return { "./app_bg.js": own, "./part.js": part };
}
function __wbindgen_malloc(size) { return wasm.__wbindgen_malloc(size); }
wasm.mount(__wbindgen_malloc(1), wasm.a)"#;

    #[test]
    fn both_ends_get_the_same_names() -> crate::Done {
        let (renamed, script) = shorten(&wasm(), SCRIPT)?;
        let expected = SCRIPT
            .replace("__wbg_get_d7176cfb76d71114", "a")
            .replace("__wbg_get_unchecked_e6", "b")
            .replace("wasm.__wbindgen_malloc", "wasm.b")
            .replace("./app_bg.js", ".");
        assert_eq!(script, expected);
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&renamed) {
            match payload? {
                wasmparser::Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        imports.push((import.module, import.name));
                    }
                }
                wasmparser::Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        exports.push((export.name, export.index));
                    }
                }
                _ => {}
            }
        }
        assert_eq!(imports, [(".", "a"), (".", "b"), ("./part.js", "load")]);
        assert_eq!(exports, [("a", 3), ("b", 3), ("mount", 3)]);
        Ok(())
    }

    #[track_caller]
    fn fails(from: &str, to: &str, name: &str) {
        let script = SCRIPT.replace(from, to);
        let failure = shorten(&wasm(), &script).map_err(|error| error.to_string());
        assert_eq!(failure.err(), Some(format!("the script does not have {name} where it is expected")));
    }

    #[test]
    fn a_script_that_is_written_otherwise_fails_the_build() {
        fails("e6:", "e7:", "__wbg_get_unchecked_e6");
        fails("e6:", "e6=", "__wbg_get_unchecked_e6");
        fails("__wbg_unused", "__wbg_get_unchecked_e6", "__wbg_get_unchecked_e6");
        fails("\"./app_bg.js\"", "app", "./app_bg.js");
        fails("wasm.__wbindgen_malloc", "__wbindgen_malloc", "__wbindgen_malloc");
        fails("wasm.__wbindgen_malloc", "wasm.malloc", "__wbindgen_malloc");
    }

    #[test]
    fn names_are_short_and_never_the_same() {
        let names: std::collections::BTreeSet<String> = (0..2_000).map(short).collect();
        assert_eq!(names.len(), 2_000);
        assert!(names.iter().all(|name| name.len() <= 2));
        assert_eq!([short(0), short(51), short(52), short(103), short(104)], ["a", "Z", "aa", "aZ", "ba"]);
    }
}
