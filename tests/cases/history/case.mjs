// A history is kept only when the person turns it on; one entry or all of it is deleted at a touch.
import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, again, keptKeys, open, ready, settled, type, verdict } from '../../harness.mjs';

const GTIN = '9521002002010', RECALLED = '(01)09521002002027(10)NM-0315';

/** What the device keeps: texts in the database, if there is one. */
const kept = page => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'truyxuat')) return [];
  const settled = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = failed; });
  const database = await settled(indexedDB.open('truyxuat'));
  const texts = await settled(database.transaction('reports').objectStore('reports').getAll());
  database.close();
  return texts.map(text => JSON.parse(text).text);
});
/** Waits until the device keeps just these; writing goes on behind the page. */
async function keeps(page, texts) {
  const deadline = Date.now() + 10_000;
  let now = await kept(page);
  while (Date.now() < deadline && JSON.stringify([...now].sort()) !== JSON.stringify([...texts].sort())) now = await kept(page);
  assert.deepEqual([...now].sort(), [...texts].sort());
}

async function settings(page) {
  await page.getByRole('button', { name: 'Cài đặt' }).click();
  return page.getByRole('switch', { name: 'Lưu lịch sử' });
}
async function lookUp(page, code) {
  await type(page, code);
  const found = await verdict(page);
  await again(page);
  return found;
}
/** A page whose history holds two reports, with the panel open. */
async function filled(t) {
  const { page, context } = await open(t, '/', { camera: 'deny' });
  await (await settings(page)).click();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await lookUp(page, GTIN);
  await lookUp(page, RECALLED);
  await keeps(page, [GTIN, RECALLED]);
  await settings(page);
  await page.getByRole('button', { name: 'Lịch sử quét' }).click();
  return { page, context, rows: page.locator('.kept') };
}

test('nothing is kept while it is off', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await lookUp(page, GTIN);
  await page.evaluate(() => { location.hash = '#history'; });
  await page.getByText('Lịch sử đang tắt. Không có gì được lưu.').waitFor();
  assert.deepEqual(await kept(page), []);
  assert.deepEqual(await keptKeys(page), []);
});

test('reports are listed newest first, and open again, also after a reload', async t => {
  const { page, rows } = await filled(t);
  assert.deepEqual(await rows.locator('.kept-words > span:nth-child(2)').allInnerTexts(), ['Đã thu hồi', 'Tìm thấy hồ sơ']);
  await accessible(page, 'history');
  await page.reload();
  await page.locator('.panel.history').waitFor();
  await rows.first().locator('.kept-open').click();
  assert.equal(await verdict(page), 'recalled');
});

test('after a reload the typing field works as before', async t => {
  const { page } = await filled(t);
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.reload();
  await ready(page);
  assert.equal(await lookUp(page, '9521002009996'), 'not_found');
  await keeps(page, [GTIN, RECALLED, '9521002009996']);
});

test('the same code stands in the list once', async t => {
  const { page, rows } = await filled(t);
  await page.getByRole('button', { name: 'Đóng' }).click();
  await lookUp(page, GTIN);
  await keeps(page, [GTIN, RECALLED]);
  await page.evaluate(() => { location.hash = '#history'; });
  assert.deepEqual(await rows.locator('.kept-words > span:nth-child(2)').allInnerTexts(), ['Tìm thấy hồ sơ', 'Đã thu hồi']);
});

test('one is deleted', async t => {
  const { page, rows } = await filled(t);
  await rows.first().getByRole('button', { name: /^Xóa / }).click();
  await rows.nth(1).waitFor({ state: 'detached' });
  await keeps(page, [GTIN]);
});

test('all are deleted', async t => {
  const { page } = await filled(t);
  await page.getByRole('button', { name: 'Xóa tất cả' }).click();
  await page.getByText('Chưa có lượt quét nào.').waitFor();
  await keeps(page, []);
});

test('turning it off deletes everything', async t => {
  const { page } = await filled(t);
  await page.getByRole('button', { name: 'Đóng' }).click();
  const history = await settings(page);
  assert.equal(await history.getAttribute('aria-checked'), 'true');
  await history.click();
  assert.equal(await history.getAttribute('aria-checked'), 'false');
  await keeps(page, []);
  assert.deepEqual(await keptKeys(page), []);
});

test('a code that is nobody else’s business is not kept', async t => {
  const { page } = await filled(t);
  await page.getByRole('button', { name: 'Đóng' }).click();
  assert.equal(await lookUp(page, 'WIFI:S:Quan Cafe;T:WPA;P:bimat123;;'), 'not_a_product_code');
  await lookUp(page, '9521002009996');
  await keeps(page, [GTIN, RECALLED, '9521002009996']);
});
