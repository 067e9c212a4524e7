// In a page of others the first screen stands without the app, which comes at the first sign of a person; what the person
// did before is not lost.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { film, picture, png, symbol } from '../../film.mjs';
import { accessible, open, scratch, site, verdict } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';

const GTIN = '9521002002010';
const photo = path.join(scratch, 'waiting.png');
fs.writeFileSync(photo, png(picture(symbol('ean13', GTIN), { module: 4 })));
const code = path.join(scratch, 'waiting.y4m');
film(code, symbol('ean13', GTIN));
const TALL = '<truy-xuat lang="vi"><a href="{tool}/?lang=vi">Tra cứu</a></truy-xuat><p id="below">…</p>';

/** A page of others whose app comes when `arrive` is called, and what was asked for of it so far. */
async function waiting(t, parts = {}, options = {}) {
  let arrive;
  const due = new Promise(done => { arrive = done; });
  const origin = await host(t, site, { '/': { html: hostPage({ body: TALL, ...parts }), headers: parts.headers } });
  const opened = await open(t, `${origin}/`, {
    camera: 'deny', hosts: [site], early: true, ...options,
    prepare: page => page.route('**/truyxuat_bg.wasm*', async route => { await due; await route.continue(); }),
  });
  const { page, requests } = opened;
  await page.locator('[data-part=typed]').waitFor();
  const app = () => requests.filter(url => /truyxuat(_bg\.wasm|\.js)/.test(url)).length;
  const stands = async () => { arrive(); await page.locator('truy-xuat[data-state=ready]').waitFor(); };
  return { ...opened, arrive, app, stands };
}

test('it needs no app, has no accessibility violation, and gives way to the app without a jump', async t => {
  const strict = { 'content-security-policy': `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; require-trusted-types-for 'script'; trusted-types truyxuat` };
  for (const [body, options] of [
    [TALL, {}], ['<truy-xuat lang="en"></truy-xuat><p id="below">…</p>', { context: { viewport: { width: 296, height: 900 } } }],
    ['<div dir="rtl"><truy-xuat lang="zh" compact theme="dark"></truy-xuat><p id="below">…</p></div>', {}],
  ]) {
    const { page, app, stands, complaints } = await waiting(t, { body, headers: strict }, options);
    const seen = () => page.evaluate(() => {
      const { shadowRoot } = document.querySelector('truy-xuat');
      const words = shadowRoot.querySelector('.app').innerText.replace(/\s+/g, ' ');
      const boxes = [...shadowRoot.querySelectorAll('.app, .title, .button, .picture, [data-part=typed]'), document.querySelector('#below')];
      return [words, ...boxes.map(node => { const { x, y, width, height } = node.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(' '); })];
    });
    const before = await seen();
    assert.equal(app(), 0, 'nobody wants it yet');
    const shift = page.evaluate(() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { for (const { value } of list.getEntries()) sum += value; }).observe({ type: 'layout-shift' });
      document.querySelector('truy-xuat').addEventListener('ready', () => requestAnimationFrame(() => setTimeout(() => done(sum))));
    }));
    await page.locator('.lead').hover({ force: true });
    await stands();
    assert.deepEqual(await seen(), before, body);
    assert.equal(await shift, 0, body);
    assert.deepEqual(complaints, []);
  }
  // axe-core itself is refused by that policy.
  const { page } = await waiting(t, { body: '<main><h1>Chợ</h1><truy-xuat lang="vi"></truy-xuat></main>' });
  await accessible(page, 'first screen in a page of others');
});

test('what is typed stays, with focus and caret, reaches no handler of the page, and what was sent is looked up', async t => {
  const { page, stands, complaints } = await waiting(t, { head: '<script>window.heard = 0; for (const kind of ["keydown", "input", "focusin"]) addEventListener(kind, () => { window.heard += 1; });</script>' });
  const field = page.locator('[data-part=typed]');
  await field.focus();
  await page.keyboard.type('952100200200');
  await page.keyboard.press('ArrowLeft');
  await stands();
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  assert.equal(await field.inputValue(), '9521002002000');
  await page.locator('#typed-help', { hasText: /[Cc]hữ số cuối/ }).waitFor();
  assert.equal(await page.evaluate(() => window.heard), 0);
  const sent = await waiting(t);
  await sent.page.locator('[data-part=typed]').fill(GTIN);
  await sent.page.locator('[data-part=typed]').press('Enter');
  await sent.page.locator('.loading', { hasText: 'Đang tải…' }).waitFor({ state: 'attached' });
  await sent.stands();
  assert.equal(await verdict(sent.page), 'record_found');
  assert.deepEqual([...complaints, ...sent.complaints], []);
});

test('a picture that was chosen or dropped, the camera and the language are what they were asked to be', async t => {
  const chosen = await waiting(t);
  await chosen.page.locator('[data-part=picture]').last().setInputFiles(photo);
  await chosen.stands();
  assert.equal(await verdict(chosen.page), 'record_found');
  const dropped = await waiting(t);
  const carried = await dropped.page.evaluateHandle(bytes => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'a.png', { type: 'image/png' }));
    return data;
  }, [...fs.readFileSync(photo)]);
  for (const kind of ['dragenter', 'dragover', 'drop']) await dropped.page.locator('.lead').dispatchEvent(kind, { dataTransfer: carried });
  await dropped.stands();
  assert.equal(await verdict(dropped.page), 'record_found');
  const spoken = await waiting(t);
  await spoken.page.locator('select.langs-narrow').selectOption('en');
  await spoken.stands();
  await spoken.page.getByRole('heading', { name: 'Scan a code to see a product\'s journey' }).waitFor();
  const filmed = await waiting(t, {}, { film: code, camera: 'allow' });
  await filmed.page.getByRole('button', { name: 'Bắt đầu quét' }).click();
  await filmed.stands();
  assert.equal(await verdict(filmed.page), 'record_found');
});

test('it speaks as the page asks and bears the installation’s title, accent and languages', async t => {
  const config = JSON.stringify({ title: { vi: 'Tỉnh Ví Dụ', en: 'Example' }, accent: ['#112233', '#ddeeff'], languages: ['en', 'vi'] });
  const { page, stands } = await waiting(t, { body: `<truy-xuat lang="vi" config='${config}'></truy-xuat>` });
  const seen = () => page.locator('.app').evaluate(node => [node.lang, node.querySelector('.brand-name').textContent, getComputedStyle(node).getPropertyValue('--accent').trim(), [...node.querySelectorAll('option')].map(({ value }) => value).join(' ')]);
  await page.locator('.brand-name', { hasText: 'Tỉnh Ví Dụ' }).waitFor();
  assert.deepEqual(await seen(), ['vi', 'Tỉnh Ví Dụ', '#112233', 'vi en']);
  await page.evaluate(() => { document.querySelector('truy-xuat').lang = 'en'; });
  await page.getByRole('heading', { name: 'Scan a code to see a product\'s journey' }).waitFor();
  assert.deepEqual(await seen(), ['en', 'Example', '#112233', 'vi en']);
  const before = await seen();
  await page.locator('.lead').hover();
  await stands();
  assert.deepEqual(await seen(), before);
});

test('the app comes by itself when the page rests, and at once where it is asked for', async t => {
  const resting = await waiting(t);
  resting.arrive();
  assert.equal(resting.app(), 0);
  await resting.page.locator('truy-xuat[data-state=ready]').waitFor();
  for (const body of [`<truy-xuat lang="vi" code="${GTIN}"></truy-xuat>`, '<truy-xuat lang="vi" autostart></truy-xuat>']) {
    const { page, app } = await waiting(t, { body }, { camera: 'allow', context: { permissions: ['camera'] } });
    await page.waitForRequest(/truyxuat_bg\.wasm/, { timeout: 4000 }).catch(() => assert.ok(app() > 0, body));
  }
});
