// No axe-core violation in any main state, theme and language, and nothing lost on a narrow screen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, open, type, verdict } from '../../harness.mjs';

const themes = [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'light', contrast: 'more' }], ['forced colours', { forcedColors: 'active' }],
];
const reports = {
  record_found: '9521002002010', recalled: '(01)09521002002027(10)NM-0315', not_found: '9521002009996',
  code_invalid: '9521002002011', link: 'https://www.example.com/x',
};
const panels = { settings: '#', about: '#about', history: '#history' };

for (const tag of ['vi', 'en', 'zh-Hans']) {
  for (const [theme, look] of themes) {
    test(`${tag}, ${theme}`, async t => {
      const { page } = await open(t, '/', { camera: 'deny', context: { ...look, reducedMotion: 'reduce' } });
      await page.locator('select.langs-narrow').selectOption(tag);
      await page.locator(`.app[lang=${tag}]`).waitFor();
      await accessible(page, 'start');
      for (const [expected, text] of Object.entries(reports)) {
        await type(page, text);
        assert.equal(await verdict(page), expected);
        await page.locator('details').evaluateAll(all => all.forEach(one => { one.open = true; }));
        await accessible(page, expected);
        await page.locator('.back button').click();
      }
      for (const [name, fragment] of Object.entries(panels)) {
        if (fragment === '#') await page.locator('.bar button[aria-expanded]').click();
        else await page.evaluate(fragment => { location.hash = fragment; }, fragment);
        await page.locator(`.panel.${name}`).waitFor();
        await accessible(page, name);
      }
    });
  }
}

test('at 320 px and text of 200 % nothing is cut off or scrolls sideways', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: { viewport: { width: 320, height: 640 } } });
  await page.locator('[data-part=typed]').waitFor();
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const fits = async () => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await fits();
  await type(page, reports.record_found);
  await verdict(page);
  await fits();
});

test('every control is at least 44 px high and wide', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await type(page, reports.record_found);
  await verdict(page);
  const small = await page.locator('button:visible, select:visible, summary:visible').evaluateAll(all => all
    .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.5 || height < 43.5).map(([words]) => words));
  assert.deepEqual(small, []);
});
