//! `cargo xtask voice`: what a stand says aloud, recorded by a free voice into `dist/voice/`.
//!
//! | language | voice | program, licence | Debian package |
//! |---|---|---|---|
//! | vi, en, zh | `vi`, `en-gb`, `cmn` of eSpeak NG | `espeak-ng`, GPL-3.0-or-later | `espeak-ng` |
//!
//! `opusenc` (`opus-tools`, BSD-2-Clause) makes Opus of the recordings. Neither program nor voice becomes part of the
//! site, only what they say. A machine without them builds a site whose stands use the system's voices alone.

use std::{fs, path::Path};

use serde_json::{Map, Value, json};

use crate::{
    Done, hash,
    run::{self, cargo, finish, output, program},
};

/// The folder of the recordings in the site.
pub const FOLDER: &str = "voice";

/// Each language, its voice, and its pace in words a minute: slower than usual, for a hall.
const VOICES: [(&str, &str, &str); 3] = [("vi", "vi", "145"), ("en", "en-gb", "155"), ("zh", "cmn", "150")];
/// Bits a second, in thousands: speech stays clear.
const KBIT: &str = "12";

/// Records into the built site.
///
/// # Errors
/// A program that fails; a site that is not built.
pub fn run() -> Done {
    let dist = run::root().join("dist");
    if record(&dist)? {
        Ok(())
    } else {
        Err("espeak-ng and opusenc are needed: apt-get install espeak-ng opus-tools".into())
    }
}

/// Records into `dist`; false where the programs are not to be had.
///
/// # Errors
/// A program that fails.
pub fn record(dist: &Path) -> Result<bool, Box<dyn std::error::Error>> {
    let programs = [program("espeak-ng").arg("--version"), program("opusenc").arg("--version")].map(output);
    if programs.contains(&None) {
        return Ok(false);
    }
    let said = output(cargo().args(["run", "--quiet", "--locked", "--example", "phrases"]))
        .ok_or("the phrases could not be listed: run cargo run --example phrases")?;
    let said: Value = serde_json::from_str(&said)?;
    // What was recorded before is not recorded again.
    let (kept, folder) = (run::target().join(FOLDER), dist.join(FOLDER));
    fs::create_dir_all(&kept)?;
    fs::create_dir_all(&folder)?;
    for (lang, voice, pace) in VOICES {
        let take = |text: &str| -> Result<Value, Box<dyn std::error::Error>> {
            let name = format!("{lang}-{}.opus", hash::of([voice, pace, KBIT, text]));
            let file = kept.join(&name);
            if !file.is_file() {
                let wave = kept.join("now.wav");
                finish(program("espeak-ng").args(["-v", voice, "-s", pace, "-w"]).arg(&wave).arg(text))?;
                // A fixed serial number: the same phrase is the same file.
                let mut pack = program("opusenc");
                pack.args(["--quiet", "--bitrate", KBIT, "--serial", "1"]).arg(&wave).arg(&file);
                finish(&mut pack)?;
            }
            fs::copy(&file, folder.join(&name))?;
            Ok(Value::String(name))
        };
        let sentences = said[lang]["sentences"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let files = sentences
            .map(|text| Ok((text.to_owned(), take(text)?)))
            .collect::<Result<Map<_, _>, Box<dyn std::error::Error>>>()?;
        let rest = take(said[lang]["rest"].as_str().unwrap_or_default())?;
        let book = json!({ "sentences": files, "rest": rest });
        fs::write(folder.join(format!("{lang}.json")), book.to_string())?;
    }
    Ok(true)
}
