// Several codes in view: of two products the person chooses, by number on the picture or in the list; what stands
// beside one product is offered on its report.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { beside, film, png, symbol } from '../../film.mjs';
import { open, scratch, verdict } from '../../harness.mjs';
import { until } from '../../until.mjs';

const printed = [symbol('ean13', '9521002002010'), symbol('qrcode', 'https://id.gs1.org/01/09521002002027/10/NM-0315')];
const look = { module: 5, angle: 2, blur: 1, noise: 4 };
const file = path.join(scratch, 'two.y4m');
film(file, printed, look);
const isBarcode = text => text === 'GTIN 9521002002010';
const expected = text => (isBarcode(text) ? 'record_found' : 'recalled');

async function choosing(t) {
  const { page } = await open(t, '/', { film: file });
  await page.locator('.choices').waitFor();
  const texts = await page.locator('.choice-name').allInnerTexts();
  assert.deepEqual([...texts].map(text => text.split(' · ')[0]).sort(), ['GTIN 9521002002010', 'GTIN 9521002002027']);
  assert.deepEqual(await page.locator('.choice-number').allInnerTexts(), ['1', '2']);
  return { page, texts };
}

test('both codes are outlined with the numbers of the list, and announced', async t => {
  const { page, texts } = await choosing(t);
  assert.equal(await page.locator('.outlines polygon').count(), 2);
  assert.deepEqual(await page.locator('.outlines text').allTextContents(), ['1', '2']);
  const [first, second] = await page.locator('.outlines circle').evaluateAll(all => all.map(one => one.getBoundingClientRect().x));
  assert.equal(first < second, isBarcode(texts[0]), 'the barcode lies to the left');
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

/** How many pixels of a picture that is shown are dark, by its halves, once it is drawn. */
const darkness = canvas => {
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height }).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  const { data, width } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const dark = [0, 0];
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 60) dark[Math.floor(2 * ((at / 4) % width) / width)] += 1;
  return dark;
};

test('the codes of one picture are listed, and numbered on it', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  const photo = path.join(scratch, 'two.png');
  fs.writeFileSync(photo, png(beside(printed, look)));
  await page.locator('[data-part=picture]').last().setInputFiles(photo);
  await page.locator('.choices').waitFor();
  assert.deepEqual(await page.locator('.outlines text').allTextContents(), ['1', '2']);
  const still = page.locator('[data-part=still]');
  await until(async () => (await still.evaluate(darkness)).every(many => many > 1000), 10_000, 'the picture is not drawn');
  // Each number lies on the picture as it is seen: the barcode to the left.
  const shown = await still.boundingBox();
  const [first, second] = await page.locator('.outlines circle').evaluateAll(all => all.map(one => one.getBoundingClientRect().x));
  const left = isBarcode((await page.locator('.choice-name').first().innerText()).split(' · ')[0]) ? [first, second] : [second, first];
  assert.ok(shown.x < left[0] && left[0] < shown.x + shown.width / 2 && left[1] > shown.x + shown.width / 2 && left[1] < shown.x + shown.width, JSON.stringify([shown, left]));
  await page.locator('.choice', { hasText: '9521002002010' }).click();
  assert.equal(await verdict(page), 'record_found');
  assert.equal(await still.count(), 0, 'nothing of the picture stays');
});

// What companies keep on a package beside its barcode: a stamp or an address, a factory's mark.
const COMPANY = [
  ['a trace stamp', symbol('qrcode', 'https://www.example.com/t/Xy7Ab-93kd'), 'Liên kết trang web: www.example.com'],
  ['a mark of the factory', symbol('datamatrix', '2A127693515'), '2A127693515'],
];
for (const [what, code, named] of COMPANY) {
  const package_ = [symbol('ean13', '9521002002010'), code];
  const offered = async page => {
    assert.equal(await verdict(page), 'record_found');
    assert.equal(await page.locator('.report .choice-name').innerText(), named);
  };

  test(`the product is reported and ${what} beside it offered, live`, async t => {
    const moving = path.join(scratch, `${what.replaceAll(' ', '-')}.y4m`);
    film(moving, package_, look);
    const { page } = await open(t, '/', { film: moving });
    await offered(page);
  });

  test(`the product is reported and ${what} beside it offered, of a photograph`, async t => {
    const { page } = await open(t, '/', { camera: 'deny' });
    const photo = path.join(scratch, `${what.replaceAll(' ', '-')}.png`);
    fs.writeFileSync(photo, png(beside(package_, look)));
    await page.locator('[data-part=picture]').last().setInputFiles(photo);
    await offered(page);
    await page.locator('.report .choice').click();
    await page.locator('.report .choice-name', { hasText: 'GTIN 9521002002010' }).waitFor();
  });
}
