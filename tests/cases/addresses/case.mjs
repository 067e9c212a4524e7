// Every report of a product has an address: shared, opened, gone back from.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { carrier, film, moduleFor } from '../../film.mjs';
import { again, open, scratch, settled, site, type, verdict } from '../../harness.mjs';

const codes = [
  ['the digits under a barcode', '9521002002010', 'record_found'],
  ['bracketed element strings', '(01)09521002002027(10)NM-0315', 'recalled'],
  ['element strings with their symbology identifier', ']d2010952100200202710NM-0315', 'recalled'],
  ['a Digital Link', 'https://example.com/01/09521002002027/10/NM-0315', 'recalled'],
  ['a canonical Digital Link', 'https://id.gs1.org/01/09521002002027/10/NM-0315', 'recalled'],
];
for (const [name, code, expected] of codes) {
  test(`the address of ${name} opens the same report, also after a reload`, async t => {
    const { page, context } = await open(t, '/', { camera: 'deny' });
    await type(page, code);
    assert.equal(await verdict(page), expected);
    const address = page.url(), words = await page.locator('.folds').textContent();
    assert.notEqual(address, `${site}/`);
    await page.reload();
    assert.equal(await verdict(page), expected);
    const other = await context.newPage();
    await other.goto(address);
    assert.equal(await verdict(other), expected);
    const clock = text => text.replace(/\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/g, '');
    assert.equal(clock(await other.locator('.folds').textContent()), clock(words));
  });
}

test('the address of a filmed code opens the same report', async t => {
  const file = path.join(scratch, 'lot.y4m'), printed = carrier({ aim: ']d2', text: '010952100200202710NM-0315' });
  film(file, printed, { module: moduleFor(printed) });
  const { page, context } = await open(t, '/', { film: file });
  assert.equal(await verdict(page), 'recalled');
  const other = await context.newPage();
  await other.goto(page.url());
  assert.equal(await verdict(other), 'recalled');
});

test('a deep link opens a report, and the way back leads to the start', async t => {
  const { page } = await open(t, '/#/01/09521002002027/10/NM-0315', { camera: 'deny' });
  assert.equal(await verdict(page), 'recalled');
  await again(page);
  await page.locator('[data-part=typed]').waitFor();
  assert.equal(page.url(), `${site}/`);
});

test('a broken deep link is the start page', async t => {
  const { page } = await open(t, '/#/?q=%FF', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  assert.equal(await page.locator('.report').count(), 0);
});

test('back and forward go between start, report and panel', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
  await page.goBack();
  await page.locator('[data-part=typed]').waitFor();
  await page.goForward();
  assert.equal(await verdict(page), 'record_found');
  await page.getByRole('button', { name: 'Cài đặt' }).click();
  await page.getByRole('button', { name: 'Giới thiệu' }).click();
  await page.locator('.panel.about').waitFor();
  assert.equal(new URL(page.url()).hash, '#about');
  await page.goBack();
  await page.locator('.panel').waitFor({ state: 'detached' });
  assert.equal(await verdict(page), 'record_found');
});

/** A share sheet that notes what it is given, or fails. */
const sheet = failure => page => page.addInitScript(failure => {
  globalThis.shared = [];
  navigator.share = async data => {
    if (failure) throw new DOMException('', failure);
    globalThis.shared.push(data);
  };
}, failure);
const share = page => page.getByRole('button', { name: 'Chia sẻ' }).click();
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const pasted = page => page.evaluate(() => navigator.clipboard.readText());

test('the share sheet is given the product’s name, the fact and an address that opens the report', async t => {
  const { page, context } = await open(t, '/', { camera: 'deny', prepare: sheet() });
  await type(page, '(01)09521002002027(10)NM-0315');
  await settled(page);
  await share(page);
  const [{ title, url }] = await page.evaluate(() => globalThis.shared);
  const [name, fact] = await Promise.all(['.verdict-product', '.verdict-word'].map(part => page.locator(part).innerText()));
  assert.equal(title, `${name} – ${fact}`);
  const other = await context.newPage();
  await other.goto(url);
  assert.equal(await verdict(other), 'recalled');
});

test('a share sheet that is closed leaves everything as it was', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: clipboard, prepare: sheet('AbortError') });
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await type(page, '9521002002010');
  await settled(page);
  await share(page);
  await page.getByRole('button', { name: 'Sao chép liên kết' }).waitFor();
  assert.equal(await page.locator('.notice').count(), 0);
  assert.equal(await pasted(page), 'before');
});

test('without a share sheet the address is copied', async t => {
  const { page } = await open(t, '/', {
    camera: 'deny', context: clipboard, prepare: page => page.addInitScript(() => { Object.defineProperty(navigator, 'share', { value: undefined }); }),
  });
  await type(page, '9521002002010');
  await settled(page);
  await share(page);
  await page.getByText('Đã sao chép.').first().waitFor();
  assert.ok((await pasted(page)).endsWith(page.url()), await pasted(page));
});

test('without share sheet and clipboard the address stands ready to be copied by hand', async t => {
  const { page } = await open(t, '/', {
    camera: 'deny', prepare: page => page.addInitScript(() => {
      for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined });
    }),
  });
  await type(page, '9521002002010');
  await settled(page);
  await share(page);
  assert.equal(await page.getByLabel('Chọn và sao chép dòng này:').inputValue(), page.url());
});
