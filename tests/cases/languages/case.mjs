// Vietnamese, English and Simplified Chinese: by the browser's word or the person's choice, whole and kept.
import assert from 'node:assert/strict';
import test from 'node:test';
import { between } from '../../between.mjs';
import { again, open, settled, site, type, verdict } from '../../harness.mjs';
import { until } from '../../until.mjs';

const GTIN = '9521002002010';
const languages = [['vi', 'Tra cứu'], ['en', 'Look up'], ['zh-Hans', '查询']];

for (const [tag, lookUp] of languages) {
  test(`the whole report is in the chosen language: ${tag}`, async t => {
    const { page, complaints } = await open(t, '/', { camera: 'deny' });
    await page.locator('select.langs-narrow').selectOption(tag);
    await page.getByRole('button', { name: lookUp }).waitFor();
    assert.equal(await page.locator('.app').getAttribute('lang'), tag);
    assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
    await type(page, GTIN);
    assert.equal(await verdict(page), 'record_found');
    const words = await page.locator('h1:visible').first().innerText();
    assert.equal(words, words.normalize('NFC'));
    assert.equal(/[\u4e00-\u9fff]/.test(words), tag === 'zh-Hans');
    assert.equal(/[àáảãạăâđêôơưếềấầốồộớờợứừựịỉ]/i.test(words), tag === 'vi');
    assert.deepEqual(complaints, []);
  });
}

test('a report changes its language without being looked up again', async t => {
  const { page, requests } = await open(t, '/', { camera: 'deny' });
  await type(page, GTIN);
  await settled(page);
  const before = requests.length, words = await page.locator('.report').innerText();
  await page.locator('select.langs-narrow').selectOption('en');
  await page.locator('.app[lang=en]').waitFor();
  assert.notEqual(await page.locator('.report').innerText(), words);
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(requests.slice(before).map(url => new URL(url).pathname), ['/en.wasm']);
});

test('the chosen language is there after a reload', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('select.langs-narrow').selectOption('en');
  await page.locator('.app[lang=en]').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Look up' }).waitFor();
});

test('a phone in Chinese is greeted in Chinese', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: { locale: 'zh-CN' } });
  await page.getByRole('button', { name: '查询' }).waitFor();
});

/** The headings; none of them calls goods genuine or fake. */
const headings = {
  recalled: ['Đã thu hồi', 'Recalled', '已召回'],
  expired: ['Hết hạn', 'Expired', '已过期'],
  warning: ['Cảnh báo', 'Warning', '警示'],
  needs_cross_check: ['Cần đối chiếu', 'Needs cross-checking', '需要核对'],
  incomplete: ['Chưa đọc hết', 'Not read in full', '尚未读全'],
  record_found: ['Tìm thấy hồ sơ', 'Record found', '找到记录'],
  product_only: ['Chỉ biết loại sản phẩm', 'Only the kind of product is known', '仅知产品种类'],
  not_found: ['Không tìm thấy', 'Not found', '未找到'],
  not_looked_up: ['Chưa tra cứu được', 'Could not be looked up', '未能查询'],
  code_valid: ['Mã hợp lệ', 'Valid code', '编码有效'],
  code_invalid: ['Mã không hợp lệ', 'Invalid code', '编码无效'],
  link: ['Liên kết', 'Link', '链接'],
  not_a_product_code: ['Không phải mã sản phẩm', 'Not a product code', '非产品编码'],
};
const demo = await (await fetch(`${site}/demo/codes.json`)).json();
const raw = ({ aim, text }) => (/^]E/.test(aim) ? text : `${aim === ']Q1' ? '' : aim}${text}`);
const codeOf = {
  ...Object.fromEntries(demo.map(code => [code.expect.verdict, raw(code)])),
  record_found: GTIN, incomplete: GTIN, product_only: `(01)0${GTIN}(10)KHONG-CO`, not_found: '9521002009996', not_looked_up: GTIN, code_valid: '2000000000015', code_invalid: '9521002002011',
};

/** Which requests fail, for a verdict about what was not read. */
const silent = { not_looked_up: /\/(epcis|01)\//, incomplete: /\/quoc-gia\// };

test('each verdict has its own heading, sign and lead, in every language', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  const seen = { heading: new Set(), lead: new Set() };
  for (const [expected, words] of Object.entries(headings)) {
    if (silent[expected]) await page.route(silent[expected], route => route.abort('connectionrefused'));
    await type(page, codeOf[expected]);
    await page.locator(`[data-verdict=${expected}]:not(:has(.progress))`).waitFor();
    for (const [index, [tag]] of languages.entries()) {
      await page.locator('truy-xuat').evaluate((element, tag) => element.setAttribute('lang', tag), tag);
      await page.locator(`.app[lang=${tag}]`).waitFor();
      assert.equal(await page.locator('.verdict-kind').innerText(), words[index], expected);
      assert.ok(await page.locator('.verdict-sign svg').isVisible(), expected);
      seen.heading.add(words[index]);
      seen.lead.add(await page.locator('.verdict-words').innerText());
    }
    await page.locator('truy-xuat').evaluate(element => element.setAttribute('lang', 'vi'));
    await again(page);
    if (silent[expected]) await page.unroute(silent[expected]);
  }
  assert.deepEqual([seen.heading.size, seen.lead.size], [39, 39]);
});

/** How often the page has fetched a file; what the service worker fetches is not the page's. */
const fetched = (page, file) => page.evaluate(file => performance.getEntriesByType('resource').filter(({ name }) => name.includes(`/${file}?`)).length, file);
const choose = (page, tag) => page.locator('select.langs-narrow').selectOption(tag);
const speaks = (page, tag) => page.locator(`.app[lang=${tag}]`).waitFor();

test('words of a language come once it is chosen, once, and are there without a network', async t => {
  const { page, context } = await open(t, '/', { camera: 'deny' });
  await type(page, GTIN);
  await settled(page);
  assert.deepEqual([await fetched(page, 'zh.wasm'), await fetched(page, 'en.wasm')], [0, 0]);
  for (const tag of ['zh-Hans', 'vi', 'zh-Hans']) {
    await choose(page, tag);
    await speaks(page, tag);
    assert.equal(/[\u4e00-\u9fff]/.test(await page.locator('.verdict-kind').innerText()), tag === 'zh-Hans');
  }
  assert.deepEqual([await fetched(page, 'zh.wasm'), await fetched(page, 'en.wasm')], [1, 0]);
  await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
  await context.setOffline(true);
  await choose(page, 'en');
  await speaks(page, 'en');
  await page.reload();
  await page.getByRole('button', { name: 'Look up' }).waitFor();
  await choose(page, 'zh-Hans');
  await speaks(page, 'zh-Hans');
});

test('words that do not come leave the page in its language, said, and come at the next choice', async t => {
  const server = await between(t, site);
  server.spoil.set('zh.wasm', { status: 502 });
  const { page } = await open(t, server.site, { camera: 'deny' });
  for (let tries = 0; tries < 2; tries += 1) {
    await choose(page, 'zh-Hans');
    await page.locator('.notice', { hasText: 'Chưa tải được ngôn ngữ này.' }).waitFor();
    await page.waitForFunction(() => document.querySelector('truy-xuat').shadowRoot.querySelector('select.langs-narrow').value === 'vi');
    assert.equal(await page.locator('.app').getAttribute('lang'), 'vi');
  }
  server.spoil.clear();
  await choose(page, 'zh-Hans');
  await speaks(page, 'zh-Hans');
  await page.getByRole('button', { name: '查询' }).waitFor();
});

test('words that nobody answers for do not keep another language waiting', async t => {
  const server = await between(t, site);
  server.spoil.set('zh.wasm', { hang: true });
  const { page } = await open(t, server.site, { camera: 'deny' });
  await choose(page, 'zh-Hans');
  await until(() => server.asked.includes('zh.wasm'), 20_000, 'the words were not asked for');
  await choose(page, 'en');
  await speaks(page, 'en');
});

test('a page that begins in English asks for its words beside the app, and shows no others before', async t => {
  const server = await between(t, site);
  const seen = [];
  server.spoil.set('en.wasm', { status: 502 });
  server.spoil.set('truyxuat_bg.wasm', { hang: true });
  const { page } = await open(t, server.site, { camera: 'deny', early: true, context: { locale: 'en-GB' } });
  // The app is still on its way.
  await until(() => server.asked.includes('en.wasm'), 20_000, 'the words were not asked for');
  await page.getByRole('button', { name: 'Look up' }).waitFor();
  server.spoil.delete('truyxuat_bg.wasm');
  await page.reload();
  await page.locator('truy-xuat[data-state=failed]').waitFor();
  for (const part of ['.app', 'h1']) seen.push(await page.locator(part).first().innerText());
  server.spoil.clear();
  await page.locator('truy-xuat[data-state=ready]').waitFor({ timeout: 60_000 });
  seen.push(await page.locator('.app').innerText());
  assert.ok(seen.every(words => !/Tra cứu|Quét/.test(words)), seen.join('\n'));
  await page.getByRole('button', { name: 'Look up' }).waitFor();
});
