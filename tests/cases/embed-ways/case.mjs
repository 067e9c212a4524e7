// A page written from docs/embedding/ alone works for each way, under its strictest policy, after at most three edits;
// the same code gives the same report in each, as in the app's own page.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { open, settled, site, type } from '../../harness.mjs';
import { host } from '../../host.mjs';

const LINK = 'https://id.gs1.org/01/09521002002010';
const PLACEHOLDER = 'https://truyxuat.example';
const written = name => fs.readFileSync(new URL(`../../../docs/embedding/${name}.md`, import.meta.url), 'utf8');

/** What a webmaster does: paste the lines, put the tool's address in its place. */
function followed(name) {
  const text = written(name), [vietnamese] = text.split('\n---\n');
  const steps = vietnamese.split('\n').filter(line => /^\d\. /.test(line));
  assert.ok(steps.length <= 3, `${name}: ${steps.length} steps`);
  const lines = /```html\n([\s\S]+?)```/.exec(vietnamese)[1];
  assert.ok(lines.split(PLACEHOLDER).length - 1 <= 4, name);
  return lines.replaceAll(PLACEHOLDER, site);
}

/** The policy that the page of a way names as enough, with nothing else allowed. */
function policy(name) {
  const named = [...written(name).matchAll(/`((?:script|frame)-src [^`]+)`/g)][0]?.[1].replace(/\.$/, '') ?? `img-src ${site}`;
  return `default-src 'none'; ${named.replaceAll(PLACEHOLDER, site)}; require-trusted-types-for 'script'; trusted-types truyxuat`;
}

const around = body => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tỉnh</title></head><body><h1>Tỉnh</h1>${body}</body></html>`;

/** What a report says, word by word. */
async function said(place) {
  await settled(place);
  return place.locator('[data-verdict]').first().evaluate(node => {
    const texts = [...node.querySelectorAll('.verdict-word, [data-finding], .product-name')].map(part => part.textContent);
    return [node.dataset.verdict, ...texts].join('\n');
  });
}

let own;
test('the app’s own page', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await type(page, LINK);
  own = await said(page);
  assert.match(own, /^record_found/);
});

test('D. a link opens the tool in the language that it names, and the report of a code', async t => {
  const origin = await host(t, site, { '/': { html: around(followed('link')), headers: { 'content-security-policy': policy('link') } } });
  const { page, context, complaints } = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true });
  await page.waitForFunction(() => document.querySelector('img').naturalWidth > 0 || document.querySelector('img').complete);
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Tra cứu nguồn gốc sản phẩm' }).click()]);
  await opened.locator('truy-xuat[data-state=ready]').waitFor();
  assert.equal(await opened.locator('html').getAttribute('lang'), 'vi');
  await opened.goto(`${site}/?lang=vi&code=${encodeURIComponent(LINK)}`);
  assert.equal(await said(opened), own);
  assert.deepEqual(complaints, []);
});

test('C. a frame', async t => {
  const origin = await host(t, site, { '/': { html: around(followed('iframe')), headers: { 'content-security-policy': policy('iframe') } } }, true);
  const { page, complaints } = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true, context: { viewport: { width: 1000, height: 1000 } } });
  const frame = page.frameLocator('iframe');
  await type(frame, LINK);
  assert.equal(await said(frame), own);
  assert.deepEqual(complaints, []);
});

test('B. the element from another origin', async t => {
  const origin = await host(t, site, { '/': { html: around(followed('element-elsewhere')), headers: { 'content-security-policy': policy('element-elsewhere') } } });
  const { page, complaints } = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true });
  await type(page, LINK);
  assert.equal(await said(page), own);
  assert.deepEqual(complaints, []);
  // The self-check tries what the page may forbid, which the browser says aloud.
  assert.deepEqual(await page.evaluate(() => document.querySelector('truy-xuat').check()), []);
});

test('A. the element on the page’s own origin', async t => {
  const html = around(followed('element')).replaceAll('/truy-xuat/', '/');
  const { page, complaints } = await open(t, '/embed.html', {
    camera: 'deny', early: true,
    prepare: page => page.route(`${site}/embed.html`, route => route.fulfill({ body: html, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy('element') } })),
  });
  await type(page, LINK);
  assert.equal(await said(page), own);
  assert.deepEqual(complaints, []);
});
