// A problem is reported by a message that the person reads, changes and sends alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, open, settled, type } from '../../harness.mjs';

const config = { hotline: { name: 'Đường dây nóng (ví dụ)', number: '1900 0000' }, problem_email: 'phan-anh@example.vn' };
const message = page => page.locator('.message');

/** The problem panel of the recalled lot. */
async function reporting(t, options = {}) {
  const opened = await open(t, '/', {
    camera: 'deny', config, ...options,
    prepare: page => page.addInitScript(() => {
      globalThis.located = 0;
      const locate = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      navigator.geolocation.getCurrentPosition = (...words) => { globalThis.located += 1; return locate(...words); };
    }),
  });
  await type(opened.page, '(01)09521002002027(10)NM-0315');
  await settled(opened.page);
  await opened.page.getByRole('button', { name: 'Báo vấn đề' }).click();
  return opened;
}

test('the message names code, result and time, and what the person writes', async t => {
  const { page, requests } = await reporting(t);
  const before = requests.length;
  await page.getByLabel('Bạn thấy điều gì?').fill('Bao bì rách');
  const text = await message(page).innerText();
  assert.match(text, /^Mã: \(01\)09521002002027\(10\)NM-0315$/m);
  assert.match(text, /^Kết quả: Đã thu hồi – Sản phẩm này đã bị thu hồi$/m);
  assert.match(text, /^Thời điểm tra cứu: \d\d:\d\d ngày \d\d\/\d\d\/\d{4}$/m);
  assert.match(text, /Bao bì rách/);
  assert.doesNotMatch(text, /Vị trí/);
  assert.equal(await page.evaluate(() => globalThis.located), 0);
  const mail = new URL(await page.getByRole('link', { name: 'Gửi bằng thư điện tử' }).getAttribute('href'));
  assert.equal(mail.pathname, 'phan-anh@example.vn');
  assert.equal(mail.searchParams.get('body').replaceAll('\r\n', '\n'), text);
  assert.equal(await page.getByRole('link', { name: 'Gọi 1900 0000' }).getAttribute('href'), 'tel:19000000');
  assert.deepEqual(requests.slice(before), [], 'nothing is sent silently');
  await accessible(page, 'problem');
});

test('the place comes into it on a tap alone', async t => {
  const { page } = await reporting(t, { context: { geolocation: { latitude: 20.9533, longitude: 107.0833 }, permissions: ['geolocation'] } });
  await page.getByRole('button', { name: 'Thêm vị trí của tôi' }).click();
  await page.getByRole('button', { name: 'Đã thêm vị trí' }).waitFor();
  assert.match(await message(page).innerText(), /^Vị trí: 20\.9533, 107\.0833$/m);
  assert.equal(await page.evaluate(() => globalThis.located), 1);
});

test('whoever refuses the place sends the message without it', async t => {
  const { page } = await reporting(t, { context: { permissions: [] } });
  await page.getByRole('button', { name: 'Thêm vị trí của tôi' }).click();
  await page.getByText('Không lấy được vị trí. Bạn vẫn gửi được lời nhắn.').first().waitFor();
  assert.doesNotMatch(await message(page).innerText(), /Vị trí/);
});

test('where nobody is named the message is copied', async t => {
  const { page } = await reporting(t, { config: undefined, context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.getByText('chưa cung cấp địa chỉ nhận phản ánh').waitFor();
  await page.getByRole('button', { name: 'Sao chép lời nhắn' }).click();
  await page.getByText('Đã sao chép.').first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await message(page).innerText());
});

test('a warning leads to the hotline', async t => {
  const { page } = await reporting(t);
  await page.getByRole('button', { name: 'Đóng' }).first().click();
  assert.equal(await page.getByRole('link', { name: 'Gọi đường dây nóng 1900 0000' }).getAttribute('href'), 'tel:19000000');
});
