// Vietnamese, English and Simplified Chinese: by the browser's word or the person's choice, whole and kept.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, type, verdict } from '../../harness.mjs';

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
  await verdict(page);
  const before = requests.length, words = await page.locator('.report').innerText();
  await page.locator('select.langs-narrow').selectOption('en');
  await page.locator('.app[lang=en]').waitFor();
  assert.notEqual(await page.locator('.report').innerText(), words);
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(requests.slice(before), []);
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
