// A newer version is fetched whole, waits, and takes over when the person agrees.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { between } from '../../between.mjs';
import { film, symbol } from '../../film.mjs';
import { accessible, camera, open, scratch, settled, standing, type, verdict } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';
import { NEWER, newer, successor } from '../../newer.mjs';
import { dist, portal } from '../../portal.mjs';

async function published(t, mode) {
  const folder = path.join(scratch, mode);
  fs.cpSync(dist, folder, { recursive: true });
  const own = await portal(folder);
  t.after(() => own.child.kill());
  const where = mode === 'page' ? '/' : '/kiosk.html';
  const { page } = await open(t, own.site + where, { camera: 'deny', config: { kiosk_wipe_after_s: 120 } });
  await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 40_000 });
  const publish = async () => {
    newer(folder, mode === 'page' ? 'index.html' : 'kiosk.html');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  };
  return { page, publish };
}

test('a newer version waits until the person agrees', async t => {
  const { page, publish } = await published(t, 'page');
  const notice = page.locator('.notice', { hasText: 'Đã có phiên bản mới.' });
  assert.equal(await notice.count(), 0);
  await publish();
  await notice.waitFor({ timeout: 60_000 });
  await accessible(page, 'update');
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
  await page.reload();
  assert.equal(await page.locator(NEWER).count(), 0);
  await notice.waitFor();
  await page.getByRole('button', { name: 'Cập nhật' }).click();
  await page.locator(NEWER).waitFor({ state: 'attached' });
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  assert.equal(await notice.count(), 0);
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
});

test('a stand has nobody to ask: it takes the newer version between two people', async t => {
  const { page, publish } = await published(t, 'kiosk');
  await type(page, '9521002002010');
  await settled(page);
  await publish();
  // It is fetched whole, and waits.
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting, undefined, { timeout: 60_000 });
  assert.equal(await page.locator(NEWER).count(), 0);
  await page.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
  await page.locator(NEWER).waitFor({ state: 'attached' });
});

/** A site in a folder of its own, behind a server that spoils answers; `move` makes it another build as a whole. */
async function moving(t, name) {
  const folder = path.join(scratch, `moving-${name}`);
  fs.cpSync(dist, folder, { recursive: true });
  const own = await portal(folder);
  t.after(() => own.child.kill());
  return { ...await between(t, own.site), move: () => successor(folder) };
}

const code = path.join(scratch, 'update.y4m');
const filmed = () => fs.existsSync(code) || film(code, symbol('ean13', '9521002002010'));
const stands = page => standing(page, 40_000);
/** Reads the filmed code; a stand's camera starts by itself, and so does that of a page that was allowed it before. */
async function reads(page, byItself = page.url().includes('kiosk')) {
  if (!byItself) await camera(page);
  assert.equal(await verdict(page, 40_000), 'record_found', page.url());
}

for (const [what, where, gone] of [
  ['the page', '/', 'auditor'], ['a stand', '/kiosk.html', 'auditor'], ['a page of others', undefined, 'auditor'],
  ['a page of others, on a server that knows no older decoder', undefined, 'decoder'],
]) {
  test(`${what}, opened before an update that took its files away: the camera and the first report after it`, async t => {
    filmed();
    const { site, spoil, move } = await moving(t, `${what.length}${gone}`);
    // What is not there yet when the newer build comes cannot be had any more.
    if (gone === 'auditor') spoil.set('auditor.wasm', { cut: true });
    const address = where ? site + where : `${await host(t, site, { '/': hostPage() })}/`;
    const { page } = await open(t, address, {
      film: code, hosts: [site], early: true, prepare: page => page.addInitScript(() => { if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {}); }),
    });
    await stands(page);
    const [decoder] = /decoder-[0-9a-f]+/.exec(fs.readFileSync(path.join(dist, 'embed.js'), 'utf8'));
    move();
    spoil.clear();
    if (gone === 'decoder') spoil.set('*', name => (name.startsWith(decoder) ? { status: 404 } : undefined));
    const since = Date.now();
    await reads(page);
    t.diagnostic(`read ${Date.now() - since} ms after the update`);
  });
}

test('two tabs, a stand and a page of others go on while a newer version comes', async t => {
  filmed();
  const { site, move } = await moving(t, 'all');
  const others = [], origin = await host(t, site, { '/': hostPage() });
  const { page: tab, context } = await open(t, `${site}/`, { film: code, hosts: [site, origin], early: true });
  await tab.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 40_000 });
  for (const address of [`${site}/?2`, `${site}/kiosk.html`, `${origin}/`]) {
    others.push(await context.newPage());
    await others.at(-1).goto(address);
    await stands(others.at(-1));
  }
  move();
  await tab.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await tab.locator('.notice', { hasText: 'Đã có phiên bản mới.' }).waitFor({ timeout: 60_000 });
  for (const page of others) await reads(page);
  // One tab agrees: the worker that answers the other one is the newer one from now on.
  await tab.getByRole('button', { name: 'Cập nhật' }).click();
  await tab.waitForFunction(() => document.querySelector('script[src*="truy-xuat.js"]')?.src.includes('fedcba9876543210'));
  await stands(tab);
  await reads(tab, true);
  const [second] = others;
  await second.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
  await type(second, '(01)09521002002027(10)NM-0315');
  assert.equal(await verdict(second), 'recalled');
});
