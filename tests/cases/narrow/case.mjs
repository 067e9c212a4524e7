// At 320 px and with text of 200 % nothing is lost; every control is big enough; nothing moves for whoever wants rest.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { beside, png, symbol } from '../../film.mjs';
import { camera, open, scratch, settled, type, unfold } from '../../harness.mjs';

const photo = path.join(scratch, 'two.png');
fs.writeFileSync(photo, png(beside([symbol('ean13', '9521002002010'), symbol('qrcode', 'https://id.gs1.org/01/09521002002027')], { module: 5 })));
const webView = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/632';

const states = {
  start: [{ camera: 'deny' }, page => page.locator('[data-part=typed]').waitFor()],
  'a refused camera': [{ camera: 'deny' }, async page => { await camera(page); await page.locator('[data-error]').waitFor(); }],
  'the live picture': [{ cameras: 2 }, async page => { await camera(page); await page.locator('[data-camera=running]').waitFor(); }],
  'a report': [{ camera: 'deny' }, async page => { await type(page, '(01)09521002002027(10)NM-0315'); await settled(page); }],
  'a refused camera in a web view': [{ camera: 'deny', context: { userAgent: webView } }, async page => { await camera(page); await page.locator('[data-error]').waitFor(); }],
  'several codes': [{ camera: 'deny' }, async page => { await page.locator('[data-part=picture]').last().setInputFiles(photo); await page.locator('.choices').waitFor(); }],
  'a wrong number': [{ camera: 'deny' }, async page => { await type(page, '9521002002011'); await settled(page); }],
  'the report of an address': [{ camera: 'deny' }, async page => { await type(page, 'https://www.example.com/x'); await settled(page); }],
  'no source answers': [{ camera: 'deny', prepare: page => page.route(/\/(epcis|01)\//, route => route.abort()) }, async page => { await type(page, '9521002002010'); await settled(page); }],
  'the history with a report': [{ camera: 'deny' }, async page => {
    await page.locator('.bar button[aria-expanded]').click();
    await page.getByRole('switch').last().click();
    await page.keyboard.press('Escape');
    await type(page, '9521002002010');
    await settled(page);
    await page.evaluate(() => { location.hash = '#history'; });
    await page.locator('.kept').waitFor();
  }],
  'the settings': [{ camera: 'deny' }, page => page.locator('.bar button[aria-expanded]').click()],
  'the about page': [{ camera: 'deny', where: '/#about' }, page => page.locator('.panel.about').waitFor()],
  'a problem': [{ camera: 'deny' }, async page => { await type(page, '9521002002010'); await settled(page); await page.getByRole('button', { name: 'Báo vấn đề' }).click(); }],
};

/** Words and controls that stick out of the screen, or are cut off by what holds them. */
const lost = page => page.locator('.app').evaluate(app => {
  const wide = [...app.querySelectorAll('*')].filter(node => node.checkVisibility() && !node.closest('.heard, svg, pre, [hidden]'));
  const name = node => `${node.localName}.${node.className}: ${node.textContent.trim().slice(0, 40)}`;
  const out = wide.filter(node => { const { left, right, width } = node.getBoundingClientRect(); return width > 1 && (left < -1 || right > innerWidth + 1); });
  // What is a pixel wide is there to be heard.
  const cut = wide.filter(node => node.clientWidth > 1 && getComputedStyle(node).overflowX === 'hidden' && node.children.length === 0 && node.scrollWidth > node.clientWidth + 1);
  return [...out, ...cut].map(name);
});

for (const [state, [{ where = '/', ...options }, reach]] of Object.entries(states)) {
  test(`at 320 px and text of 200 % nothing is cut off: ${state}`, async t => {
    const { page } = await open(t, where, { ...options, context: { ...options.context, viewport: { width: 320, height: 640 } } });
    await reach(page);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await unfold(page);
    for (const lang of ['vi', 'en', 'zh-Hans']) {
      await page.locator('truy-xuat').evaluate((element, lang) => element.setAttribute('lang', lang), lang);
      await page.locator(`.app[lang=${lang}]`).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, lang);
      assert.deepEqual(await lost(page), [], lang);
    }
  });

  test(`every control is at least 44 px high and wide: ${state}`, async t => {
    const { page } = await open(t, where, options);
    await reach(page);
    const small = await page.locator('button:visible, select:visible, summary:visible, a:visible, textarea:visible, input:not(.heard):visible').evaluateAll(all => all
      .map(one => [one.textContent.trim() || one.className, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 43.5 || height < 43.5).map(([words]) => words));
    assert.deepEqual(small, []);
  });
}

test('whoever wants rest sees no movement but that of waiting', async t => {
  const moving = async reducedMotion => {
    const { page } = await open(t, '/', { context: { reducedMotion } });
    await camera(page);
    await page.locator('[data-camera=running]').waitFor();
    return page.locator('.app').evaluate(app => app.getRootNode().getAnimations()
      .map(({ effect }) => effect.target.className).filter(name => name !== 'spinner'));
  };
  assert.deepEqual(await moving('no-preference'), ['beam']);
  assert.deepEqual(await moving('reduce'), []);
});
