// No axe-core violation in any state, look and language.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { beside, png, symbol } from '../../film.mjs';
import { accessible, camera, open, scratch, settled, site, type, unfold, verdict } from '../../harness.mjs';

const codes = await (await fetch(`${site}/demo/codes.json`)).json();
const demo = expected => {
  const { aim, text } = codes.find(({ expect }) => expect.verdict === expected);
  return /^]E/.test(aim) ? text : `${aim === ']Q1' ? '' : aim}${text}`;
};

const media = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' };
/** The themes of the settings, and what the device asks for where the person has chosen none. */
const looks = [
  ['light', media], ['dark', media], ['contrast', media],
  ['system', { ...media, colorScheme: 'dark', contrast: 'more' }], ['system', { ...media, forcedColors: 'active' }],
];

/** Looks at the state in every language and look; the element's attributes change both and nothing else. */
async function everyLook(page, state) {
  await unfold(page);
  for (const lang of ['vi', 'en', 'zh-Hans']) {
    for (const [theme, asked] of looks) {
      await page.emulateMedia(asked);
      await page.locator('truy-xuat').evaluate((element, [lang, theme]) => {
        element.setAttribute('lang', lang);
        element.setAttribute('theme', theme);
      }, [lang, theme]);
      await page.locator(`.app[lang=${lang}][data-theme=${theme}]`).waitFor();
      await accessible(page, `${state}, ${lang}, ${theme} ${JSON.stringify(asked)}`);
    }
  }
}

const still = { reducedMotion: 'reduce' };
const never = page => page.addInitScript(() => {
  navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
  // The patience of eight seconds ends with the test.
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (act, ms, ...words) => (ms === 8_000 ? 0 : later(act, ms, ...words));
});
const able = page => page.addInitScript(() => {
  MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 4, step: .5 }, focusMode: ['single-shot'] });
});
const dumb = page => page.addInitScript(() => {
  for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined });
});
const webView = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/632';
const settings = page => page.locator('.bar button[aria-expanded]').click();
const ready = page => page.locator('[data-part=typed]').waitFor();
const photo = path.join(scratch, 'two.png');
fs.writeFileSync(photo, png(beside([symbol('ean13', '9521002002010'), symbol('qrcode', 'https://id.gs1.org/01/09521002002027')], { module: 5 })));
const report = code => async page => {
  await type(page, code);
  await settled(page);
};

/** How each state is reached: options of the page, then what is done on it. */
const states = {
  'the start': [{ camera: 'deny' }, ready],
  'the camera is asked for': [{ prepare: never }, async page => { await camera(page); await page.locator('[data-camera=starting]').waitFor(); }],
  'the live picture with all its controls': [{ cameras: 2, prepare: able }, async page => { await camera(page); await page.locator('[data-camera=running]').waitFor(); }],
  'a refused camera in a web view': [{ camera: 'deny', context: { userAgent: webView } }, async page => { await camera(page); await page.locator('[data-error]').waitFor(); }],
  'several codes': [{ camera: 'deny' }, async page => { await page.locator('[data-part=picture]').last().setInputFiles(photo); await page.locator('.choices').waitFor(); }],
  'a picture is being read': [{ camera: 'deny', prepare: page => page.route('**/decoder-*/**', () => {}) }, async page => {
    await page.locator('[data-part=picture]').last().setInputFiles(photo);
    await page.locator('.cover.over').waitFor();
  }],
  'a wrong check digit and a notice': [{ camera: 'deny' }, async page => {
    await page.locator('.typing [type=submit]').click();
    await page.locator('.notice').waitFor();
    await page.locator('[data-part=typed]').fill('9521002002011');
  }],
  'no network': [{ camera: 'deny' }, async (page, context) => {
    await ready(page);
    // The words of other languages are kept by then.
    await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
    await context.setOffline(true);
    await page.locator('.notice.offline').waitFor();
  }],
  'a faulty configuration': [{ camera: 'deny', config: { tilte: 'x' } }, page => page.locator('.faults').waitFor()],
  'a look-up under way': [{ camera: 'deny', prepare: page => page.route(/\/(epcis|01)\//, () => {}) }, page => type(page, '(01)09521002002027(10)NM-0315')],
  'a link to copy by hand': [{ camera: 'deny', prepare: dumb }, async page => { await report('9521002002010')(page); await page.locator('.actions button').nth(2).click(); await page.locator('textarea').waitFor(); }],
  'the report of a number of a store': [{ camera: 'deny' }, report('2000000000015')],
  'the report of a product with a recalled lot': [{ camera: 'deny' }, async page => {
    await report('9521002002027')(page);
    await page.locator('.verdict [data-finding=lots_recalled]').waitFor();
  }],
  'the report of a wrong number': [{ camera: 'deny' }, report('9521002002011')],
  'the report of a number that nobody knows': [{ camera: 'deny' }, report('9521002009996')],
  'the report while no source answers': [{ camera: 'deny', prepare: page => page.route(/\/(epcis|01)\//, route => route.abort()) }, report('9521002002010')],
  'the report of an address': [{ camera: 'deny' }, report('https://www.example.com/x')],
  'the report of a network': [{ camera: 'deny' }, report('WIFI:S:Quan Cafe;T:WPA;P:bimat123;;')],
  'the settings': [{ camera: 'deny' }, settings],
  'the history, off': [{ camera: 'deny', where: '/#history' }, page => page.locator('.panel.history').waitFor()],
  'the history with a report': [{ camera: 'deny' }, async page => {
    await settings(page);
    await page.getByRole('switch').last().click();
    await page.keyboard.press('Escape');
    await report('9521002002010')(page);
    await page.evaluate(() => { location.hash = '#history'; });
    await page.locator('.kept').waitFor();
  }],
  'the about page': [{ camera: 'deny', where: '/#about' }, page => page.locator('.panel.about').waitFor()],
  'a problem': [{ camera: 'deny', config: { hotline: { name: 'A', number: '1900 0000' }, problem_email: 'a@example.vn' } }, async page => {
    await report(demo('recalled'))(page);
    await page.getByRole('button', { name: 'Báo vấn đề' }).click();
    await page.locator('.panel.problem').waitFor();
  }],
  'a stand': [{ camera: 'deny', where: '/kiosk.html' }, page => page.locator('[data-error]').waitFor()],
};
for (const expected of new Set(codes.map(({ expect }) => expect.verdict))) {
  states[`the report ${expected}`] = [{ camera: 'deny' }, async page => { await report(demo(expected))(page); assert.equal(await verdict(page), expected); }];
}
for (const [state, [{ where = '/', context, ...options }, reach]] of Object.entries(states)) {
  test(state, async t => {
    const opened = await open(t, where, { ...options, context: { ...still, ...context } });
    await reach(opened.page, opened.context);
    await everyLook(opened.page, state);
    await opened.context.setOffline(false);
  });
}

test('a stand that counts down', async t => {
  const { page } = await open(t, '/kiosk.html', { camera: 'deny', config: { kiosk_wipe_after_s: 600 }, context: still });
  await report('9521002002010')(page);
  // The clock stands still ten seconds before the end.
  await page.evaluate(() => { const late = performance.now() + 590_000; performance.now = () => late; });
  await page.locator('.countdown').waitFor();
  await everyLook(page, 'countdown');
});
