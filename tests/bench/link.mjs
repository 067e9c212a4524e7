// How soon a product's link says what it is: the portal's page, and beside it the app without the server's report.
//
// Cold cache, in a browser that runs already, as a phone's does: a page of nobody's has drawn text before, and each
// visit has a context and so a store of its own. A slow profile (1.6 Mbit/s, 150 ms, CPU × 4) and a plain one; medians
// over five links. `paint`: first contentful paint. `verdict`: the verdict is painted. `checked`: the page says that the
// device has checked it. `bytes`: all that was sent until then; `app`: and until the app has taken the page over.
// `text`: what the browser itself takes, by the first contentful paint of a few lines of plain text from the same server.
import { launch, open } from '../harness.mjs';
import { portal } from '../portal.mjs';

const RUNS = Number(process.argv[2] ?? 1);
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const LINKS = ['01/09521002002027/10/NM-0315', '01/09521002002010/10/CM-0806', '01/09521002003017/21/NT000871', '01/09521002002041/21/GTY000871', '01/09521002002058/10/RH-0520'];
const CHECKED = 'the device has checked the page';
const AIMS = { verdict: 1000, checked: 2600, bytes: 430_000 };

/** Runs in the page before its own scripts: notes the moments, and says `word` once all is checked. */
function watch(word) {
  const noted = (globalThis.noted = {});
  const look = () => {
    const element = document.querySelector('truy-xuat'), root = element?.shadowRoot;
    const drawn = selector => [document, root].some(at => at?.querySelector(selector)?.getClientRects().length > 0);
    // Noted in the frame after the one in which it was there: it is painted by then.
    if (noted.there) noted.verdict ??= performance.now();
    noted.there = drawn('[data-verdict]');
    const isApp = element?.dataset.state === 'ready' && drawn('[data-verdict]:not(:has(.progress))');
    if (!noted.checked && (isApp || drawn('.served:not([data-same])'))) {
      noted.checked = performance.now();
      console.debug(word);
    }
    if (isApp) noted.app = true;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The browser slows a page's own thread alone: what a worker says is held back for three times what it took. */
function slowWorkers() {
  const { postMessage, addEventListener } = Worker.prototype;
  Worker.prototype.postMessage = function post(...words) {
    this.asked = performance.now();
    return postMessage.apply(this, words);
  };
  Worker.prototype.addEventListener = function listen(kind, hear) {
    addEventListener.call(this, kind, event => setTimeout(hear, 3 * (performance.now() - (this.asked ?? Infinity)), event));
  };
}

const painted = page => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);

async function slowed(session) {
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** When a few lines of plain text are painted. */
async function text(browser, site, slow) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await slowed(session);
  }
  await page.goto(new URL('/robots.txt', site).href);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const paint = await painted(page);
  await context.close();
  return paint;
}

async function once(within, site, where, slow) {
  const ended = [];
  let bytes = 0, checking;
  const prepare = async (page, context) => {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
    if (slow) {
      await slowed(session);
      await page.addInitScript(slowWorkers);
    }
    await page.addInitScript(watch, CHECKED);
    // Nothing is asked of the page before: what asks is a script of 329 KB, which would run before the first frame.
    checking = page.waitForEvent('console', { predicate: message => message.text() === CHECKED, timeout: 60_000 });
  };
  const { page } = await open({ after: one => ended.push(one) }, new URL(where, site).href, { within, prepare, early: true });
  await checking;
  const { verdict, checked } = await page.evaluate(() => globalThis.noted);
  const paint = await painted(page);
  const seen = bytes;
  // On a slow network the app comes to whoever uses the page alone.
  if (!await page.evaluate(() => globalThis.noted.app)) await page.locator('.served').first().click();
  await page.waitForFunction(() => globalThis.noted.app, undefined, { timeout: 60_000 });
  const app = bytes;
  for (const one of ended) await one();
  return { paint, verdict, checked, bytes: seen, app };
}

const median = numbers => Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]);
const { child, site } = await portal();
const browser = await launch();
const other = await browser.newPage();
await other.setContent('<p style="font-family:system-ui">Một trang của ai khác đã mở trước.</p>');
const figures = {};
for (const [profile, slow] of [['slow', true], ['plain', false]]) {
  const texts = [];
  for (let run = 0; run < RUNS * LINKS.length; run += 1) texts.push(await text(browser, site, slow));
  figures[`${profile}, text`] = { paint: median(texts) };
  for (const [name, folder] of [['page', '/p/'], ['app alone', '/#/']]) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) for (const link of LINKS) runs.push(await once(browser, site, `${folder}${link}`, slow));
    const of = stage => median(runs.map(run => run[stage]));
    figures[`${profile}, ${name}`] = { paint: of('paint'), verdict: of('verdict'), checked: of('checked'), bytes: of('bytes'), app: of('app') };
  }
}
console.table(figures);
const page = figures['slow, page'];
console.log(JSON.stringify({ runs: RUNS, aims: AIMS, missed: Object.keys(AIMS).filter(name => page[name] > AIMS[name]) }));
child.kill();
process.exit(0);
