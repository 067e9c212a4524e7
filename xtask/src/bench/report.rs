//! `cargo xtask bench trace`: how long 1,000 events take from the bytes of an answer to the report, in the
//! browser's WASM beside `JSON.parse` of the same bytes in the same run, and natively beside `serde_json`.

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{
    Done, browsers,
    run::{cargo, finish, output, program, target},
    tools, wasm,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the module as the page is built, and times it in Chromium; then runs the native benchmark.
pub fn run() -> Done {
    tools::wasm_target()?;
    let words = ["build", "--quiet", "--profile", "page", "--target", TARGET, "-p", "truyxuat-trace"];
    finish(cargo().args(words).args(["--example", "timed"]))?;
    let built = target().join(TARGET).join("page/examples");
    let folder = target().join("bench-trace");
    let words = ["--target", "no-modules", "--no-typescript", "--out-dir"];
    finish(program(tools::wasm_bindgen()?).args(words).arg(&folder).arg(built.join("timed.wasm")))?;
    let small = folder.join("timed.wasm");
    let bound = folder.join("timed_bg.wasm");
    finish(program(tools::wasm_opt()?).arg(bound).args(["-Oz", "-o"]).arg(&small).args(wasm::FEATURES))?;
    let page = folder.join("index.html");
    fs::write(&page, html(&fs::read_to_string(folder.join("timed.js"))?, &fs::read(&small)?))?;
    let mut browser = program(browsers::browser()?.chromium);
    browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]).arg(page);
    let drawn = output(&mut browser).ok_or("Chromium did not draw the page")?;
    let told = drawn.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>"));
    println!("Chromium, as the page is built (aim: under 20 ms for 1,000 events)");
    println!("{}", told.ok_or("the page says nothing")?.0.trim());
    println!("\nnative (aim: at most 3 times serde_json)");
    finish(cargo().args(["bench", "--quiet", "-p", "truyxuat-trace", "--bench", "trace"]))
}

/// A page that times the module before it is drawn. Both sides run in turns, so that the machine's mood meets
/// both; the best of several runs counts.
fn html(glue: &str, module: &[u8]) -> String {
    const TIMING: &str = r#"
const module = Uint8Array.from(atob(MODULE), (sign) => sign.charCodeAt(0));
wasm_bindgen.initSync({ module: new WebAssembly.Module(module) });
const long = wasm_bindgen.history_of(1000);
const start = performance.now();
wasm_bindgen.report_of(long, 1000);
const first = performance.now() - start;
const lines = ["events      bytes   parse ms   read+check ms   ratio"];
for (const count of [10, 100, 1000]) {
  const bytes = wasm_bindgen.history_of(count);
  const time = (run) => { const began = performance.now(); for (let turn = 0; turn < 1000 / count; turn += 1) run();
    return (performance.now() - began) * count / 1000; };
  let [parse, check] = [Infinity, Infinity];
  for (let turn = 0; turn < 40; turn += 1) {
    parse = Math.min(parse, time(() => JSON.parse(new TextDecoder().decode(bytes))));
    check = Math.min(check, time(() => wasm_bindgen.report_of(bytes, count)));
  }
  const cells = [String(count).padStart(6), String(bytes.length).padStart(10), parse.toFixed(3).padStart(10),
    check.toFixed(3).padStart(15), (check / parse).toFixed(1).padStart(7)];
  lines.push(cells.join(" "));
}
lines.push(`the first report of a page, 1000 events: ${first.toFixed(1)} ms (its code is not yet compiled for speed)`);
document.body.innerHTML = "<pre>" + lines.join("\n") + "</pre>";
"#;
    let module = STANDARD.encode(module);
    format!(
        "<!doctype html><body><script>{glue}</script><script>const MODULE = \"{module}\";{TIMING}</script></body>\n"
    )
}
