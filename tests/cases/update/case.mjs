// A newer version is fetched whole, waits, and takes over when the person agrees.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { accessible, open, scratch, settled, type, verdict } from '../../harness.mjs';
import { dist, portal } from '../../portal.mjs';

/** Changes a file of the site as a newer build would; its compressed copies are of the old one. */
function change(folder, name, from, to) {
  const file = path.join(folder, name), text = fs.readFileSync(file, 'utf8');
  assert.match(text, from, name);
  fs.writeFileSync(file, text.replace(from, to));
  for (const end of ['br', 'gz']) fs.rmSync(`${file}.${end}`, { force: true });
}

async function published(t, mode) {
  const folder = path.join(scratch, mode);
  fs.cpSync(dist, folder, { recursive: true });
  const own = await portal(folder);
  t.after(() => own.child.kill());
  const where = mode === 'page' ? '/' : '/kiosk.html';
  const { page } = await open(t, own.site + where, { camera: 'deny', config: { kiosk_wipe_after_s: 10 } });
  await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 40_000 });
  const newer = async () => {
    // The name of the build stands in quotes, whatever a minifier left around it.
    change(folder, 'service-worker.js', /(?<=["'`](?:truyxuat-)?)[0-9a-f]{16}(?=["'`])/, 'newer');
    const html = mode === 'page' ? 'index.html' : 'kiosk.html';
    change(folder, html, /<title>/, '<title>2 ');
    const digest = createHash('sha256').update(fs.readFileSync(path.join(folder, html))).digest('base64');
    change(folder, 'service-worker.js', new RegExp(`(?<="${html}":")[^"]+`), digest);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  };
  return { page, newer };
}

test('a newer version waits until the person agrees', async t => {
  const { page, newer } = await published(t, 'page');
  const notice = page.locator('.notice', { hasText: 'Đã có phiên bản mới.' });
  assert.equal(await notice.count(), 0);
  await newer();
  await notice.waitFor();
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
  const { page, newer } = await published(t, 'kiosk');
  await type(page, '9521002002010');
  await settled(page);
  await newer();
  await page.locator('.notice', { hasText: 'Đã có phiên bản mới.' }).waitFor();
  assert.doesNotMatch(await page.title(), /^2 /);
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.waitForFunction(() => document.title.startsWith('2 '));
});
