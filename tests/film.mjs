// Draws printed codes as a camera would see them: turned, blurred, noisy; one picture or a film.
import fs from 'node:fs';
import zlib from 'node:zlib';
import bwipjs from 'bwip-js';

export const WIDTH = 1280, HEIGHT = 720;

/** A symbol as modules: `dark(column, row)`, `columns` × `rows`, `tall` modules a row. */
export function symbol(bcid, text, options = {}) {
  const drawn = bwipjs.raw({ bcid, text, ...options })[0];
  if (drawn.pixs) {
    const { pixs, pixx: columns, pixy: rows } = drawn;
    return { columns, rows, tall: 1, dark: (x, y) => pixs[y * columns + x] === 1 };
  }
  const modules = drawn.sbs.flatMap((width, i) => Array(width).fill(i % 2 === 0));
  return { columns: modules.length, rows: 1, tall: 45, dark: x => modules[x] };
}

/** Random numbers in 0..1 that repeat with the seed. */
function random(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One luma picture of `code` on paper, lying before a grey counter. Angles in degrees. */
export function picture(code, { module = 4, angle = 3, blur = 1, noise = 6, shift = [0, 0], seed = 1 } = {}) {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(120);
  const [sin, cos] = [Math.sin(angle * Math.PI / 180), Math.cos(angle * Math.PI / 180)];
  const [wide, high] = [code.columns, code.rows * code.tall];
  const quiet = 12;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let sum = 0;
      for (const [dx, dy] of [[.25, .25], [.75, .25], [.25, .75], [.75, .75]]) {
        const px = x + dx - WIDTH / 2 - shift[0], py = y + dy - HEIGHT / 2 - shift[1];
        const u = (px * cos + py * sin) / module + wide / 2, v = (py * cos - px * sin) / module + high / 2;
        if (u < -quiet || v < -quiet || u >= wide + quiet || v >= high + quiet) sum += 120;
        else if (u < 0 || v < 0 || u >= wide || v >= high) sum += 232;
        else sum += code.dark(Math.floor(u), Math.floor(v / code.tall)) ? 28 : 232;
      }
      luma[y * WIDTH + x] = sum / 4;
    }
  }
  for (let i = 0; i < blur; i++) soften(luma);
  const next = random(seed);
  for (let i = 0; i < luma.length; i++) luma[i] = Math.max(0, Math.min(255, luma[i] + (next() + next() - 1) * noise));
  return luma;
}

/** One luma picture of several codes side by side. */
export function beside(codes, { shift = [0, 0], ...look } = {}) {
  const luma = new Uint8Array(WIDTH * HEIGHT), wide = WIDTH / codes.length;
  codes.forEach((code, i) => {
    const one = picture(code, { ...look, shift: [wide * (i + .5) - WIDTH / 2 + shift[0], shift[1]] });
    for (let start = i * wide; start < luma.length; start += WIDTH) luma.set(one.subarray(start, start + wide), start);
  });
  return luma;
}

/** A binomial blur of one pixel, in both directions. */
function soften(luma) {
  for (const [step, count] of [[1, luma.length - 1], [WIDTH, luma.length - WIDTH]]) {
    const old = luma.slice();
    for (let i = step; i < count; i++) luma[i] = (old[i - step] + 2 * old[i] + old[i + step]) >> 2;
  }
}

/** Writes luma pictures as a `.y4m` film that Chromium's fake camera plays in a loop. */
export function writeFilm(file, pictures) {
  const chroma = Buffer.alloc(WIDTH * HEIGHT / 2, 128);
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420mpeg2\n`);
  for (const luma of pictures) {
    fs.writeSync(out, 'FRAME\n');
    fs.writeSync(out, luma);
    fs.writeSync(out, chroma);
  }
  fs.closeSync(out);
}

/** A hand-held film of one code, or of several side by side: each frame a little moved and turned. */
export function film(file, code, { frames = 6, blank = 0, ...look } = {}) {
  const draw = Array.isArray(code) ? beside : picture;
  const empty = Array.from({ length: blank }, () => new Uint8Array(WIDTH * HEIGHT).fill(120));
  const seen = Array.from({ length: frames }, (_, i) => draw(code, {
    ...look, angle: (look.angle ?? 3) + Math.sin(i) * .6, shift: [Math.sin(i * 2) * 4, Math.cos(i) * 3], seed: i + 1,
  }));
  writeFilm(file, [...empty, ...seen]);
}

/** A PNG of a luma picture: grey, or from `ink` for black to `ground` for white, each as red, green and blue. */
export function png(luma, width = WIDTH, height = HEIGHT, { ink, ground } = {}) {
  const channels = ink ? 3 : 1;
  const rows = Buffer.alloc((width * channels + 1) * height);
  for (let i = 0; i < width * height; i++) {
    const at = i * channels + Math.floor(i / width) + 1;
    for (let c = 0; c < channels; c++) rows[at + c] = ink ? ink[c] + (ground[c] - ink[c]) * luma[i] / 255 : luma[i];
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    crc.writeUInt32BE(zlib.crc32(body));
    return Buffer.concat([size, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = ink ? 2 : 0;
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** The printed symbol for what a scanner would send: text with GS, and its AIM identifier. */
export function carrier({ aim, text }) {
  const fnc1 = value => value.replaceAll('^', '^^').replaceAll('\u001d', '^FNC1');
  switch (aim) {
    case ']E0': return symbol('ean13', text);
    case ']E4': return symbol('ean8', text);
    case ']C1': return symbol('code128', `^FNC1${fnc1(text)}`, { parsefnc: true });
    case ']d2': return symbol('datamatrix', `^FNC1${fnc1(text)}`, { parsefnc: true });
    case ']Q3': return symbol('qrcode', `^FNC1${fnc1(text)}`, { parsefnc: true });
    case ']Q1': return symbol('qrcode', text);
    default: throw new Error(`no drawing for ${aim}`);
  }
}

/** Pixels a module so that a symbol fills a good part of the frame. */
export function moduleFor(code) {
  return code.rows === 1 ? 5 : Math.max(4, Math.floor(420 / code.rows));
}
