// Reads a folder of pictures with our decoder and, if asked, its peers.
// node images.mjs '{"images", "limit", "effort", "asPage", "peers", "decoder", "sharp", "zxing", "zbar", "wechat"}'
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { loadDecoder } from "./decoder.mjs";
import { loadWechat, loadZbar, loadZxing } from "./peers.mjs";
import { Tally, judge, mean, percentile, timed } from "./judge.mjs";

/** Frames of a phone's camera in live use. */
const BOUND = [1280, 720];
/** What a chosen photograph is reduced to: `MAX_SIDE` of `src/scan/picture.rs`. */
const PAGE_BOUND = [4096, 4096];
/** Pictures read before the first one that counts: compilers warm up. */
const WARM_UP = 20;
/** How often a live frame is shown again: the gate lets nothing be searched once all was searched in vain. */
const HELD = 30;

const options = JSON.parse(process.argv[2]);
const sharp = createRequire(path.join(options.sharp, "package.json"))("sharp");
const ours = loadDecoder(options.decoder);
const engines = [{ name: "ours", run: (image) => ours.run(image, options.effort) }];
if (options.peers) {
  const zxing = await loadZxing(options.zxing);
  engines.push(zxing.fast, zxing.full, await loadZbar(options.zbar), await loadWechat(options.wechat));
}
const names = engines.map((engine) => engine.name);
const takes = (engine, label) => engine.takes?.(label) ?? true;

const labels = pick(readLabels(options.images), options.limit);
for (const label of pick(labels, WARM_UP)) {
  const image = await load(label.file);
  for (const engine of engines.filter((one) => takes(one, label))) await engine.run(image);
}
const byGroup = new Tally();
const byFormat = new Tally();
const remarks = [];
for (const [n, label] of labels.entries()) {
  const image = await load(label.file);
  for (let k = 0; k < engines.length; k++) {
    const engine = engines[(k + n) % engines.length];
    if (!takes(engine, label)) continue;
    const { result, ms } = await timed(() => engine.run(image));
    const verdict = judge(label, result);
    const format = label.text == null ? "no code" : label.format;
    for (const [tally, key] of [[byGroup, label.group], [byFormat, format], [byFormat, "all"]]) {
      tally.add(key, engine.name, verdict, ms);
    }
    if (verdict === "wrong" && engine === engines[0]) {
      const read = result.map((s) => `${s.symbology} ${JSON.stringify(s.text)} (${s.votes} votes)`).join(", ");
      remarks.push(`wrong: ${label.file}: ${JSON.stringify(label.text)}, read ${read}`);
    }
    if (options.list && engine === engines[0]) remarks.push(`${verdict}: ${label.file} ${ms.toFixed(1)} ms`);
  }
}
const all = byFormat.groups.get("all");
byFormat.groups.delete("all");
if (all) byFormat.groups.set("all", all);

console.log(remarks.join("\n"));
console.log(`\n${labels.length} pictures, effort ${options.effort}${options.asPage ? ", as the page hands them on" : ""}; right w(wrong)  mean/p95 CPU ms\n`);
console.log(byGroup.table("group", names));
console.log();
console.log(byFormat.table("format", names));
for (const name of names) {
  const cell = all?.get(name);
  if (cell) console.log(`${name}: ${cell.right} of ${cell.total} right, ${cell.wrong} wrong, mean ${mean(cell.ms).toFixed(2)} ms`);
}
if (options.effort === "frame") console.log(await gated());
console.log(byGroup.json("ours"));

/** Shows each picture for a while, as a camera that lies still does: what a frame costs that the gate stops. */
async function gated() {
  const times = [];
  for (const label of labels) {
    const image = await load(label.file);
    for (let k = 0; k <= HELD; k++) {
      const { ms } = await timed(() => ours.run(image, options.effort, k > 0));
      if (ours.gate() !== "searched") times.push(ms);
    }
  }
  const shown = labels.length * (HELD + 1);
  const [middle, most] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(2));
  return `gated: ${times.length} of ${shown} frames of held pictures, mean ${mean(times).toFixed(2)} ms, median ${middle}, p95 ${most}`;
}

/** The manifest's labels; in a folder without one every picture shows nothing to read. */
function readLabels(folder) {
  const manifest = path.join(folder, "manifest.jsonl");
  if (fs.existsSync(manifest)) {
    return fs.readFileSync(manifest, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }
  const pictures = fs.readdirSync(folder).filter((name) => /\.(png|jpe?g|webp|gif|bmp|tiff?)$/i.test(name)).sort();
  return pictures.map((file) => ({ file, format: null, text: null, group: path.basename(path.resolve(folder)) }));
}

/** About `limit` of the items, evenly spread; all for 0. */
function pick(items, limit) {
  const step = limit ? Math.ceil(items.length / limit) : 1;
  return items.filter((_, i) => i % step === 0);
}

/** The picture bound to a camera frame or as the page hands it on, on white where it is transparent. */
async function load(file) {
  const from = path.join(options.images, file);
  const meta = await sharp(from, { failOn: "none" }).metadata();
  const bound = options.asPage ? PAGE_BOUND : BOUND;
  const [width, height] = meta.width >= meta.height ? bound : [bound[1], bound[0]];
  let picture = sharp(from, { failOn: "none", animated: false }).flatten({ background: "#fff" });
  if (meta.width > width || meta.height > height) {
    picture = picture.resize({ width, height, fit: "inside", kernel: "lanczos3" });
  }
  const { data, info } = await picture.toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const rgba = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const luma = new Uint8Array(info.width * info.height);
  for (let i = 0, j = 0; i < luma.length; i++, j += 4) {
    luma[i] = (306 * rgba[j] + 601 * rgba[j + 1] + 117 * rgba[j + 2] + 512) >> 10;
  }
  return { rgba, luma, width: info.width, height: info.height };
}
