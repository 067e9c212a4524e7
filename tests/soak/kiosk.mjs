// A stand through a long day: scans by keys, by typing and by the camera, a fault every few of them, a wipe after each.
//
// What is asked: no scan is lost once a fault has healed, the page is back within 5 s, memory stays where it was, and
// nothing of the person is left in the page, its storages or its caches. One JSON line at the end.
// Words: the number of scans (5,000), and after how many a fault comes (50).
import path from 'node:path';
import { picture, symbol, writeFilm } from '../film.mjs';
import { open, scratch, settled } from '../harness.mjs';
import { send } from '../keys.mjs';
import { portal } from '../portal.mjs';

const [SCANS, EVERY] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 50)];
const [HEAL_MS, GROWTH] = [5_000, .2];
const CAMERA = '9521002002010', SECRET = '0912345678';

const { child, site } = await portal();
const file = path.join(scratch, 'kiosk.y4m');
// The product is held up for a moment, now and then.
writeFilm(file, [...Array(10).fill(picture(symbol('ean13', CAMERA))), ...Array(20).fill(new Uint8Array(1280 * 720).fill(120))]);

const ended = [];
const { page, context, complaints } = await open({ after: end => ended.push(end) }, `${site}/kiosk.html`, {
  film: file, context: { viewport: { width: 1080, height: 1920 } },
  prepare: page => page.addInitScript(() => {
    globalThis.workers = [];
    globalThis.Worker = class extends Worker {
      constructor(...words) { super(...words); globalThis.workers.push(this); }
    };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async wish => {
      const stream = await ask(wish);
      globalThis.track = stream.getVideoTracks()[0];
      return stream;
    };
  }),
});
const cdp = await context.newCDPSession(page);
const alive = () => page.locator('truy-xuat[data-state=ready][data-alive]').waitFor();
await alive();

const shift = days => page.evaluate(days => { const now = Date.now; Date.now = () => now() + days * 86_400_000; }, days);
const faults = [
  ['worker killed', () => page.evaluate(() => globalThis.workers.at(-1)?.dispatchEvent(new ErrorEvent('error')))],
  ['camera lost', () => page.evaluate(() => { globalThis.track?.stop(); globalThis.track?.dispatchEvent(new Event('ended')); })],
  ['endpoint down', async () => { await context.setOffline(true); await context.setOffline(false); }],
  ['malformed answers', async () => {
    await page.route('**/epcis/**', route => route.fulfill({ body: '{"epcisBody":' }));
    await send(page, '9521002002027{Enter}');
    await settled(page);
    await page.unroute('**/epcis/**');
  }],
  ['trap', async () => {
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('soak') })));
    await page.waitForEvent('load');
  }],
  ['clock a day forward', () => shift(1)],
  ['clock two days back', () => shift(-2)],
  ['storage refused', () => page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; })],
];

/** Where something of the person still stands. */
const traces = () => page.evaluate(async texts => {
  const root = document.querySelector('truy-xuat').shadowRoot;
  const fields = [...root.querySelectorAll('input, textarea')].map(field => field.value);
  const kept = [localStorage, sessionStorage].flatMap(storage => Object.values({ ...storage }));
  const cached = [];
  for (const name of await caches.keys()) cached.push(...(await (await caches.open(name)).keys()).map(request => request.url));
  const held = [root.textContent, ...fields, ...kept, ...cached, location.href, JSON.stringify(history.state)];
  return texts.filter(text => held.some(place => place.includes(text)));
}, [SECRET, 'NM-0315', CAMERA]);

async function memory() {
  for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

const ways = [
  ['keys', () => send(page, ']d2010952100200202710NM-0315^]21A{Enter}')],
  ['touch', async () => {
    const field = page.locator('[data-part=typed]');
    await field.fill(CAMERA);
    await field.press('Enter');
  }],
  ['keys', () => send(page, `${CAMERA}{Enter}`)],
  ['camera', async () => {}],
];
const report = { scans: 0, lost: 0, left: 0, faults: 0, slowest_heal_ms: 0 };
let first;
for (let scan = 0; scan < SCANS; scan += 1) {
  if (scan % EVERY === EVERY - 1) {
    const [name, harm] = faults[report.faults % faults.length];
    const began = performance.now();
    try {
      await harm();
      await alive();
    } catch (error) { console.error(`${name}: ${error.message}`); }
    report.slowest_heal_ms = Math.max(report.slowest_heal_ms, Math.round(performance.now() - began));
    report.faults += 1;
  }
  const [way, act] = ways[scan % ways.length];
  try {
    await act();
    await settled(page, way === 'camera' ? 30_000 : 10_000);
    report.scans += 1;
  } catch (error) {
    report.lost += 1;
    console.error(`scan ${scan} by ${way}: ${error.message.split('\n')[0]}`);
  }
  // The next person finds nothing: half a telephone number and the report go at once.
  await page.evaluate(secret => {
    const field = document.querySelector('truy-xuat').shadowRoot.querySelector('[data-part=typed]');
    field.value = secret;
    field.dispatchEvent(new Event('input'));
  }, SECRET);
  if (way !== 'camera' && scan % 10 === 0) {
    await page.waitForFunction(() => document.querySelector('truy-xuat').shadowRoot.querySelector('.countdown'), undefined, { timeout: 60_000 });
    await page.locator('.countdown').getByRole('button').last().click();
    if ((await traces()).length) report.left += 1;
  } else {
    const again = page.getByRole('button', { name: 'Quét sản phẩm khác' }).first();
    if (await again.count()) await again.click().catch(() => { /* The camera has read the next one already. */ });
  }
  if (scan === Math.min(49, SCANS - 1)) first = await memory();
}
const last = await memory();
const growth = +(last / first - 1).toFixed(3);
const panics = complaints.filter(text => /panicked|unreachable/.test(text)).length;
const holds = report.lost === 0 && report.left === 0 && panics === 0 && growth <= GROWTH && report.slowest_heal_ms <= HEAL_MS;
console.log(JSON.stringify({ ...report, growth, panics, holds }));
for (const end of ended) await end();
child.kill();
process.exit(holds ? 0 : 1);
