// The element keeps to itself in a page of others, and is left alone by it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { again, launch, open, scratch, site, standing, type, verdict } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';
import { successor } from '../../newer.mjs';
import { dist, portal } from '../../portal.mjs';

const GTIN = '9521002002010';
const LINK = `https://id.gs1.org/01/0${GTIN}`;

/** Opens a page of others with these parts. */
async function embedded(t, parts, options = {}) {
  const origin = await host(t, site, { '/': hostPage(parts), '/other': '<!doctype html><title>other</title>' });
  const opened = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true, context: { viewport: { width: 1000, height: 900 } }, ...options });
  await standing(opened.page);
  return opened;
}

test('what is typed reaches no handler of the page, and its single-key shortcuts eat nothing', async t => {
  const heard = `<script>
    window.heard = [];
    for (const [target, capture] of [[document, false], [document, true], [window, false], [document.documentElement, true]]) {
      for (const kind of ['keydown', 'keypress', 'keyup', 'focusin', 'focusout', 'submit', 'input', 'beforeinput']) {
        target.addEventListener(kind, event => {
          if (event.target.localName !== 'truy-xuat') return;
          heard.push(kind);
          if (kind === 'keydown' && /^[0-9/s]$/.test(event.key)) event.preventDefault();
        }, capture);
      }
    }
  </script>`;
  const { page, complaints } = await embedded(t, { head: heard });
  const field = page.locator('[data-part=typed]');
  await field.click();
  await page.keyboard.type(LINK);
  assert.equal(await field.inputValue(), LINK);
  await page.keyboard.press('Enter');
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  assert.deepEqual(complaints, []);
});

/** What a person sees of the element: sizes of the field and its words, whether anything stands out of it. */
const looks = page => page.evaluate(() => {
  const root = document.querySelector('truy-xuat').shadowRoot;
  const of = selector => {
    const node = root.querySelector(selector), style = getComputedStyle(node);
    return [selector, style.fontSize, style.fontFamily.slice(0, 9), style.color, style.letterSpacing, style.textTransform, style.textAlign, Math.round(node.getBoundingClientRect().height)];
  };
  return ['.title', '.lead', '[data-part=typed]', '.button.primary', '.field-name'].map(of);
});

test('no style of the page changes what the element looks like', async t => {
  const { page } = await embedded(t, {});
  const plain = await looks(page);
  for (const style of [
    'html{font-size:62.5%}', 'html{font-size:10px}', 'html{font-size:32px}', 'body{font:italic 9px/1 serif;color:#eee;letter-spacing:3px;text-transform:uppercase;text-align:right;word-spacing:9px;text-indent:3em;white-space:nowrap;cursor:wait}',
    '*{all:unset}', '*{all:initial}', 'body *{color:red!important;font-size:8px!important;box-sizing:content-box!important}',
    'truy-xuat{--u:4px;--ink:red;--card:#000;--f-m:5px;display:block}', ':root{--ink:red;--touch:1px}', 'body{direction:rtl}',
  ]) {
    await page.evaluate(text => { document.querySelector('#host')?.remove(); document.head.append(Object.assign(document.createElement('style'), { id: 'host', textContent: text })); }, style);
    assert.deepEqual(await looks(page), plain, style);
  }
});

test('in a column of 280 pixels nothing stands out of the element', async t => {
  const places = ['<div style="width:280px">{}</div>', '<table><tr><td>{}</td></tr></table>', '<div style="display:flex">{}</div>', '<div style="display:grid;grid-template-columns:280px 1fr">{}<p>x</p></div>'];
  const { page } = await embedded(t, { body: places.map(place => place.replace('{}', '<truy-xuat></truy-xuat>')).join('') });
  for (const [index, place] of places.entries()) {
    const element = page.locator('truy-xuat').nth(index);
    await type(element, GTIN);
    assert.equal(await verdict(element), 'record_found');
    const [width, out] = await element.evaluate(node => {
      const { left, right, width } = node.getBoundingClientRect();
      const seen = [...node.shadowRoot.querySelectorAll('.app *')].filter(part => !part.closest('.heard, svg, pre'));
      return [width, seen.filter(part => { const box = part.getBoundingClientRect(); return box.width > 0 && (box.right > right + 1 || box.left < left - 1); }).map(part => part.className || part.localName)];
    });
    assert.ok(width >= 280, `${place}: ${width}`);
    assert.deepEqual(out, [], place);
  }
});

test('a red accent leaves every verdict its own colour', async t => {
  const tone = page => page.locator('[data-verdict]').first().evaluate(node => getComputedStyle(node.matches('.verdict') ? node : node.querySelector('.verdict') ?? node).getPropertyValue('--tone'));
  const tones = [];
  for (const body of ['<truy-xuat lang="vi"></truy-xuat>', '<truy-xuat lang="vi" accent="#a81e1e #ff9d94"></truy-xuat>', '<style>truy-xuat{--truyxuat-accent:#ff0000}</style><truy-xuat lang="vi"></truy-xuat>']) {
    const { page } = await embedded(t, { body });
    const accent = await page.locator('.app').evaluate(node => getComputedStyle(node).getPropertyValue('--accent'));
    await type(page, GTIN);
    assert.equal(await verdict(page), 'record_found');
    tones.push([await tone(page), accent]);
  }
  assert.equal(new Set(tones.map(([tone]) => tone)).size, 1, String(tones));
  assert.equal(new Set(tones.map(([, accent]) => accent)).size, 3, String(tones));
});

test('Escape closes what is open in the element, and the dialog of the page only when nothing is', async t => {
  const { page } = await embedded(t, { body: '<dialog><truy-xuat lang="vi"></truy-xuat></dialog><script>document.querySelector("dialog").showModal()</script>' });
  const settings = page.getByRole('button', { name: /Cài đặt|Thiết lập|Tùy chọn/ }).first();
  await settings.click();
  await page.locator('.panel').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.querySelector('dialog').open), true);
  await page.locator('[data-part=typed]').press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('dialog').open), false);
});

test('prototypes that the page has changed, its base address and its fonts change nothing', async t => {
  const spoilt = `<base href="https://elsewhere.example/deep/"><script>
    Object.prototype.extra = function () { return 'x'; };
    Array.prototype.remove = function () { throw new Error('remove'); };
    Array.prototype.toJSON = function () { return 'list'; };
    Array.prototype.first = 1; String.prototype.strip = 1; Function.prototype.method = 1;
  </script>`;
  const { page, complaints } = await embedded(t, { head: spoilt });
  await type(page, LINK);
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(complaints, []);
});

test('hidden at first, moved, taken away and put back, copied by markup: it works, twice on a page', async t => {
  const { page, complaints } = await embedded(t, { body: '<div id="tab" style="display:none"><truy-xuat lang="vi"></truy-xuat></div><div id="other"></div><truy-xuat id="second" lang="en"></truy-xuat>' });
  const first = page.locator('truy-xuat').first();
  await page.evaluate(() => { document.querySelector('#tab').style.display = 'block'; });
  await standing(page);
  await page.evaluate(() => document.querySelector('#other').append(document.querySelector('#tab truy-xuat')));
  await type(first, GTIN);
  assert.equal(await verdict(first), 'record_found');
  assert.equal(await page.locator('#second [data-verdict]').count(), 0, 'each keeps to itself');
  await type(page.locator('#second'), '9521002002011');
  assert.equal(await verdict(page.locator('#second')), 'code_invalid');
  // As Turbo does: the markup is kept as it is, and put back without what was in the shadow.
  await page.evaluate(async () => {
    const kept = document.querySelector('#other').cloneNode(true);
    document.querySelector('#other').remove();
    await new Promise(done => setTimeout(done));
    document.body.prepend(kept);
  });
  await standing(page);
  await type(page.locator('#other truy-xuat'), GTIN);
  assert.equal(await verdict(page.locator('#other truy-xuat')), 'record_found');
  assert.deepEqual(complaints, []);
});

test('a page that is come back to has its element as it was left, and goes on', async t => {
  const shown = '<script>window.shown = []; addEventListener("pageshow", ({ persisted }) => shown.push(persisted));</script>';
  const within = await launch([], undefined, ['--disable-back-forward-cache']);
  const { page, complaints } = await embedded(t, { head: shown }, { within });
  t.after(() => within.close());
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/other`);
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => window.shown?.length === 2);
  assert.deepEqual(await page.evaluate(() => window.shown), [false, true], 'the browser kept the page');
  assert.equal(await verdict(page), 'record_found');
  await again(page);
  await type(page, '9521002002011');
  assert.equal(await verdict(page), 'code_invalid');
  assert.deepEqual(complaints, []);
});

test('two versions on one page: the one that came first serves both elements, and says that there are two', async t => {
  const folder = path.join(scratch, 'second');
  fs.cpSync(dist, folder, { recursive: true });
  successor(folder);
  const other = await portal(folder);
  t.after(() => other.child.kill());
  const script = `<script src="{tool}/embed.js"></script><script src="${other.site}/embed.js"></script>`;
  const { page, complaints } = await embedded(t, { body: '<truy-xuat lang="vi"></truy-xuat><truy-xuat lang="en"></truy-xuat>', script }, { hosts: [site, other.site] });
  for (const index of [0, 1]) {
    const element = page.locator('truy-xuat').nth(index);
    await type(element, GTIN);
    assert.equal(await verdict(element), 'record_found');
    assert.deepEqual(await element.evaluate(async node => (await node.check()).map(({ code }) => code)), ['TX-406']);
  }
  assert.deepEqual(complaints, []);
});

test('the page’s globals and the styles of its own parts are as before', async t => {
  const origin = await host(t, site, { '/': hostPage({ script: '', body: '<main><h1>A</h1><p>b <a href="#">c</a></p><input><truy-xuat></truy-xuat></main>' }) });
  const { page, complaints } = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true });
  const seen = () => page.evaluate(() => [
    Object.getOwnPropertyNames(window).sort(),
    ['html', 'body', 'main', 'h1', 'p', 'a', 'input'].map(name => { const style = getComputedStyle(document.querySelector(name)); return [name, ...[...style].map(property => style.getPropertyValue(property))].join('|').replace(/\d+(\.\d+)?px/g, ''); }),
  ]);
  const before = await seen();
  await page.evaluate(tool => { const tag = document.createElement('script'); tag.src = `${tool}/embed.js`; document.head.append(tag); }, site);
  await standing(page);
  await type(page, GTIN);
  await verdict(page);
  assert.deepEqual(await seen(), before);
  assert.deepEqual(complaints, []);
});
