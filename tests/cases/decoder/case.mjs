// Frames reach the decoder in every way that browsers know; a decoder that fails is started again, and the page
// lives on without one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { film, picture, png, symbol } from '../../film.mjs';
import { again, camera, open, scratch, settled, type, verdict } from '../../harness.mjs';

const GTIN = '9521002002010', EAN = symbol('ean13', GTIN);
const code = path.join(scratch, 'code.y4m'), photo = path.join(scratch, 'code.png');
film(code, EAN);
fs.writeFileSync(photo, png(picture(EAN, { module: 4 })));

/** Notes every worker and what is posted to it. */
const watch = page => page.addInitScript(() => {
  globalThis.workers = [];
  globalThis.posted = [];
  globalThis.Worker = class extends Worker {
    constructor(...words) { super(...words); globalThis.workers.push(this); }
    postMessage(message, ...rest) { super.postMessage(message, ...rest); globalThis.posted.push(message.kind); }
  };
});

const ways = [
  ['a processor of the track, in the page', [], 'stream'],
  ['frames of the shown video, as in Firefox', ['MediaStreamTrackProcessor'], 'frame'],
  ['bitmaps of the shown video, as in older browsers', ['MediaStreamTrackProcessor', 'VideoFrame'], 'bitmap'],
];
for (const [name, lacking, kind] of ways) {
  test(`a code is read by ${name}`, async t => {
    const { page } = await open(t, '/', {
      film: code, prepare: async page => {
        await watch(page);
        await page.addInitScript(lacking => { for (const name of lacking) delete globalThis[name]; }, lacking);
      },
    });
    await camera(page);
    assert.equal(await verdict(page), 'record_found');
    assert.ok((await page.evaluate(() => globalThis.posted)).includes(kind));
  });
}

test('nothing of the decoder is fetched before a camera or a picture is used', async t => {
  const { page, requests } = await open(t, '/', { camera: 'deny', prepare: watch });
  await type(page, GTIN);
  await settled(page);
  assert.deepEqual(requests.filter(url => url.includes('/decoder-')), []);
  assert.equal(await page.evaluate(() => globalThis.workers.length), 0);
});

for (const [name, harm] of [
  ['crashes', () => globalThis.workers[0].dispatchEvent(new ErrorEvent('error'))],
  ['falls silent', () => globalThis.workers[0].terminate()],
]) {
  test(`a decoder that ${name} is started again`, async t => {
    const { page } = await open(t, '/', { prepare: watch });
    await camera(page);
    await page.waitForFunction(() => globalThis.posted.includes('stream'));
    // A quick restart takes the notice away before a busy machine has looked for it.
    await page.locator('.app').evaluate(app => {
      globalThis.notices = [];
      new MutationObserver(() => globalThis.notices.push(app.getRootNode().querySelector('.notice')?.textContent ?? ''))
        .observe(app.getRootNode(), { childList: true, subtree: true, characterData: true });
    });
    await page.evaluate(harm);
    const words = 'Bộ đọc mã gặp lỗi, đang khởi động lại.';
    await page.waitForFunction(words => globalThis.notices.some(notice => notice.includes(words)), words);
    await page.locator('.notice', { hasText: words }).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => globalThis.workers.length), 2);
    await page.locator('[data-part=picture]').last().setInputFiles(photo);
    assert.equal(await verdict(page), 'record_found');
  });
}

test('where the decoder cannot be loaded, typing goes on, and a later wish tries again', async t => {
  const { page } = await open(t, '/', { prepare: page => page.route('**/decoder-*/**', route => route.abort()) });
  await camera(page);
  await page.locator('.notice', { hasText: 'Bộ đọc mã chưa chạy được, đang thử lại. Bạn vẫn nhập mã được.' }).waitFor();
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
  await page.unroute('**/decoder-*/**');
  await again(page);
  await page.locator('[data-part=picture]').last().setInputFiles(photo);
  assert.equal(await verdict(page), 'record_found');
});
