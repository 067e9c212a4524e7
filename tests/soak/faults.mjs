// What happens to a stand in months, each with the way back. Each gives the milliseconds until the stand was whole again.
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { send } from '../keys.mjs';
import { newer } from '../newer.mjs';
import { until } from '../until.mjs';

const GOOD = '9521002002010{Enter}';

const since = async work => {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
};

/** The app's own second, and that in which it last read a frame. */
const seconds = ({ page }) => page.evaluate(() => {
  const [second, , , ago] = document.querySelector('truy-xuat').dataset.alive.split(' ').map(Number);
  return { now: second, read: second - ago };
});

/** Does harm, and waits until a frame is read that came after it; the milliseconds between. */
async function readAgain(stand, harm) {
  const { now } = await seconds(stand);
  await stand.page.evaluate(harm);
  return since(() => until(async () => (await seconds(stand)).read > now + 1, 30_000, 'the camera is not read'));
}

/** The address of an answer that goes on until it is cut off. A body that is given to the browser at once would stall it. */
async function endless() {
  const piece = 'x'.repeat(1 << 16);
  const server = http.createServer((_, response) => {
    const more = () => { while (!response.destroyed && response.write(piece)); };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"type": "EPCISDocument", "padding": "');
    response.on('drain', more);
    more();
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `http://localhost:${server.address().port}/`;
}

/** A report that has all its answers, and its verdict. */
export async function verdict(page, timeout) {
  const report = page.locator('[data-verdict]:not(:has(.progress))').first();
  await report.waitFor({ timeout });
  return report.getAttribute('data-verdict');
}

/** The person has gone. */
export async function wipe({ page }) {
  await page.locator('.countdown button').last().click();
  await page.locator('[data-verdict]').first().waitFor({ state: 'detached' });
}

/** Scans while every source fails so; what is said must be no finding. */
async function answered(stand, answer) {
  const { context } = stand, sources = /\/(epcis|01|nation)\b/;
  await context.route(sources, answer);
  await send(stand.page, GOOD);
  const said = await verdict(stand.page);
  await context.unroute(sources, answer);
  await wipe(stand);
  if (!['not_looked_up', 'incomplete'].includes(said)) throw new Error(`said ${said} without an answer`);
}

/** Scans until the answer is whole again: sources that failed are left in peace for a moment. */
const whole = stand => since(() => until(async () => {
  await send(stand.page, GOOD);
  const said = await verdict(stand.page);
  await wipe(stand);
  return said === 'record_found';
}, 20_000, 'no answer is whole again'));

async function reloaded(stand, act) {
  await stand.page.evaluate(() => { globalThis.old = true; });
  return since(async () => {
    await act();
    await until(() => stand.page.evaluate(() => !globalThis.old && document.querySelector('truy-xuat')?.dataset.state === 'ready').catch(() => false), 30_000, 'the page does not begin anew');
    await stand.alive();
  });
}

const shift = days => async stand => {
  await stand.page.evaluate(days => { const now = Date.now; Date.now = () => now() + days * 86_400_000; }, days);
  return whole(stand);
};

/** A newer build is put in place while a report stands: it waits for the person, and then comes. */
async function update(stand) {
  const names = ['service-worker.js', 'kiosk.html'].map(name => path.join(stand.folder, name));
  if (stand.older) {
    for (const [name, bytes] of stand.older) fs.writeFileSync(name, bytes);
    stand.older = undefined;
  } else {
    stand.older = names.map(name => [name, fs.readFileSync(name)]);
    newer(stand.folder, 'kiosk.html');
  }
  const { page } = stand;
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' && Boolean(navigator.serviceWorker.controller)), 30_000, 'there is no service worker');
  await page.evaluate(() => { globalThis.old = true; });
  await send(page, GOOD);
  await verdict(stand.page);
  await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
  // The whole app is fetched, which a busy machine takes its time for: the person reads on, and moves the page a little.
  await until(async () => {
    await page.mouse.wheel(0, 1);
    return page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
  }, 30_000, 'no newer version waits');
  if (!await page.evaluate(() => globalThis.old && document.querySelector('truy-xuat').shadowRoot.querySelector('[data-verdict]'))) throw new Error('the person was interrupted');
  return reloaded(stand, () => page.locator('.countdown button').last().click());
}

/** From inside: the page heals itself. */
export const FAULTS = [
  ['worker crashed', stand => readAgain(stand, () => globalThis.stand.workers.at(-1).dispatchEvent(new ErrorEvent('error')))],
  ['worker hangs', stand => readAgain(stand, () => globalThis.stand.workers.at(-1).terminate())],
  ['camera lost and back', async stand => {
    await stand.page.evaluate(() => { const { stand } = globalThis; stand.camera = false; stand.track.stop(); stand.track.dispatchEvent(new Event('ended')); });
    await stand.alive('failed');
    return readAgain(stand, () => { globalThis.stand.camera = true; navigator.mediaDevices.dispatchEvent(new Event('devicechange')); });
  }],
  ['endpoint down', async stand => {
    await stand.stopPortal();
    await send(stand.page, GOOD);
    const said = await verdict(stand.page);
    await wipe(stand);
    if (!['not_looked_up', 'incomplete'].includes(said)) throw new Error(`said ${said} without an answer`);
    await stand.startPortal();
    return whole(stand);
  }],
  ['endpoint hostile', async stand => {
    await answered(stand, route => route.fulfill({ contentType: 'application/json', body: '['.repeat(200_000) }));
    const url = await endless();
    await answered(stand, route => route.continue({ url }));
    return whole(stand);
  }],
  ['malformed answers', async stand => {
    await answered(stand, route => route.fulfill({ contentType: 'application/json', body: '{"epcisBody":' }));
    await answered(stand, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title>' }));
    return whole(stand);
  }],
  ['network flaps', async stand => {
    for (const away of [true, false, true, false]) await stand.context.setOffline(away);
    return whole(stand);
  }],
  ['disk full', async stand => {
    const origin = stand.site;
    await stand.cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await stand.page.evaluate(() => {
      globalThis.kept = Storage.prototype.setItem;
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    const ms = await whole(stand);
    await stand.page.evaluate(() => { Storage.prototype.setItem = globalThis.kept; });
    await stand.cdp.send('Storage.overrideQuotaForOrigin', { origin });
    return ms;
  }],
  ['clock a day forward', shift(1)],
  ['clock two days back', shift(-2)],
  ['trap', stand => reloaded(stand, () => stand.page.evaluate(() => {
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('soak') }));
  }))],
  ['update in the middle', update],
];
