// The report speaks to shoppers: names, units and days in their language, codes of the standard in the details
// alone, and who says so with every statement.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, settled, site, type, unfold, verdict } from '../../harness.mjs';

const codes = await (await fetch(`${site}/demo/codes.json`)).json();
const raw = ({ aim, text }) => (/^]E/.test(aim) ? text : `${aim === ']Q1' ? '' : aim}${text}`);

/** The report's words without its raw data. */
const words = page => page.locator('.report').evaluate(report => {
  const data = report.querySelector('.details');
  data.hidden = true;
  const text = report.innerText;
  data.hidden = false;
  return text;
});
async function report(t, code) {
  const { page } = await open(t, '/', { camera: 'deny', context: { viewport: { width: 1280, height: 800 } } });
  await type(page, code);
  await settled(page);
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
      await unfold(page);
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
    await unfold(page);
    const text = await words(page);
    for (const one of expected) assert.ok(text.includes(one), one);
  });
}

/** The clock of an event's place, in milliseconds as if it were UTC. */
function local({ eventTime, eventTimeZoneOffset }) {
  const [, sign, hours, minutes] = /([+-])(..):(..)/.exec(eventTimeZoneOffset);
  return Date.parse(eventTime) + Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

// The device stands far away: the clocks are those of the places all the same.
for (const [lang, locale, day] of [
  ['vi', 'vi', { year: 'numeric', month: '2-digit', day: '2-digit' }],
  ['en', 'en-GB', { dateStyle: 'long' }],
  ['zh-Hans', 'zh-Hans', { dateStyle: 'long' }],
]) {
  test(`dates, times, numbers, units and lists are those of the browser's Intl: ${lang}`, async t => {
    const { page } = await open(t, '/', { camera: 'deny', context: { viewport: { width: 1280, height: 800 }, timezoneId: 'America/Anchorage' } });
    await type(page, raw(lot));
    await settled(page);
    await say(page, lang);
    await unfold(page);
    const events = (await page.locator('.details .event pre').allInnerTexts()).map(text => JSON.parse(text));
    const written = await page.evaluate(([locale, day, times]) => {
      const unit = (unit, value, digits = 0) => new Intl.NumberFormat(locale, { style: 'unit', unit, minimumFractionDigits: digits }).format(value);
      const date = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
      const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' });
      return {
        weight: unit('gram', 500), cold: [unit('celsius', -19.5), unit('celsius', -18.2)],
        times: times.map(at => `${date.format(at)} ${clock.format(at)}`),
        km: unit('kilometer', 98765).replace(/98.?765/, '\\d+'),
        sources: new Intl.ListFormat(locale).format(['\0', '\0']).split('\0')[1],
      };
    }, [locale, day, events.map(local)]);
    const shown = (await words(page)).replaceAll('\u00a0', ' ');
    const stages = (await page.locator('.stage-time').allInnerTexts()).map(text => text.replaceAll('\u00a0', ' '));
    for (const text of [written.weight, ...written.cold]) assert.ok(shown.includes(text.replaceAll('\u00a0', ' ')), text);
    assert.ok(stages.length > 3);
    for (const stage of stages) assert.ok(written.times.includes(stage), `${stage} of ${written.times}`);
    assert.match(await page.locator('.map .who').first().innerText(), new RegExp(written.km));
    assert.match(shown, new RegExp(`(Theo|According to|据).*${written.sources}`));
  });
}

test('a browser that lacks parts of Intl shows the same report, plainly written', async t => {
  const { page } = await open(t, '/', {
    camera: 'deny',
    prepare: page => page.addInitScript(() => {
      const { NumberFormat } = Intl;
      Intl.NumberFormat = function (locale, options) {
        if (options?.style === 'unit') throw new RangeError('style');
        return new NumberFormat(locale, options);
      };
      Intl.NumberFormat.supportedLocalesOf = NumberFormat.supportedLocalesOf;
      for (const part of ['ListFormat', 'DisplayNames', 'DateTimeFormat']) delete Intl[part];
    }),
  });
  await type(page, raw(lot));
  assert.equal(await verdict(page), lot.expect.verdict);
  await unfold(page);
  const shown = (await words(page)).replaceAll('\u00a0', ' ');
  for (const pattern of [/\b500 g\b/, /-19,5°C đến -18,2°C/, /\b\d\d\/\d\d\/20\d\d \d\d:\d\d\b/]) assert.match(shown, pattern);
});

test('every part of the report says who says so', async t => {
  const page = await report(t, raw(lot));
  await unfold(page);
  for (const part of ['.verdict', '.product', '.journey', '.checklist', '.code-part', '.sources-part']) {
    assert.match(await page.locator(part).innerText(), /Theo |Ghi trong mã|Trả lời lúc/, part);
  }
  const recalled = await report(t, ']d2010952100200202710NM-0315');
  await unfold(recalled);
  const against = recalled.locator('.verdict:has([data-finding]), .warnings .finding');
  assert.ok(await against.count() >= 1);
  for (const finding of await against.all()) {
    assert.ok((await finding.locator('.who').last().innerText()).length > 5);
    assert.match(await finding.innerText(), /Nên làm gì/);
  }
});

test('a plain barcode puts right what it does not prove', async t => {
  const page = await report(t, '9521002002010');
  await unfold(page);
  const text = await words(page);
  for (const part of [/Loại sản phẩm/, /Chưa biết gói bạn cầm thuộc lô nào/, /sao chép/, /tự khai báo/]) assert.match(text, part);
  assert.doesNotMatch(await page.locator('.verdict-word').innerText(), /thật|giả/);
});

test('the details hold the code, its elements with official names, the sources and the raw events', async t => {
  const page = await report(t, raw(lot));
  const details = page.locator('.details');
  // Built when it is opened.
  assert.equal(await details.locator('.elements').count(), 0);
  await details.locator('summary').first().click();
  await details.locator('.elements').waitFor();
  assert.deepEqual(await details.locator('.elements tbody th').allInnerTexts(), ['01', '17', '10']);
  assert.match(await details.locator('.elements').innerText(), /CM-0806/);
  assert.match(await details.locator('.raw').first().innerText(), /0109521002002010/);
  assert.equal(await page.locator('.sources-part .sources > li').count(), 2);
  await details.locator('.event summary').first().click();
  assert.ok(JSON.parse(await details.locator('.event pre').first().innerText()).eventTime);
});

test('one step back and one step forward are named', async t => {
  const page = await report(t, raw(lot));
  await unfold(page);
  assert.deepEqual(await page.locator('.steps-title').allInnerTexts(), ['Một bước trước', 'Một bước sau']);
  assert.match(await page.locator('.step-links').first().innerText(), /ví dụ/);
  assert.ok(await page.locator('.map svg').isVisible());
  assert.ok(await page.locator('.map .stops li').count() >= 2);
});

test('a wide screen shows answer and journey side by side, in the order in which they are read, and keeps the answer in view', async t => {
  const page = await report(t, raw(lot));
  const boxes = async () => Promise.all((await page.locator('.half').all()).map(half => half.boundingBox()));
  const [what, way] = await boxes();
  assert.ok(way.x >= what.x + what.width && Math.abs(way.y - what.y) < 2, 'beside each other');
  const cards = await page.locator('.report .card').evaluateAll(all => all.map(one => one.className.split(' ').at(-1)));
  const order = ['safety', 'journey', 'product', 'map', 'code-part', 'sources-part', 'checklist', 'details'];
  assert.deepEqual(cards.filter(name => order.includes(name)), order);
  await unfold(page);
  await page.evaluate(() => scrollTo(0, 900));
  const { y, height } = await page.locator('.verdict').boundingBox();
  assert.ok(y >= 0 && y + height <= 800, `the answer from ${y} to ${y + height}`);
  await page.evaluate(() => scrollTo(0, 0));
  await page.setViewportSize({ width: 360, height: 740 });
  const [above, below] = await boxes();
  assert.ok(below.y >= above.y + above.height - 1 && Math.abs(below.x - above.x) < 2, 'below each other');
});

test('values of one name stand in one row', async t => {
  const page = await report(t, raw(lot));
  await unfold(page);
  const terms = await page.locator('.product dt').allInnerTexts();
  assert.deepEqual(terms, [...new Set(terms)]);
  const standards = page.locator('.product .field-row', { hasText: 'Tiêu chuẩn áp dụng' });
  assert.deepEqual(await standards.locator('dd').allInnerTexts(), ['TCVN 5289:2006', 'QCVN 8-3:2012/BYT']);
});

test('what a source says in several languages is shown in the reader’s, and else marked with its own', async t => {
  const page = await report(t, raw(lot));
  for (const [lang, name] of [['en', 'Hạ Long cuttlefish cake (example)'], ['zh-Hans', '下龙墨鱼饼（示例）'], ['vi', 'Chả mực Hạ Long (ví dụ)']]) {
    await say(page, lang);
    // A quotation, whoever speaks the language.
    assert.equal(await page.locator('.verdict-product').innerText(), `“${name}”`);
    assert.equal(await page.locator('.verdict-product').getAttribute('lang'), null);
    const warning = page.locator('.safety li', { hasText: 'Có chứa mực, nước mắm và trứng.' });
    assert.equal(await warning.locator('span').first().getAttribute('lang'), lang === 'vi' ? null : 'vi');
    assert.equal(await warning.locator('.chip').count(), lang === 'vi' ? 0 : 1);
  }
});

test('the tab names the product and what was found of it', async t => {
  const page = await report(t, ']d2010952100200202710NM-0315');
  await page.waitForFunction(() => document.title.startsWith('“'));
  const [name, fact] = await Promise.all(['.verdict-product', '.verdict-word'].map(part => page.locator(part).innerText()));
  assert.ok((await page.title()).startsWith(`${name} – ${fact} · `), await page.title());
});

/** Words of a text: as they are parted by spaces, in Chinese as the browser parts them. */
const count = (text, lang) => (lang === 'zh-Hans'
  ? [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length
  : text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length);

/** Most words of the answer; the sources’ Vietnamese names count by syllable in every language. */
const MOST = { vi: 60, en: 70, 'zh-Hans': 85 };

test('on a phone the answer stands on the first screen in few words, and the closed report on at most three screens', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  const rows = [];
  for (const code of codes) {
    await type(page, raw(code));
    await settled(page);
    for (const lang of ['vi', 'en', 'zh-Hans']) {
      await say(page, lang);
      const { bottom, height, words } = await page.locator('.verdict').evaluate(card => {
        for (const one of card.querySelectorAll('.heard')) one.hidden = true;
        const words = card.innerText;
        for (const one of card.querySelectorAll('.heard')) one.hidden = false;
        return { bottom: card.getBoundingClientRect().bottom, height: document.documentElement.scrollHeight, words };
      });
      rows.push({ code: code.name, lang, words: count(words, lang), bottom: Math.round(bottom), height, screens: +(height / 740).toFixed(2) });
    }
    await say(page, 'vi');
    await again(page);
  }
  for (const row of rows) t.diagnostic(JSON.stringify(row));
  assert.deepEqual(rows.filter(({ lang, words, bottom, screens }) => words > MOST[lang] || bottom > 740 || screens > 3), []);
});
