// Without scripts, or without WebAssembly: the portal's page is whole by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, open, site } from '../../harness.mjs';

const ITEM = '/01/09521002002027/10/NM-0315';
const still = { camera: 'deny', early: true, context: { javaScriptEnabled: false } };

test('a link is answered, its folds open, and another code is answered in the same way', async t => {
  const { page } = await open(t, ITEM, still);
  assert.match(await page.title(), /Nước mắm Cái Rồng/);
  assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), 'recalled');
  assert.equal(await page.getByText('đang kiểm tra lại').isVisible(), false, 'no device checks here');
  const fold = page.locator('.report details').first();
  await fold.locator('summary').first().click();
  assert.ok((await fold.innerText()).length > 20);
  for (const [code, verdict] of [['9521002002010', 'product_only'], ['9521002002011', 'code_invalid'], ['xin chào', 'not_a_product_code']]) {
    await page.locator('input[name=code]').fill(code);
    await page.locator('form button').click();
    await page.waitForLoadState();
    const told = await page.locator('[data-verdict]').getAttribute('data-verdict');
    assert.ok(verdict === told || (verdict === 'product_only' && told === 'record_found'), `${code}: ${told}`);
  }
});

test('each language is an address', async t => {
  const { page } = await open(t, ITEM, { ...still, context: { javaScriptEnabled: false, locale: 'en-GB' } });
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('link', { name: '中文' }).click();
  await page.waitForURL(/lang=zh/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
});

test('what is wrong is said on a page', async t => {
  const { page } = await open(t, '/01/09521002002011', still);
  assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), 'code_invalid');
  await page.goto(`${site}/nothing-here`);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Không có gì ở địa chỉ này');
});

test('without WebAssembly the page stays, and no check is promised', async t => {
  const prepare = page => page.addInitScript(() => { delete globalThis.WebAssembly; });
  const { page } = await open(t, ITEM, { camera: 'deny', early: true, prepare });
  await page.locator('truy-xuat[data-state=unable]').waitFor();
  assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), 'recalled');
  assert.equal(await page.getByText('đang kiểm tra lại').isVisible(), false);
  await accessible(page, 'a page without WebAssembly');
});
