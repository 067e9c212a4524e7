// Several codes in view: numbered on the picture and in a list, and the person chooses.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { beside, film, png, symbol } from '../../film.mjs';
import { open, scratch, verdict } from '../../harness.mjs';

const printed = [symbol('ean13', '9521002002010'), symbol('qrcode', 'https://www.example.com/khuyen-mai')];
const look = { module: 5, angle: 2, blur: 1, noise: 4 };
const file = path.join(scratch, 'two.y4m');
film(file, printed, look);
const expected = text => (text.startsWith('GTIN') ? 'record_found' : 'link');

async function choosing(t) {
  const { page } = await open(t, '/', { film: file });
  await page.locator('.choices').waitFor();
  const texts = await page.locator('.choice-name').allInnerTexts();
  assert.deepEqual([...texts].sort(), ['GTIN 9521002002010', 'Liên kết trang web: www.example.com']);
  assert.deepEqual(await page.locator('.choice-number').allInnerTexts(), ['1', '2']);
  return { page, texts };
}

test('both codes are outlined with the numbers of the list, and announced', async t => {
  const { page, texts } = await choosing(t);
  assert.equal(await page.locator('.outlines polygon').count(), 2);
  assert.deepEqual(await page.locator('.outlines text').allTextContents(), ['1', '2']);
  const [first, second] = await page.locator('.outlines circle').evaluateAll(all => all.map(one => one.getBoundingClientRect().x));
  assert.equal(first < second, texts[0].startsWith('GTIN'), 'the barcode lies to the left');
  assert.equal(await page.getByRole('status').first().innerText(), 'Có nhiều mã trong hình. Chọn mã cần tra cứu.');
});

test('one is chosen from the list', async t => {
  const { page, texts } = await choosing(t);
  await page.locator('.choice').nth(1).click();
  assert.equal(await verdict(page), expected(texts[1]));
});

test('one is chosen by its number on the picture', async t => {
  const { page, texts } = await choosing(t);
  await page.locator('.outlines .number').nth(1).click();
  assert.equal(await verdict(page), expected(texts[1]));
});

test('one is chosen with the keyboard alone', async t => {
  const { page, texts } = await choosing(t);
  await page.locator('.choice').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await verdict(page), expected(texts[0]));
});

test('whoever wants none of them goes on scanning, and is not asked again about the same', async t => {
  const { page } = await choosing(t);
  await page.getByRole('button', { name: 'Không chọn, quét tiếp' }).click();
  await page.locator('.hint', { hasText: 'Mã này vừa đọc xong' }).waitFor();
  assert.equal(await page.locator('.choices').count(), 0);
});

test('the codes of one picture are listed', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  const photo = path.join(scratch, 'two.png');
  fs.writeFileSync(photo, png(beside(printed, look)));
  await page.locator('[data-part=picture]').last().setInputFiles(photo);
  await page.locator('.choice', { hasText: '9521002002010' }).click();
  assert.equal(await verdict(page), 'record_found');
});
