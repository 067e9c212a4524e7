// Reads drawn frames from standard input, or films from a folder, with our decoder and its peers.
// node frames.mjs '{"decoder", "effort", "peers", "zxing", "zbar", "sharp"?, "film"?, "plots"?}'
//
// A film's folder: one folder a film with its frames as pictures in the order of their names, and
// label.json = {"format", "text", "group"?}.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { loadDecoder } from "./decoder.mjs";
import { loadZbar, loadZxing } from "./peers.mjs";
import { Tally, judge, mean, timed } from "./judge.mjs";
import { filmPlot, linePlots } from "./plot.mjs";

const options = JSON.parse(process.argv[2]);
const ours = loadDecoder(options.decoder);
const peers = [];
if (options.peers) {
  const zxing = await loadZxing(options.zxing);
  peers.push(zxing.fast, zxing.full, await loadZbar(options.zbar));
}
const names = ["ours", ...peers.map((peer) => peer.name)];
const tally = new Tally();
const kinds = new Tally();
const films = new Map();
const exact = { right: 0, aim: 0, addon: 0, addons: 0, gs: 0, gsCodes: 0 };
const remarks = [];
const soaked = [];
let count = 0;
for await (const { label, image } of options.film ? filmFrames(options.film) : pipedFrames()) {
  count += 1;
  if (options.soak) soaked.push(image);
  else if (label.film != null) await readFilmFrame(label, image);
  else await readFrame(label, image);
}
if (options.soak) soak();
else {
  if (films.size) settleFilms();
  report();
}

/** Live frames without end: the WASM's memory may grow while buffers fill, and then no more. */
function soak() {
  const lines = [];
  for (let n = 1; n <= options.soak; n++) {
    // Still and moving scenes by turns, so that the gate's ways out are all taken.
    ours.run(soaked[Math.floor(n / 3) % soaked.length], "frame", true);
    if ([100, 1000, 10_000, 30_000, 100_000].includes(n) || n === options.soak) {
      lines.push(`${n} frames: ${(ours.memoryBytes() / 1048576).toFixed(2)} MiB of WASM memory`);
    }
  }
  console.log(lines.join("\n"));
}

async function readFrame(label, image) {
  const engines = [{ name: "ours", run: (i) => ours.run(i, options.effort) }, ...peers];
  for (let k = 0; k < engines.length; k++) {
    const engine = engines[(k + count) % engines.length];
    const { result, ms } = await timed(() => engine.run(image));
    const verdict = judge(label, result);
    tally.add(label.group, engine.name, verdict, ms);
    kinds.add(label.kind, engine.name, verdict, ms);
    if (engine.name !== "ours") continue;
    if (verdict === "wrong") remark(label, result);
    if (verdict === "right") checkExact(label, result);
  }
}

function remark(label, symbols) {
  const read = symbols.map((s) => `${s.symbology} ${JSON.stringify(s.text)} (${s.votes} votes)`).join(", ");
  remarks.push(`wrong: ${label.film ?? `${label.group}, ${label.kind}`}: ${JSON.stringify(label.text)}, read ${read}`);
}

/** AIM identifier, separators and add-on of what was read right. */
function checkExact(label, symbols) {
  const digits = (text) => text.replace(/\D/g, "");
  const same = (s) => s.text === label.text || (/EAN|UPC|DataBar/.test(label.format) && digits(s.text).endsWith(digits(label.text)));
  const symbol = symbols.find(same) ?? symbols[0];
  exact.right += 1;
  exact.aim += symbol.aim === label.aim || (label.addon && !symbol.addon) ? 1 : 0;
  if (symbol.aim !== label.aim && !label.addon) remarks.push(`AIM ${symbol.aim}, expected ${label.aim}: ${label.kind}`);
  if (label.addon) {
    exact.addons += 1;
    exact.addon += symbol.addon === label.addon ? 1 : 0;
  }
  if (label.text.includes("\x1d")) {
    exact.gsCodes += 1;
    exact.gs += symbol.text === label.text ? 1 : 0;
  }
}

/** Live effort: ours counts what it confirms, a peer what it reads in any frame. */
async function readFilmFrame(label, image) {
  if (!films.has(label.film)) {
    ours.send({ kind: "reset" });
    const blank = () => Object.fromEntries(names.map((name) => [name, { verdict: "miss", first: 0, ms: [] }]));
    films.set(label.film, { group: label.group, engines: blank() });
  }
  const film = films.get(label.film);
  const note = (name, symbols, ms) => {
    const engine = film.engines[name];
    engine.ms.push(ms);
    const verdict = judge(label, symbols);
    if (verdict === "miss" || engine.verdict === "wrong") return;
    if (engine.verdict === "miss") engine.first = engine.ms.length;
    engine.verdict = verdict;
    if (verdict === "wrong" && name === "ours") remark(label, symbols);
  };
  const { result, ms } = await timed(() => ours.run(image, "frame", true));
  note("ours", result.filter((symbol) => symbol.confirmed), ms);
  for (const peer of peers) {
    const read = await timed(() => peer.run(image));
    note(peer.name, read.result, read.ms);
  }
}

function settleFilms() {
  for (const film of films.values()) {
    for (const [name, { verdict, ms }] of Object.entries(film.engines)) {
      tally.add(film.group, name, verdict, mean(ms));
    }
  }
}

function report() {
  const what = films.size ? `${films.size} films of ${count} frames, live effort` : `${count} frames, effort ${options.effort}`;
  if (remarks.length) console.log(remarks.slice(0, 60).join("\n"));
  console.log(`\n${what}; right w(wrong)  mean/p95 CPU ms${films.size ? " a frame" : ""}\n`);
  console.log(tally.table("group", names));
  if (kinds.groups.size) console.log(`\n${kinds.table("kind", names)}`);
  for (const name of names) {
    const cells = [...tally.groups.values()].map((engines) => engines.get(name)).filter(Boolean);
    const sum = (field) => cells.reduce((total, cell) => total + cell[field], 0);
    console.log(`${name}: ${sum("right")} of ${sum("total")} right, ${sum("wrong")} wrong`);
  }
  if (exact.right) {
    console.log(`of ${exact.right} right: AIM identifier right ${exact.aim}, GS right ${exact.gs} of ${exact.gsCodes}, add-on right ${exact.addon} of ${exact.addons}`);
  }
  if (options.plots && options.peers) {
    fs.mkdirSync(options.plots, { recursive: true });
    const write = (name, svg) => fs.writeFileSync(path.join(options.plots, name), svg);
    if (films.size) write("film.svg", filmPlot([...films.values()], names));
    else for (const [axis, svg] of linePlots(tally, names)) write(`${axis}.svg`, svg);
  }
  console.log(tally.json("ours"));
}

/** Frames as synth.rs writes them: length, label, luma. */
async function* pipedFrames() {
  const parts = [];
  let held = 0;
  const input = process.stdin[Symbol.asyncIterator]();
  const take = async (length) => {
    while (held < length) {
      const { value, done } = await input.next();
      if (done) return null;
      parts.push(value);
      held += value.length;
    }
    const all = Buffer.concat(parts.splice(0));
    parts.push(all.subarray(length));
    held = all.length - length;
    return all.subarray(0, length);
  };
  for (;;) {
    const length = await take(4);
    if (!length) return;
    const label = JSON.parse((await take(length.readUInt32LE())).toString());
    const luma = Uint8Array.from(await take(label.width * label.height));
    yield { label, image: withColours(luma, label.width, label.height) };
  }
}

async function* filmFrames(folder) {
  const sharp = createRequire(path.join(options.sharp, "package.json"))("sharp");
  for (const film of fs.readdirSync(folder).sort()) {
    const labelled = path.join(folder, film, "label.json");
    if (!fs.existsSync(labelled)) continue;
    const label = { group: "film", ...JSON.parse(fs.readFileSync(labelled, "utf8")), film };
    const pictures = fs.readdirSync(path.join(folder, film)).filter((name) => /\.(png|jpe?g|webp)$/i.test(name)).sort();
    for (const name of pictures) {
      const picture = sharp(path.join(folder, film, name)).resize({ width: 1280, height: 1280, fit: "inside", withoutEnlargement: true });
      const { data, info } = await picture.greyscale().toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
      const luma = info.channels === 1 ? new Uint8Array(data) : Uint8Array.from({ length: info.width * info.height }, (_, i) => data[i * info.channels]);
      yield { label, image: withColours(luma, info.width, info.height) };
    }
  }
}

/** The peers take four channels. */
function withColours(luma, width, height) {
  const rgba = new Uint8ClampedArray(luma.length * (options.peers ? 4 : 0));
  for (let i = 0, j = 0; j < rgba.length; i++, j += 4) {
    rgba[j] = rgba[j + 1] = rgba[j + 2] = luma[i];
    rgba[j + 3] = 255;
  }
  return { luma, rgba, width, height };
}
