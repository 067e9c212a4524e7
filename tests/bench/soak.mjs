// 500 scans in one visit: memory at the end against memory after 50, each after a forced collection.
//
// Every fifth scan is read by the camera from a film with two codes in turn; the others come as typed text:
// known, unknown, recalled and faulty codes, and what is no product code. Memory is what the page's heap and
// DOM hold, and the WASM memories of the page and of the decoder. The driver of the browser itself keeps some
// kilobytes of each request in the page's heap (`NetworkResourcesData`), which counts here. Then the worst look-ups,
// 50 of them. Words: the number of scans, and that of worst look-ups.
import path from 'node:path';
import { WIDTH, HEIGHT, moduleFor, picture, symbol, writeFilm } from '../film.mjs';
import { open, scratch, settled } from '../harness.mjs';
import { portal } from '../portal.mjs';
import { worst } from '../soak/worst.mjs';

const SCANS = Number(process.argv[2] ?? 500), WORST = Number(process.argv[3] ?? 50), FIRST = Math.min(50, SCANS), EVERY = 50, FILMED = 5;
/** Memory at the end may be at most this share above that after the first scans. */
const AIM = .2;
const MB = 2 ** 20;
/** What is on the screen whenever memory is measured. */
const SHOWN = '(01)09521002002010(10)CM-0806';

const { child, site } = await portal();
const codes = (await (await fetch(`${site}/demo/codes.json`)).json()).map(code => code.text.replace(/^01/, ']d201'));
const texts = [...codes, '9521002002011', '(01)09521002002027(10)NM-0315', 'WIFI:T:WPA;S:Cho;P:khongcogi;;'];

const blank = Array(20).fill(new Uint8Array(WIDTH * HEIGHT).fill(120));
const seen = ['9521002002010', '9521002009996'].flatMap(gtin => {
  const code = symbol('ean13', gtin);
  return [...Array.from({ length: 10 }, (_, i) => picture(code, { module: moduleFor(code), seed: i + 1 })), ...blank];
});
const file = path.join(scratch, 'soak.y4m');
writeFilm(file, seen);

const ended = [];
const { page, context, complaints } = await open({ after: end => ended.push(end) }, site, { film: file });
const session = await context.newCDPSession(page);

async function measure(scans) {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  const app = await page.evaluate(async () => {
    const { name } = performance.getEntriesByType('resource').find(entry => entry.name.includes('/truyxuat.js'));
    return (await (await import(name)).default()).memory.buffer.byteLength;
  });
  const decoder = await page.workers()[0]?.evaluate(async () => (await globalThis.eval('wasm_bindgen')()).memory.buffer.byteLength) ?? 0;
  const row = { scans, heap: usedSize + embedderHeapUsedSize, app, decoder, nodes, listeners };
  row.total = row.heap + app + decoder;
  console.log([scans, ...[row.total, row.heap, app, decoder].map(bytes => (bytes / MB).toFixed(2)), nodes, listeners].map(word => String(word).padStart(11)).join(''));
  return row;
}

/** A report for which no source is asked any more. */

console.log(['scans', 'total MB', 'heap MB', 'page MB', 'decoder MB', 'nodes', 'listeners'].map(word => word.padStart(11)).join(''));
const rows = [];
for (let scan = 1; scan <= SCANS; scan++) {
  const isMeasured = scan === FIRST || scan % EVERY === 0 || scan === SCANS;
  const number = await page.locator('article.report').count();
  if (!isMeasured && scan % FILMED === 1) {
    if (number) await page.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
  } else {
    const before = await page.locator('article.report').first().elementHandle();
    await page.locator('truy-xuat').evaluate((element, text) => element.setAttribute('code', text), isMeasured ? SHOWN : texts[scan % texts.length]);
    await page.waitForFunction(node => !node.isConnected, before);
    await before.dispose();
  }
  await settled(page);
  if (isMeasured) rows.push(await measure(scan));
}
const [first, last] = [rows[0], rows.at(-1)];
const growth = +(last.total / first.total - 1).toFixed(3);
console.log(JSON.stringify({ scans: SCANS, complaints, growth, aim: AIM, holds: growth <= AIM && complaints.length === 0, first, last }));
for (const end of ended) await end();
const hardest = await worst(site, WORST);
console.log(JSON.stringify({ worst: hardest }));
child.kill();
process.exit(growth <= AIM && hardest.holds ? 0 : 1);
