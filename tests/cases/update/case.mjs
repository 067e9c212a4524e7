// A newer version is fetched whole, waits, and takes over when the person agrees.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { accessible, open, scratch, settled, type, verdict } from '../../harness.mjs';
import { newer } from '../../newer.mjs';
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
  assert.doesNotMatch(await page.title(), /^2 /);
  await notice.waitFor();
  await page.getByRole('button', { name: 'Cập nhật' }).click();
  await page.waitForFunction(() => document.title.startsWith('2 '));
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
  assert.doesNotMatch(await page.title(), /^2 /);
  await page.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
  await page.waitForFunction(() => document.title.startsWith('2 '));
});
