// A public stand: a keyboard-wedge scanner is heard, the person is forgotten.
import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, keptKeys, open, settled, verdict } from '../../harness.mjs';

const GS = '\u001d';

/**
 * Replays a scan as the key strokes of a wedge scanner on a US layout, 10 ms apart by the events' own time.
 * A Vietnamese input method is on: `key` says nothing, `code` all.
 */
async function wedge(page, text) {
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await page.evaluate(([text, GS]) => {
    const named = { ']': 'BracketRight', '(': ['Digit9'], ')': ['Digit0'], '-': 'Minus', '/': 'Slash', ':': ['Semicolon'], '.': 'Period' };
    const strokes = [...text].map(char => {
      if (char === GS) return { code: 'BracketRight', ctrlKey: true };
      if (/\d/.test(char)) return { code: `Digit${char}` };
      if (/[a-z]/i.test(char)) return { code: `Key${char.toUpperCase()}`, shiftKey: char !== char.toLowerCase() };
      const code = named[char];
      return Array.isArray(code) ? { code: code[0], shiftKey: true } : { code };
    });
    let time = performance.now();
    for (const stroke of [...strokes, { code: 'Enter' }]) {
      for (const kind of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(kind, { key: 'Process', bubbles: true, composed: true, cancelable: true, ...stroke });
        Object.defineProperty(event, 'timeStamp', { value: time });
        document.body.dispatchEvent(event);
      }
      time += 10;
    }
  }, [text, GS]);
}

const kiosk = (t, options) => open(t, '/kiosk.html', { camera: 'deny', context: { viewport: { width: 1080, height: 1920 } }, ...options });
/** A rest of so many seconds; the countdown shows for the last 15 of them. */
const resting = seconds => ({
  prepare: page => page.route('**/config.json*', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...await response.json(), kiosk_wipe_after_s: seconds } });
  }),
});

const scans = [
  ['an EAN-13 without its symbology identifier', '9521002002010', 'record_found'],
  ['element strings with the symbology identifier and GS', `]d2010952100200202710NM-0315${GS}`, 'recalled'],
  ['a Digital Link', 'https://example.com/01/09521002002027/10/NM-0315', 'recalled'],
];
for (const [name, text, expected] of scans) {
  test(`a wedge scan: ${name}`, async t => {
    const { page, complaints } = await kiosk(t);
    await wedge(page, text);
    assert.equal(await verdict(page), expected);
    assert.deepEqual(complaints, []);
  });
}

const GREETINGS = { en: 'Hold the product in front of the reader', 'zh-Hans': '请将产品放到读码器前' };
for (const [missing, expected] of [[undefined, ['en', 'zh-Hans']], ['en', ['zh-Hans']], ['zh', ['en']]]) {
  test(`a stand greets in every language whose words are there: all but ${missing ?? 'none'}`, async t => {
    const prepare = async page => {
      if (missing) await page.route(`**/${missing}.wasm*`, route => route.abort('connectionrefused'));
    };
    const { page } = await kiosk(t, { prepare });
    const greetings = page.locator('.attract-words');
    await greetings.nth(expected.length - 1).waitFor();
    const said = await greetings.evaluateAll(all => all.map(it => [it.lang, it.textContent]));
    assert.deepEqual(said, expected.map(lang => [lang, GREETINGS[lang]]));
  });
}

/** The first screen, with nothing of the person before. */
async function wiped(page) {
  await page.locator('[data-verdict]').first().waitFor({ state: 'detached' });
  await page.locator('[data-part=typed]').waitFor();
  assert.equal(await page.locator('[data-part=typed]').inputValue(), '');
  assert.equal(new URL(page.url()).hash, '');
  assert.deepEqual(await keptKeys(page), []);
}

test('a rest counts down aloud, then the person is forgotten', async t => {
  const { page } = await kiosk(t, resting(10));
  await wedge(page, '9521002002010');
  await settled(page);
  await page.getByRole('button', { name: 'Xong' }).waitFor();
  await wiped(page);
});

test('a touch during the countdown keeps the report', async t => {
  const { page } = await kiosk(t, resting(18));
  await wedge(page, '9521002002010');
  await settled(page);
  await page.getByRole('button', { name: 'Tôi vẫn đang xem' }).click();
  await page.getByRole('button', { name: 'Xong' }).waitFor({ state: 'detached' });
  assert.equal(await verdict(page), 'record_found');
});

test('“Xong” forgets the person at once, and the next scan works', async t => {
  // The countdown shows for its last 15 of 18 seconds: what is gone sooner than they pass was sent away.
  const { page } = await kiosk(t, resting(18));
  await wedge(page, '9521002002010');
  await settled(page);
  const done = page.getByRole('button', { name: 'Xong' });
  await done.waitFor();
  const began = performance.now();
  await done.click();
  await wiped(page);
  assert.ok(performance.now() - began < 12_000, 'by the button, and not by the countdown');
  await wedge(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
});

test('a stand has no accessibility violation', async t => {
  const { page } = await kiosk(t);
  await page.locator('[data-error]').waitFor();
  // The field for scanners takes the focus by itself, and moves the page nowhere.
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 360, height: 740 }, { width: 1080, height: 1920 }]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => { scrollTo(0, 0); document.querySelector('truy-xuat').shadowRoot.activeElement?.blur(); });
    await page.waitForFunction(() => document.querySelector('truy-xuat').shadowRoot.activeElement?.dataset.part === 'catch');
    assert.deepEqual(await page.evaluate(() => scrollY), 0, JSON.stringify(viewport));
    const lines = await page.locator('.typing-row .button span').evaluate(node => {
      const words = document.createRange();
      words.selectNodeContents(node);
      return words.getClientRects().length;
    });
    assert.equal(lines, 1, 'the words on the button stand on one line');
  }
  await accessible(page, 'kiosk');
  await wedge(page, '9521002002010');
  await settled(page);
  await accessible(page, 'kiosk report');
});
