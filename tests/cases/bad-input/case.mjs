// Bad input gets a clear message, loses nothing, and the next scan works.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { open, scratch, type, verdict } from '../../harness.mjs';
import { png } from '../../film.mjs';

async function picture(t, name, bytes) {
  const file = path.join(scratch, name);
  fs.writeFileSync(file, bytes);
  const { page, complaints } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=picture]').last().setInputFiles(file);
  await page.locator('.notice').first().waitFor();
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(complaints.filter(text => /panicked|unreachable/i.test(text)), []);
}

test('a broken picture', t => picture(t, 'broken.png', Buffer.from('\x89PNG\r\n\x1a\n and then nothing', 'latin1')));
test('a picture without a code', t => picture(t, 'empty.png', png(new Uint8Array(640 * 480).fill(128), 640, 480)));
test('a text file named as a picture', t => picture(t, 'text.jpg', 'xin chào'));
test('an oversized picture', t => picture(t, 'huge.png', png(new Uint8Array(12_000 * 9_000).fill(255), 12_000, 9_000)));
test('a megabyte of typed text', async t => {
  const { page, complaints } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').fill('9'.repeat(1_000_000));
  await page.locator('[data-part=typed]').press('Enter');
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(complaints.filter(text => /panicked|unreachable/i.test(text)), []);
});
