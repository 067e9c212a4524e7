// The three misses are never mixed: not found, source unavailable, not asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, type, verdict } from '../../harness.mjs';

const SOURCES = /\/(epcis|01)\b/;

/** A look-up that no source answers; the record's row says in words why. */
async function lookUp(t, answer, words) {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  await page.route(SOURCES, answer);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'not_looked_up');
  assert.match(await page.locator('[data-row=record] .source-state').first().textContent(), words);
  return page;
}
const refused = route => route.abort('connectionrefused');

test('a source is down while the network works', t => lookUp(t, refused, /không trả lời – mạng vẫn thông, nhưng máy chủ này đang ngừng hoặc không cho trang này đọc/));
test('the network is dead although the device believes it has one', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('auditor.wasm') && responseEnd > 0));
  await page.route('**', refused);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'not_looked_up');
  assert.ok(await page.evaluate(() => navigator.onLine));
  assert.match(await page.locator('[data-row=record] .source-state').first().textContent(), /không trả lời – mạng không thông/);
});
test('the portal answers with a server error', t => lookUp(t, route => route.fulfill({ status: 503, body: 'down' }), /không trả lời – máy chủ báo lỗi 503/));
test('the portal answers with what is no record', t => lookUp(t, route => route.fulfill({ body: '<p>Đăng nhập', contentType: 'text/html' }), /không trả lời – câu trả lời không đọc được/));
test('a source lets no other page read it', async t => {
  const nation = 'https://nation.example.vn';
  const { page } = await open(t, '/', {
    camera: 'deny', hosts: [nation], config: { sources: [{ name: 'Nguồn quốc gia (ví dụ)', role: 'nation', epcis: `${nation}/epcis/` }] },
    prepare: page => page.route(`${nation}/**`, route => route.fulfill({ json: {}, headers: { 'access-control-allow-origin': 'https://other.example' } })),
  });
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'not_looked_up');
  assert.match(await page.locator('[data-row=record] .source-state').textContent(), /không trả lời – mạng vẫn thông, nhưng máy chủ này đang ngừng hoặc không cho trang này đọc/);
});
test('the network is gone', async t => {
  const { page, context } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('auditor.wasm') && responseEnd > 0));
  await context.setOffline(true);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'not_looked_up');
  await context.setOffline(false);
});
test('the network is gone before what looks codes up has come: the code is kept and asked for again', async t => {
  const part = /auditor\.wasm/;
  const { page } = await open(t, '/', { camera: 'deny', prepare: page => page.route(part, refused) });
  await type(page, '9521002002010');
  await page.getByRole('heading', { name: 'Chưa tra cứu được' }).waitFor();
  assert.equal(await page.locator('.verdict .raw').innerText(), '9521002002010');
  await page.unroute(part);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  assert.equal(await verdict(page), 'record_found');
});
test('after a failure the next scan works', async t => {
  const page = await lookUp(t, refused, /không trả lời/);
  await page.unroute(SOURCES);
  await again(page);
  await type(page, '9521002002027');
  assert.ok(['record_found', 'recalled', 'not_looked_up'].includes(await verdict(page)));
});
