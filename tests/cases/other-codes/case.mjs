// Codes that are no product codes are named for what they are; nothing is asked, opened, joined or paid.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { film, symbol } from '../../film.mjs';
import { camera, open, scratch, site, verdict } from '../../harness.mjs';

const payment = '00020101021138570010A00000072701270006970436011300110012345670208QRIBFTTA53037045802VN5913QUAN NUOC MIA6304F3F1';
const codes = [
  ['an ordinary address', 'https://www.example.com/khuyen-mai?ma=123', 'link', /example\.com/],
  ['an address that resembles a portal’s', 'https://truyxuatnguongoc.gov.vn.example.com/', 'link', /example\.com/],
  ['a payment code', payment, 'not_a_product_code', /VietQR/],
  ['a Wi-Fi network', 'WIFI:S:Quan Cafe;T:WPA;P:bimat123;;', 'not_a_product_code', /Quan Cafe/],
  ['a contact', 'BEGIN:VCARD\nVERSION:3.0\nFN:Nguyen Van A\nTEL:0901234567\nEND:VCARD', 'not_a_product_code', /Nguyen Van A/],
  ['a telephone number', 'tel:+84901234567', 'not_a_product_code', /84901234567/],
  ['a place', 'geo:20.97,107.77', 'not_a_product_code', /20\.9700, 107\.7700/],
  ['a script', 'javascript:alert(document.domain)', null, /./],
];
/** Pastes text onto the page: a field of one line would swallow its line ends. */
const paste = (page, text) => page.evaluate(text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.querySelector('truy-xuat').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }));
}, text);

for (const [name, text, expected, words] of codes) {
  test(`${name} is named and left alone`, async t => {
    const { page, context, requests } = await open(t, '/', { camera: 'deny' });
    await page.locator('truy-xuat[data-state=ready]').waitFor();
    const before = requests.length;
    page.on('dialog', () => assert.fail('a script ran'));
    await paste(page, text);
    const found = await verdict(page);
    if (expected) assert.equal(found, expected);
    assert.match(await page.locator('.report').innerText(), words);
    assert.doesNotMatch(await page.locator('.report').innerText(), /bimat123/);
    assert.deepEqual(requests.slice(before).filter(url => !url.includes('/icons/')), [], 'nothing is asked');
    assert.equal(await page.locator('.report a').count(), 0, 'nothing can be opened');
    assert.equal(context.pages().length, 1);
    const isPublic = found === 'link';
    assert.equal(await page.getByRole('button', { name: 'Chia sẻ' }).count(), isPublic ? 1 : 0);
    assert.equal(page.url() === `${site}/`, !isPublic, page.url());
  });
}

test('a filmed payment code is named and left alone', async t => {
  const file = path.join(scratch, 'payment.y4m');
  film(file, symbol('qrcode', payment), { module: 8 });
  const { page } = await open(t, '/', { film: file });
  assert.equal(await verdict(page), 'not_a_product_code');
  assert.equal(page.url(), `${site}/`);
});

/** A symbol printed as round dots, each in five by five cells. */
const dotted = ({ columns, rows, dark }) => ({
  columns: 5 * columns, rows: 5 * rows, tall: 1,
  dark: (x, y) => dark(Math.floor(x / 5), Math.floor(y / 5)) && Math.hypot(x % 5 - 2, y % 5 - 2) < 2.3,
});

for (const [name, bcid, text, options, look] of [
  ['Aztec', 'azteccode', 'VE TAU HA NOI HUE 0417', {}, { module: 8 }],
  ['PDF417', 'pdf417', 'GIAY TO XE 0417', { columns: 3 }, { module: 5 }],
  ['Code 39', 'code39', 'KHO-0417', {}, { module: 4 }],
  ['rMQR', 'rectangularmicroqrcode', 'KHO 0417', { version: 'R13x59' }, { module: 8 }],
  ['DotCode', 'dotcode', 'KHO 0417 2026', {}, { module: 3 }],
]) {
  test(`${name}, which is no product code, is named under the picture`, async t => {
    const file = path.join(scratch, `${bcid}.y4m`);
    const drawn = symbol(bcid, text, options);
    film(file, bcid === 'dotcode' ? dotted(drawn) : drawn, look);
    const { page } = await open(t, '/', { film: file });
    await camera(page);
    await page.locator('.hint', { hasText: `Đây là mã ${name}, không phải mã sản phẩm GS1.` }).waitFor();
    assert.equal(await page.locator('[data-verdict]').count(), 0);
  });
}
