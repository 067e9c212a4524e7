// The typing field: help in words while typing, every form that a code can be pasted in.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, settled, type, verdict } from '../../harness.mjs';

const help = page => page.locator('#typed-help');

test('the help follows the text, names the right check digit, and is announced', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  const field = page.getByLabel('Nhập mã');
  assert.equal(await field.getAttribute('inputmode'), 'numeric');
  assert.equal(await field.getAttribute('aria-describedby'), 'typed-help');
  assert.equal(await help(page).getAttribute('aria-live'), 'polite');
  for (const [text, words, tone] of [
    ['', 'Dãy số dưới mã vạch, hoặc cả nội dung mã', 'plain'],
    ['95210', 'Đã nhập 5 chữ số.', 'plain'],
    ['9521002002013', 'Chữ số cuối đáng lẽ là 0. Kiểm tra lại từng số.', 'warn'],
    ['9521002002010', '13 chữ số, số kiểm tra đúng.', 'good'],
    ['95210020020100', 'Chữ số cuối đáng lẽ là 2. Kiểm tra lại từng số.', 'warn'],
    ['952100200201000', 'Nhiều hơn 14 chữ số: nếu là cả nội dung mã, cứ tra cứu.', 'plain'],
    ['https://example.com/01/09521002002010', 'Đây là một liên kết. Trang này đọc nội dung, không mở liên kết.', 'plain'],
    ['(01)09521002002010(10)A1', 'Đây là chuỗi phần tử GS1.', 'plain'],
    ['95210O2002010', 'Có chữ lẫn trong số. Mã vạch thường chỉ có chữ số.', 'plain'],
  ]) {
    await field.fill(text);
    await page.waitForFunction(([words, tone]) => {
      const help = document.querySelector('truy-xuat').shadowRoot.querySelector('#typed-help');
      return help.textContent === words && help.dataset.tone === tone;
    }, [words, tone]).catch(async () => assert.equal(await help(page).innerText(), words, text));
  }
});

const forms = [
  ['an EAN-13 with spaces around it', '  9521002002010\n', 'record_found'],
  ['a GTIN-14', '09521002002010', 'record_found'],
  ['element strings with brackets', '(01)09521002002027(10)NM-0315', 'recalled'],
  ['element strings with ^ as separator', '^010952100200202710NM-0315', 'recalled'],
  ['scanner output with its symbology identifier', ']d2010952100200202710NM-0315', 'recalled'],
  ['a Digital Link', 'https://id.gs1.org/01/09521002002027/10/NM-0315', 'recalled'],
  ['a Digital Link of another host with a query', 'https://shop.example.com/x/01/09521002002027/10/NM-0315?utm=1', 'recalled'],
  ['text that is no code', 'xin chào', 'not_a_product_code'],
];
for (const [name, text, expected] of forms) {
  test(`typed: ${name}`, async t => {
    const { page } = await open(t, '/', { camera: 'deny' });
    await type(page, text);
    assert.equal(await verdict(page), expected);
  });
}

test('a code is pasted into the field, and onto the page beside it', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.evaluate(() => navigator.clipboard.writeText('https://example.com/01/09521002002027/10/NM-0315'));
  await page.locator('[data-part=typed]').focus();
  await page.keyboard.press('Control+V');
  assert.equal(await page.locator('[data-part=typed]').inputValue(), 'https://example.com/01/09521002002027/10/NM-0315');
  await page.keyboard.press('Enter');
  assert.equal(await verdict(page), 'recalled');
  await again(page);
  await page.locator('h1').first().focus();
  await page.keyboard.press('Control+V');
  assert.equal(await verdict(page), 'recalled');
});

test('an empty field says what is missing, and the text of before is gone with its report', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByText('Hãy nhập mã trước khi tra cứu.').first().waitFor();
  await type(page, '9521002002010');
  await settled(page);
  await again(page);
  assert.equal(await page.locator('[data-part=typed]').inputValue(), '');
});

test('a touch keyboard is switched to letters and back, with the focus and the caret where they are', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: { hasTouch: true, isMobile: true } });
  const field = page.locator('[data-part=typed]');
  await field.fill('9521002');
  await field.evaluate(node => node.setSelectionRange(3, 3));
  for (const [name, mode] of [['ABC: bàn phím chữ', 'text'], ['123: bàn phím số', 'numeric']]) {
    await page.getByRole('button', { name }).tap();
    await page.locator(`[data-part=typed][inputmode=${mode}]`).waitFor();
    assert.ok(await field.evaluate(node => node.getRootNode().activeElement === node && node.selectionStart === 3), name);
  }
  const { width, height } = await page.getByRole('button', { name: 'ABC: bàn phím chữ' }).boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
  await page.getByRole('button', { name: 'ABC: bàn phím chữ' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-part=typed][inputmode=text]').waitFor();
});
