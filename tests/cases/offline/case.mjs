// Without a network the page opens, reads and checks codes, and says what it could not ask. An old answer
// is shown only from the history that the person turned on, and never without its date.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { picture, png, symbol } from '../../film.mjs';
import { again, findings, open, scratch, settled, type, verdict } from '../../harness.mjs';
import { portal } from '../../portal.mjs';

const GTIN = '9521002002010', RECALLED = '(01)09521002002027(10)NM-0315';
const offline = page => page.locator('.notice.offline');
const stale = page => page.locator('[data-finding=stale_copy]');

/** A page whose service worker has fetched the app. */
async function installed(t, where, options) {
  const opened = await open(t, where, { camera: 'deny', ...options });
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 40_000 });
  return opened;
}

async function keepHistory(page) {
  await page.getByRole('button', { name: 'Cài đặt' }).click();
  await page.getByRole('switch', { name: 'Lưu lịch sử' }).click();
  await page.getByRole('button', { name: 'Đóng' }).click();
}

test('the page opens again without a network, reads a picture and checks a code', async t => {
  const { page, context } = await installed(t, '/');
  await context.setOffline(true);
  await page.reload();
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await offline(page).waitFor();
  await type(page, '9521002002011');
  assert.equal(await verdict(page), 'code_invalid');
  await again(page);
  const photo = path.join(scratch, 'offline.png');
  fs.writeFileSync(photo, png(picture(symbol('ean13', GTIN), { module: 4 })));
  await page.locator('[data-part=picture]').last().setInputFiles(photo);
  assert.equal(await verdict(page), 'not_looked_up');
  assert.match(await page.locator('[data-row=record]').textContent(), /Không có mạng|không trả lời|mạng/i);
  await context.setOffline(false);
  await offline(page).waitFor({ state: 'detached' });
  await page.locator('[data-verdict=record_found]').waitFor();
});

test('an answer of before is not shown to whoever keeps no history', async t => {
  const { page, context } = await installed(t, '/');
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
  await context.setOffline(true);
  await again(page);
  await type(page, GTIN);
  assert.equal(await verdict(page), 'not_looked_up');
  assert.equal(await stale(page).count(), 0);
});

test('from the history an old answer is shown with its date, a recall too, and the network comes first', async t => {
  const { page, context } = await installed(t, '/');
  await keepHistory(page);
  for (const [code, expected] of [[GTIN, 'record_found'], [RECALLED, 'recalled']]) {
    await type(page, code);
    assert.equal(await verdict(page), expected);
    assert.equal(await stale(page).count(), 0);
    await again(page);
  }
  await context.setOffline(true);
  for (const [code, expected] of [[GTIN, 'record_found'], [RECALLED, 'recalled']]) {
    await type(page, code);
    assert.equal(await verdict(page), expected);
    assert.match(await stale(page).textContent(), /\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    await again(page);
  }
  await context.setOffline(false);
  await type(page, RECALLED);
  await settled(page);
  assert.equal(await stale(page).count(), 0);
});

test('a recall that came after the copy is shown as soon as a source answers', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await keepHistory(page);
  const lot = '(01)09521002002010(10)A-0001';
  const document = events => ({ '@context': [], type: 'EPCISDocument', schemaVersion: '2.0', epcisBody: { eventList: events } });
  const event = { type: 'ObjectEvent', action: 'OBSERVE', eventTimeZoneOffset: '+07:00', quantityList: [{ epcClass: 'https://id.gs1.org/01/09521002002010/10/A-0001' }] };
  const stocked = { ...event, eventTime: '2026-11-01T04:00:00Z', bizStep: 'stocking', disposition: 'sellable_accessible' };
  const recalled = { ...event, eventTime: '2026-11-02T04:00:00Z', bizStep: 'holding', disposition: 'recalled' };
  let answer = { json: document([stocked]), headers: { 'access-control-allow-origin': '*' } };
  await page.route(/\/epcis\/|\/01\//, route => {
    if (!answer) return route.abort('connectionrefused');
    // The resolver knows nothing of the lot: what it sends must not stay unread.
    return route.fulfill(new URL(route.request().url()).pathname.includes('/01/') ? { status: 404 } : answer);
  });
  const lookUp = async () => {
    await type(page, lot);
    return verdict(page);
  };
  assert.equal(await lookUp(), 'record_found');
  await again(page);
  answer = undefined;
  assert.equal(await lookUp(), 'incomplete');
  assert.match(await stale(page).textContent(), /\d\d\/\d\d\/\d{4}/);
  answer = { json: document([stocked, recalled]), headers: { 'access-control-allow-origin': '*' } };
  await page.getByRole('button', { name: 'Tra cứu lại' }).click();
  await page.locator('[data-verdict=recalled]').waitFor();
  assert.deepEqual(await findings(page), ['recalled']);
  assert.equal(await stale(page).count(), 0);
});

test('the page opens when its server is gone', async t => {
  const own = await portal();
  t.after(() => own.child.kill());
  const { page } = await installed(t, `${own.site}/kiosk.html`);
  const gone = new Promise(done => own.child.once('exit', done));
  own.child.kill();
  await gone;
  await page.reload();
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await type(page, GTIN);
  assert.equal(await verdict(page), 'not_looked_up');
});
