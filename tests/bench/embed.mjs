// What the element costs the page of somebody else, beside `<emoji-picker>` in the same run.
//
// Each stands in the first screen of the same page, from another origin, with a cold cache. On the slow profile
// (1.6 Mbit/s, 150 ms, CPU × 4) from the moment at which its script tag is met: `field` until the field can be typed
// into, `camera` until the first live picture where the camera was allowed before and starts by itself, `whole` until the
// other one shows what it has fetched. Then what Lighthouse says, whom no camera was ever allowed, of the page without
// either, with the element and with the other one: the points that are lost.
// Medians. An element that draws by WebGL is no peer here: a machine without a graphics card draws it for half a minute.
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { film, symbol } from '../film.mjs';
import { open, scratch } from '../harness.mjs';
import { host } from '../host.mjs';
import { lighthouse } from '../lighthouse.mjs';
import { dist, portal } from '../portal.mjs';

const RUNS = Number(process.argv[2] ?? 3);
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const AIMS = { loader_bytes: 4096, field_ms: 3000, camera_ms: 5000, lost_points: 3 };

const paragraph = '<p>Nông sản của tỉnh được các hợp tác xã trồng theo quy trình đã đăng ký; mỗi lô hàng có mã riêng để tra cứu nguồn gốc, nơi trồng, ngày thu hoạch và nơi bán.</p>';
/** A page as a province has them, with `what` under its heading. */
const provincial = (what, script) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <meta name="description" content="Tra cứu nguồn gốc nông sản của tỉnh"><title>Nông sản của tỉnh</title><link rel="icon" href="data:,">
  <style>body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60rem;padding:1rem}emoji-picker{display:block;width:100%;height:400px}truy-xuat{display:block;min-height:720px}</style></head>
  <body><main><h1>Nông sản của tỉnh</h1>${what}${Array(6).fill(`<h2>Vùng trồng</h2>${paragraph.repeat(3)}`).join('')}</main>${script}</body></html>`;
const element = '<truy-xuat lang="vi" autostart><a href="{tool}/?lang=vi">Tra cứu nguồn gốc sản phẩm</a></truy-xuat>';
const other = '<emoji-picker data-source="{tool}/data.json"></emoji-picker>';

/** Runs in the page before its own scripts: notes the moments. */
function watch() {
  const noted = (globalThis.noted = {});
  const look = () => {
    const root = document.querySelector('truy-xuat, emoji-picker')?.shadowRoot, video = root?.querySelector('video');
    const seen = selector => root?.querySelector(selector)?.getClientRects().length > 0;
    const now = performance.now();
    if (document.querySelector('script[src]')) noted.tag ??= now;
    // Noted in the frame after the one in which it was there: it is painted by then.
    if (noted.there) noted.field ??= now;
    noted.there = seen('[data-part=typed], [role=combobox]');
    if (video?.videoWidth > 0 && video.currentTime > 0 && seen('[data-camera=running] video')) noted.camera ??= now;
    if (seen('.tabpanel button.emoji')) noted.whole ??= now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function slowed(page, context, counted) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { counted.bytes += encodedDataLength; });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(watch);
}

/** The moments of one cold visit, from the script tag on, and the bytes that came. */
async function visit(address, hosts, last, options) {
  const ended = [], counted = { bytes: 0 };
  const prepare = (page, context) => slowed(page, context, counted);
  const { page } = await open({ after: end => ended.push(end) }, address, { prepare, early: true, hosts, ...options });
  await page.waitForFunction(last => globalThis.noted[last], last, { timeout: 90_000 });
  const { tag, ...noted } = await page.evaluate(() => globalThis.noted);
  for (const end of ended.reverse()) await end();
  return { ...Object.fromEntries(Object.entries(noted).filter(([, at]) => typeof at === 'number').map(([name, at]) => [`${name}_ms`, at - tag])), ...counted };
}

const median = numbers => Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]);
const medians = runs => Object.fromEntries(Object.keys(runs[0]).map(name => [name, median(runs.map(run => run[name]))]));

const closing = [];
const lasting = { after: close => closing.push(close) };
const { child, site } = await portal();
const packed = file => brotliCompressSync(fs.readFileSync(path.join(process.env.PEER, file)));
const script = ['index.js', 'picker.js', 'database.js'].map(name => [name, packed(`emoji-picker-element/${name}`)]);
const served = (type, html) => ({ html, headers: { 'access-control-allow-origin': '*', 'timing-allow-origin': '*', 'content-type': type, 'content-encoding': 'br' } });
const peer = await host(lasting, '', {
  ...Object.fromEntries(script.map(([name, bytes]) => [`/${name}`, served('text/javascript', bytes)])),
  '/data.json': served('application/json', packed('emoji-picker-element-data/en/emojibase/data.json')),
});
const hosts = [site, peer];
const pages = {
  without: await host(lasting, '', { '/': provincial('', '') }),
  element: await host(lasting, site, { '/': provincial(element, '<script src="{tool}/embed.js" async></script>') }),
  peer: await host(lasting, peer, { '/': provincial(other, '<script type="module" src="{tool}/index.js"></script>') }),
};
const empty = path.join(scratch, 'empty.y4m');
film(empty, symbol('ean13', '9521002002010'), { frames: 0, blank: 5 });

const runs = { element: [], peer: [] }, judged = { without: [], element: [], peer: [] };
for (let run = 0; run < RUNS; run += 1) {
  runs.element.push(await visit(pages.element, hosts, 'camera', { film: empty, context: { permissions: ['camera'] } }));
  runs.peer.push(await visit(pages.peer, hosts, 'whole', {}));
  for (const [name, address] of Object.entries(pages)) judged[name].push(await lighthouse(address));
}
const moments = { element: medians(runs.element), peer: medians(runs.peer) };
const scores = Object.fromEntries(Object.entries(judged).map(([name, all]) => [name, medians(all.map(({ scores }) => scores))]));
const lost = name => Object.fromEntries(Object.entries(scores.without).map(([category, score]) => [category, score - scores[name][category]]));
console.table({ '<truy-xuat>': moments.element, '<emoji-picker>': moments.peer });
console.table(Object.fromEntries(Object.entries(judged).map(([name, all]) => [name, { ...scores[name], ...all.at(-1).metrics }])));
const figures = {
  loader_bytes: brotliCompressSync(fs.readFileSync(path.join(dist, 'embed.js'))).length, ...moments.element, lost: lost('element'),
  lost_points: Math.max(...Object.values(lost('element'))), peer: { loader_bytes: script.reduce((sum, [, bytes]) => sum + bytes.length, 0), ...moments.peer, lost: lost('peer') },
};
const missed = Object.entries(AIMS).filter(([name, aim]) => figures[name] > aim).map(([name]) => name);
console.log(JSON.stringify({ runs: RUNS, figures, aims: AIMS, missed, failed: judged.element.at(-1).failed }));
for (const close of closing) close();
child.kill();
process.exit(0);
