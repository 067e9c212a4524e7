//! `cargo xtask decode`: measures the decoder's WASM in Node, alone or against its peers.
//!
//! ```text
//! --images DIR   pictures with manifest.jsonl, or pictures without a code
//!   --limit N            about N of them, evenly spread
//!   --effort still|frame
//!   --list               one line a picture
//! --peers        zxing-wasm and zbar-wasm in the same run
//! ```

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::{Done, decoder_wasm, run, tools};

const SHARP: &str = "0.35.5";
const ZXING: &str = "3.1.4";
const ZBAR: &str = "0.11.0";

const USAGE: &str = "cargo xtask decode --images DIR [--limit N] [--effort still|frame] [--peers] [--list]";

/// What the words behind `decode` ask for.
struct Request {
    images: PathBuf,
    limit: u32,
    effort: &'static str,
    peers: bool,
    list: bool,
}

/// Builds the worker, then runs the measurement in Node.
///
/// # Errors
/// Unknown words, a tool that is not to be had, and a run that fails.
pub fn run(args: &[String]) -> Done {
    let request = parse(args)?;
    let out = run::root().join("target").join("decode");
    let worker = decoder_wasm::build(&out, &tools::wasm_bindgen()?, &tools::wasm_opt()?)?;
    let mut options = json!({
        "images": request.images,
        "limit": request.limit,
        "effort": request.effort,
        "peers": request.peers,
        "list": request.list,
        "decoder": out.join(worker.folder),
        "sharp": tools::npm("sharp", SHARP)?,
    });
    if request.peers {
        options["zxing"] = json!(tools::npm("zxing-wasm", ZXING)?);
        options["zbar"] = json!(tools::npm("@undecaf/zbar-wasm", ZBAR)?);
    }
    node("images.mjs", &options)
}

fn node(script: &str, options: &Value) -> Done {
    let script = run::root().join("xtask/src/decode").join(script);
    run::finish(run::program("node").arg(script).arg(options.to_string()))
}

fn parse(args: &[String]) -> Result<Request, Box<dyn std::error::Error>> {
    let mut images = None;
    let (mut limit, mut effort, mut peers, mut list) = (0, "still", false, false);
    let mut words = args.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value. {USAGE}"));
        match word {
            "--images" => images = Some(std::path::absolute(value()?)?),
            "--limit" => limit = value()?.parse().map_err(|_| "--limit needs a number")?,
            "--effort" => {
                effort = match value()? {
                    "still" => "still",
                    "frame" => "frame",
                    _ => return Err("--effort is still or frame".into()),
                };
            }
            "--peers" => peers = true,
            "--list" => list = true,
            _ => return Err(format!("unknown word '{word}'. {USAGE}").into()),
        }
    }
    let images = images.ok_or(USAGE)?;
    Ok(Request { images, limit, effort, peers, list })
}
