// The page starts whatever the network and the server do, and heals by itself once they are right again:
// nobody reloads, clears or reinstalls anything. Each case prints how long that took.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, site, type, verdict } from '../../harness.mjs';
import { between } from '../../between.mjs';
import { until } from '../../until.mjs';

const GTIN = '9521002002010';
const PORTAL = { status: 200, type: 'text/html' };
const ready = page => page.locator('truy-xuat[data-state=ready]').waitFor({ timeout: 60_000 });

/** A page behind a spoiling server. */
async function spoiled(t, spoil, { where = '/', ...options } = {}) {
  const server = await between(t, site);
  for (const [name, rule] of Object.entries(spoil)) server.spoil.set(name, rule);
  const opened = await open(t, server.site + where, { camera: 'deny', early: true, ...options });
  return { ...opened, ...server };
}

/** Makes the server right again and says how long the page took to stand. */
async function healed(t, { page, spoil }) {
  spoil.clear();
  const since = Date.now();
  await ready(page);
  t.diagnostic(`stands ${Date.now() - since} ms after the server was right again`);
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
}

for (const [what, spoil] of [
  ['a captive portal that answers a page for everything but the page and its loader', { '*': name => (/^(index.html|truy-xuat.js)$/.test(name) ? undefined : PORTAL) }],
  ['a WASM that is another page', { 'truyxuat_bg.wasm': PORTAL }],
  ['a WASM cut in the middle', { 'truyxuat_bg.wasm': { type: 'application/wasm', body: '\0asm\x01\0\0\0' } }],
  ['a script that answers 503', { 'truyxuat.js': { status: 503 } }],
  ['a script that is a page', { 'truyxuat.js': PORTAL }],
  ['a script whose compression is broken', { 'truyxuat.js': { type: 'text/javascript', headers: { 'content-encoding': 'gzip' }, body: Buffer.from('1f8b08000000000000ff55', 'hex') } }],
  ['a part of a WASM', { 'truyxuat_bg.wasm': { status: 206, type: 'application/wasm', headers: { 'content-range': 'bytes 0-7/484647' }, body: '\0asm\x01\0\0\0' } }],
  ['a page that asks to log in, at another address, for everything', { '*': name => (/^(index.html|truy-xuat.js|login)$/.test(name) ? undefined : { status: 302, headers: { location: '/login' } }) }],
]) {
  test(`${what} is tried again until it is right`, async t => {
    const opened = await spoiled(t, spoil);
    await opened.page.locator('truy-xuat[data-state=failed]').waitFor();
    assert.match(await opened.page.locator('.boot-failed').innerText(), /tự thử lại/);
    await healed(t, opened);
  });
}

test('the second part is asked for again when a code is read', async t => {
  const opened = await spoiled(t, { 'auditor.wasm': PORTAL });
  await ready(opened.page);
  await type(opened.page, GTIN);
  await opened.page.locator('.report').getByText(/Chưa tra cứu được|thử lại|Mạng/).first().waitFor();
  opened.spoil.clear();
  const since = Date.now();
  await opened.page.getByRole('button', { name: /Tra cứu lại|Thử lại/ }).first().click();
  assert.equal(await verdict(opened.page), 'record_found');
  t.diagnostic(`read ${Date.now() - since} ms after the server was right again`);
});

test('every WASM of the wrong media type is read the slower way', async t => {
  const server = await between(t, site);
  for (const name of ['truyxuat_bg.wasm', 'auditor.wasm']) {
    const body = Buffer.from(await (await fetch(`${site}/${name}`, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer());
    server.spoil.set(name, { type: 'application/octet-stream', body });
  }
  const { page } = await open(t, server.site, { camera: 'deny' });
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
});

for (const [what, rule] of [
  ['answers 502', { status: 502 }],
  ['never answers', { hang: true }],
  ['is a page', PORTAL],
  ['is malformed', { type: 'application/json', body: '{"title": ' }],
]) {
  test(`a configuration that ${what} leaves the neutral one, said, and comes later by itself`, async t => {
    const opened = await spoiled(t, { 'config.json': rule });
    await ready(opened.page);
    await opened.page.getByText('Chưa tải được thiết lập của trang.').waitFor();
    opened.spoil.clear();
    const since = Date.now();
    await opened.page.getByText('Chưa tải được thiết lập của trang.').waitFor({ state: 'detached', timeout: 60_000 });
    t.diagnostic(`the configuration came ${Date.now() - since} ms after it was right again`);
    await ready(opened.page);
    await type(opened.page, GTIN);
    assert.equal(await verdict(opened.page), 'record_found');
  });

  test(`a configuration that ${what} leaves the last one that was right, with its age`, async t => {
    const opened = await spoiled(t, {});
    await ready(opened.page);
    opened.spoil.set('config.json', rule);
    await opened.page.reload();
    await ready(opened.page);
    const words = opened.page.getByText(/Trang đang dùng bản lưu lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    await words.waitFor();
    await type(opened.page, GTIN);
    assert.equal(await verdict(opened.page), 'record_found');
    await again(opened.page);
    opened.spoil.clear();
    await words.waitFor({ state: 'detached', timeout: 60_000 });
  });
}

/** A page whose service worker stands. */
async function installed(t, spoil) {
  const opened = await spoiled(t, spoil);
  await ready(opened.page);
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
  return opened;
}

test('a file that was wrong while the service worker installed is fetched again alone', async t => {
  const opened = await spoiled(t, {});
  await ready(opened.page);
  // The page has it already; what the worker fetches is wrong.
  opened.spoil.set('auditor.wasm', PORTAL);
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
  opened.spoil.clear();
  await opened.page.reload();
  await ready(opened.page);
  await type(opened.page, GTIN);
  assert.equal(await verdict(opened.page), 'record_found');
  await opened.page.waitForFunction(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    return (await cache.keys()).some(({ url }) => url.includes('auditor.wasm'));
  });
  await opened.context.setOffline(true);
  await opened.page.reload();
  await ready(opened.page);
});

test('a kept file that was changed on the device is not served', async t => {
  const { page } = await installed(t, {});
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const spoilt = (await cache.keys()).find(({ url }) => url.includes('truyxuat_bg.wasm'));
    await cache.put(spoilt, new Response('rotten', { headers: { 'content-type': 'application/wasm' } }));
  });
  await page.reload();
  await ready(page);
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
});

test('style sheets that are missing or something else come by themselves', async t => {
  const opened = await spoiled(t, { 'style/element.css': PORTAL, 'style/page.css': { status: 502 } });
  await ready(opened.page);
  const styled = () => opened.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('truy-xuat');
    return [document, shadowRoot].flatMap(root => [...root.querySelectorAll('link[rel=stylesheet]')]).every(({ sheet }) => sheet?.cssRules.length > 0) && getComputedStyle(shadowRoot.querySelector('.button')).borderRadius !== '0px';
  });
  await opened.page.waitForFunction(() => document.readyState === 'complete');
  assert.equal(await styled(), false);
  opened.spoil.clear();
  const since = Date.now();
  await until(styled, 40_000, 'a style sheet is missing still');
  t.diagnostic(`styled ${Date.now() - since} ms after the server was right again`);
});

// Each in a page that keeps its history, and is to keep its files.
for (const [what, broken] of [
  ['never answers', () => { indexedDB.open = () => new EventTarget(); caches.open = () => new Promise(() => {}); }],
  ['throws', () => {
    indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };
    delete globalThis.caches;
    for (const name of ['setItem', 'removeItem']) Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError'); };
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  }],
  ['is of a newer version', () => {
    const { open } = indexedDB;
    indexedDB.open = function (name) { return open.call(this, name, 99).onsuccess || open.call(this, name, 1); };
    Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  }],
  ['is held by another tab', () => {
    indexedDB.open = () => { const request = new EventTarget(); setTimeout(() => request.dispatchEvent(new Event('blocked'))); return request; };
    navigator.storage.estimate = async () => ({ quota: 0, usage: 0 });
  }],
]) {
  test(`a store that ${what} changes nothing but what is kept`, async t => {
    const { page, complaints } = await open(t, '/', {
      camera: 'deny',
      prepare: async target => {
        await target.addInitScript(() => { localStorage.setItem('truyxuat.choices', JSON.stringify({ history: true })); });
        await target.addInitScript(broken);
      },
    });
    await type(page, GTIN);
    assert.equal(await verdict(page), 'record_found');
    await again(page);
    await type(page, '9521002002011');
    assert.equal(await verdict(page), 'code_invalid');
    assert.deepEqual(complaints, []);
  });
}

test('without WebAssembly the page says so, and not that the network is at fault', async t => {
  const { page } = await open(t, '/', { camera: 'deny', early: true, prepare: target => target.addInitScript(() => { delete globalThis.WebAssembly; }) });
  await page.locator('truy-xuat[data-state=unable]').waitFor();
  assert.match(await page.locator('.boot-unable').innerText(), /WebAssembly/);
  assert.equal(await page.locator('.boot-failed').isVisible(), false);
});
