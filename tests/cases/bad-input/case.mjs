// Bad input gets a clear message, loses nothing, and the next scan works.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { open, scratch, type, verdict } from '../../harness.mjs';
import { png } from '../../film.mjs';

const notice = (page, words) => page.locator('.notice', { hasText: words }).waitFor();

async function picture(t, name, bytes, words) {
  const file = path.join(scratch, name);
  fs.writeFileSync(file, bytes);
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=picture]').last().setInputFiles(file);
  await notice(page, words);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
}

const [unreadable, empty, tooBig] = ['Không mở được tệp này như một ảnh.', 'Không đọc được mã nào trong ảnh.', 'Ảnh quá lớn.'];
test('a broken picture', t => picture(t, 'broken.png', Buffer.from('\x89PNG\r\n\x1a\n and then nothing', 'latin1'), unreadable));
test('a picture whose head is damaged, and seems to tell of a giant', t => {
  const bytes = png(new Uint8Array(64 * 64).fill(128), 64, 64);
  bytes.writeUInt32BE(0x7000_0000, 16);
  return picture(t, 'damaged.png', bytes, unreadable);
});
test('an empty file', t => picture(t, 'nothing.png', '', unreadable));
test('a text file named as a picture', t => picture(t, 'text.jpg', 'xin chào', unreadable));
test('a picture without a code', t => picture(t, 'empty.png', png(new Uint8Array(640 * 480).fill(128), 640, 480), empty));
test('an oversized picture', t => picture(t, 'huge.png', png(new Uint8Array(12_000 * 9_000).fill(255), 12_000, 9_000), tooBig));

test('a megabyte of typed text', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').fill('9'.repeat(1_000_000));
  await notice(page, 'Nội dung quá dài');
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
});

test('a megabyte of pasted text', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'A'.repeat(1_000_000));
    document.querySelector('truy-xuat').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }));
  });
  await notice(page, 'Nội dung quá dài');
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
});
