// The report speaks to shoppers: names, units and days in their language, codes of the standard in the details
// alone, and who says so with every statement.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, site, type, verdict } from '../../harness.mjs';

const codes = await (await fetch(`${site}/demo/codes.json`)).json();
const raw = ({ aim, text }) => (/^]E/.test(aim) ? text : `${aim === ']Q1' ? '' : aim}${text}`);

/** The report's words without its details. */
const words = page => page.locator('.report > :not(.details)').allInnerTexts().then(texts => texts.join('\n'));
async function report(t, code) {
  const { page } = await open(t, '/', { camera: 'deny', context: { viewport: { width: 1280, height: 800 } } });
  await type(page, code);
  await verdict(page);
  await page.locator('.verdict .who').waitFor();
  return page;
}
async function say(page, lang) {
  await page.locator('truy-xuat').evaluate((element, lang) => element.setAttribute('lang', lang), lang);
  await page.locator(`.app[lang=${lang}]`).waitFor();
}

for (const code of codes.filter(({ expect }) => !['link', 'not_a_product_code'].includes(expect.verdict))) {
  test(`no address, key or code of a unit stands in the report of ${code.name}, in no language`, async t => {
    const page = await report(t, raw(code));
    for (const lang of ['vi', 'en', 'zh-Hans']) {
      await say(page, lang);
      await page.locator('.report > :not(.details) details').evaluateAll(all => all.forEach(one => { one.open = true; }));
      const found = (await words(page)).match(/.*(https?:|urn:|geo:|\bid\.gs1\.org|\b(GRM|KGM|LTR|MLT|CEL|H87)\b|\(\d{2,4}\)|undefined|NaN|\{\w+\}).*/g) ?? [];
      assert.deepEqual(found, [], lang);
    }
  });
}

const lot = codes.find(({ text }) => text.includes('CM-0806'));
for (const [lang, expected] of [
  ['vi', ['500 g', '20.9700, 107.7700', 'GTIN 9521002001013 · Số lô MU-0804', 'Việt Nam']],
  ['en', ['500 g', '20.9700, 107.7700', 'GTIN 9521002001013 · Lot number MU-0804', 'Vietnam']],
  ['zh-Hans', ['500 g', '20.9700, 107.7700', 'GTIN 9521002001013 · 批号 MU-0804', '越南']],
]) {
  test(`weights, places, inputs and countries are written as people read them: ${lang}`, async t => {
    const page = await report(t, raw(lot));
    await say(page, lang);
    const text = await words(page);
    for (const one of expected) assert.ok(text.includes(one), one);
  });
}

test('every part of the report says who says so', async t => {
  const page = await report(t, raw(lot));
  await page.locator('details').evaluateAll(all => all.forEach(one => { one.open = true; }));
  for (const part of ['.rows', '.product', '.journey', '.checklist']) {
    assert.match(await page.locator(part).innerText(), /Theo |Ghi trong mã|Trả lời lúc/, part);
  }
  const recalled = await report(t, ']d2010952100200202710NM-0315');
  for (const finding of await recalled.locator('.warnings .finding').all()) {
    assert.ok((await finding.locator('.who').innerText()).length > 5);
    assert.match(await finding.innerText(), /Nên làm gì/);
  }
});

test('a plain barcode puts right what it does not prove', async t => {
  const page = await report(t, '9521002002010');
  await page.locator('details').evaluateAll(all => all.forEach(one => { one.open = true; }));
  const text = await words(page);
  for (const part of [/Loại sản phẩm/, /Chưa biết gói bạn cầm thuộc lô nào/, /sao chép/, /tự khai báo/]) assert.match(text, part);
  assert.doesNotMatch(await page.locator('.verdict-word').innerText(), /thật|giả/);
});

test('the details hold the code, its elements with official names, the sources and the raw events', async t => {
  const page = await report(t, raw(lot));
  const details = page.locator('.details');
  await details.locator('summary').first().click();
  assert.deepEqual(await details.locator('.elements tbody th').allInnerTexts(), ['01', '17', '10']);
  assert.match(await details.locator('.elements').innerText(), /CM-0806/);
  assert.match(await details.locator('.raw').first().innerText(), /0109521002002010/);
  assert.equal(await details.locator('.sources li').count(), 2);
  await details.locator('.event summary').first().click();
  assert.ok(JSON.parse(await details.locator('.event pre').first().innerText()).eventTime);
});

test('one step back and one step forward are named', async t => {
  const page = await report(t, raw(lot));
  assert.deepEqual(await page.locator('.steps-title').allInnerTexts(), ['Một bước trước', 'Một bước sau']);
  assert.match(await page.locator('.step-links').first().innerText(), /ví dụ/);
  assert.ok(await page.locator('.map svg').isVisible());
  assert.ok(await page.locator('.map .stops li').count() >= 2);
});
