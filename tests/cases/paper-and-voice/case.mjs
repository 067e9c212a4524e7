// A report on paper, and read aloud.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, type, verdict } from '../../harness.mjs';

async function report(t, prepare) {
  const { page } = await open(t, '/', { camera: 'deny', prepare });
  await type(page, '(01)09521002002027(10)NM-0315');
  assert.equal(await verdict(page), 'recalled');
  return page;
}

test('the print button prints', async t => {
  const page = await report(t, page => page.addInitScript(() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; }));
  await page.getByRole('button', { name: 'In', exact: true }).click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
});

test('on paper stands the report, with its source and time, and nothing to press', async t => {
  const page = await report(t);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.locator('button:visible, select:visible, input:visible, video:visible').count(), 0);
  for (const part of ['.verdict', '.verdict .who', '.verdict [data-finding]', '.safety', '.product', '.journey', '.sources-part', '.checklist']) {
    assert.ok(await page.locator(part).first().isVisible(), part);
  }
  // Paper is white, and takes no dark ground for it.
  const [ink, paper] = await page.locator('.verdict-word').evaluate(node => [getComputedStyle(node).color, getComputedStyle(document.body).backgroundColor]);
  const light = colour => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
    return .21 * red + .72 * green + .07 * blue;
  };
  assert.ok(light(ink) < 80, ink);
  assert.ok(light(paper) > 200 || /, 0\)$/.test(paper), paper);
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
});

/** A device with one voice, whose words are noted and end when the test says so. */
const voice = lang => page => page.addInitScript(lang => {
  globalThis.said = [];
  class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
  globalThis.SpeechSynthesisUtterance = Utterance;
  const synthesis = {
    getVoices: () => (lang ? [{ lang, name: lang }] : []),
    speak: utterance => { globalThis.said.push(utterance); },
    cancel: () => { globalThis.said.cancelled = true; },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
}, lang);
const read = page => page.getByRole('button', { name: 'Đọc to kết quả' });
const stop = page => page.getByRole('button', { name: 'Dừng đọc' });

test('the result is read aloud in the page’s language, to its end or until it is stopped', async t => {
  const page = await report(t, voice('vi_VN'));
  await read(page).click();
  await stop(page).waitFor();
  const [{ text, lang }] = await page.evaluate(() => globalThis.said.map(({ text, lang }) => ({ text, lang })));
  assert.equal(lang, 'vi');
  assert.match(text, /^Đã thu hồi/);
  await page.evaluate(() => globalThis.said[0].dispatchEvent(new Event('end')));
  await read(page).click();
  await page.evaluate(() => { globalThis.said.cancelled = false; });
  await stop(page).click();
  await read(page).waitFor();
  assert.equal(await page.evaluate(() => globalThis.said.cancelled), true);
});

test('a device without a voice for the language says so', async t => {
  const page = await report(t, voice('de-DE'));
  await read(page).click();
  await page.getByText('Máy không có giọng đọc cho ngôn ngữ này.').first().waitFor();
});
