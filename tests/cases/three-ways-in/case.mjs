// Camera, picture and typing lead to the same report; the pictures come as file, by drop and by paste.
import assert from 'node:assert/strict';
import path from 'node:path';
import fs from 'node:fs';
import test from 'node:test';
import { film, picture, png, symbol } from '../../film.mjs';
import { accessible, open, scratch, type, verdict } from '../../harness.mjs';

const GTIN = '9521002002010';
const photo = png(picture(symbol('ean13', GTIN), { module: 4, angle: 8, blur: 2, noise: 12 }));

async function offer(page, kind) {
  await page.evaluate(([kind, bytes]) => {
    const file = new File([new Uint8Array(bytes)], 'code.png', { type: 'image/png' });
    const data = new DataTransfer();
    data.items.add(file);
    const target = document.querySelector('truy-xuat');
    const event = kind === 'drop' ? new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, dataTransfer: data })
      : new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData: data });
    target.dispatchEvent(event);
  }, [kind, [...photo]]);
}

test('a live camera', async t => {
  const file = path.join(scratch, 'live.y4m');
  film(file, symbol('ean13', GTIN), { module: 4 });
  const { page } = await open(t, '/', { film: file });
  assert.equal(await verdict(page), 'record_found');
  await accessible(page, 'report');
});

test('a picture file', async t => {
  const file = path.join(scratch, 'code.png');
  fs.writeFileSync(file, photo);
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=picture]').last().setInputFiles(file);
  assert.equal(await verdict(page), 'record_found');
});

test('a picture file of dark red print on red', async t => {
  const file = path.join(scratch, 'red.png');
  const code = symbol('qrcode', `https://id.example.com/01/${GTIN.padStart(14, '0')}`);
  // Both are equally bright as luma weighs them.
  const red = { ink: [165, 40, 45], ground: [200, 23, 25] };
  fs.writeFileSync(file, png(picture(code, { module: 6, angle: 8, noise: 12 }), undefined, undefined, red));
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=picture]').last().setInputFiles(file);
  assert.equal(await verdict(page), 'record_found');
});

for (const kind of ['drop', 'paste']) {
  test(`a picture by ${kind}`, async t => {
    const { page } = await open(t, '/', { camera: 'deny' });
    await page.locator('[data-part=typed]').waitFor();
    await offer(page, kind);
    assert.equal(await verdict(page), 'record_found');
  });
}

const typed = [
  ['the digits under an EAN-13', GTIN, 'record_found'],
  ['an unknown number', '9521002009996', 'not_found'],
  ['a wrong check digit', '9521002002011', 'code_invalid'],
  ['bracketed element strings', '(01)09521002002027(10)NM-0315', 'recalled'],
  ['a Digital Link of another host', 'https://example.com/01/09521002002027/10/NM-0315', 'recalled'],
  ['an ordinary address', 'https://www.example.com/khuyen-mai?ma=123', 'link'],
];
for (const [name, text, expected] of typed) {
  test(`typed: ${name}`, async t => {
    const { page } = await open(t, '/', { camera: 'deny' });
    await type(page, text);
    assert.equal(await verdict(page), expected);
  });
}

test('the start page, its three ways open, has no accessibility violation', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  assert.equal(await page.locator('[data-part=picture]').count() >= 2, true);
  await accessible(page, 'start');
});
