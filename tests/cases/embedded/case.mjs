// A page of another origin holds the app, as an element and as a frame, and gets the same answers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { film, symbol } from '../../film.mjs';
import { accessible, camera, open, scratch, settled, site, standing, type, verdict } from '../../harness.mjs';

const host = process.env.TRUYXUAT_EMBEDDING;
const server = path.join(import.meta.dirname, '../../../examples/embed/serve.mjs');
const GTIN = '9521002002010';
const code = path.join(scratch, 'embedded.y4m');
// A frame below the fold is not laid out by the browser: these pages are seen whole.
const whole = { viewport: { width: 1280, height: 1200 } };
let child;

before(async () => {
  film(code, symbol('ean13', GTIN));
  child = spawn(process.execPath, [server, new URL(host).port, site], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
});
after(() => child.kill());

test('the element of a foreign page answers a typed code', async t => {
  const { page, complaints } = await open(t, `${host}/`, { camera: 'deny' });
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(complaints, []);
});

test('the element of a foreign page keeps to the page’s headings, and links to the app’s own page', async t => {
  const { page } = await open(t, `${host}/`, { camera: 'deny', context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await type(page, GTIN);
  await settled(page);
  await accessible(page, 'embedded');
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(page.url(), `${host}/`);
  await page.getByRole('button', { name: 'Sao chép liên kết' }).click();
  await page.getByText('Đã sao chép.').first().waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${site}/#/`), link);
  await page.goto(link);
  assert.equal(await verdict(page), 'record_found');
});

test('a foreign page that gives its frame no camera leaves the other ways open in it', async t => {
  const { page } = await open(t, `${host}/frame.html`, {
    context: whole, prepare: page => page.route(`${host}/frame.js`, async route => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `document.querySelector('iframe').allow = 'fullscreen';\n${await response.text()}` });
    }),
  });
  const frame = page.frameLocator('iframe');
  await camera(frame);
  await frame.locator('[data-error=policy-blocked]').getByRole('button', { name: 'Sao chép liên kết' }).waitFor();
  await type(frame, GTIN);
  assert.equal(await verdict(frame), 'record_found');
});

test('the element of a foreign page reads a filmed code', async t => {
  const { page, complaints } = await open(t, `${host}/`, { film: code });
  await camera(page);
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual(complaints, []);
});

test('a frame looks up what its parent asks for, and reports the verdict', async t => {
  const { page, complaints } = await open(t, `${host}/frame.html`, { camera: 'deny', context: whole });
  const frame = page.frameLocator('iframe');
  await standing(frame);
  await page.getByRole('button', { name: GTIN }).click();
  assert.equal(await verdict(frame), 'record_found');
  await page.locator('#outcome', { hasText: 'record_found' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a frame answers a typed code', async t => {
  const { page } = await open(t, `${host}/frame.html`, { camera: 'deny', context: whole });
  const frame = page.frameLocator('iframe');
  await type(frame, GTIN);
  assert.equal(await verdict(frame), 'record_found');
});

test('a frame reads a filmed code', async t => {
  const { page } = await open(t, `${host}/frame.html`, { film: code, context: whole });
  const frame = page.frameLocator('iframe');
  await camera(frame);
  assert.equal(await verdict(frame), 'record_found');
});

test('an origin that is not listed cannot frame the app', async t => {
  const { page } = await open(t, `${host}/frame.html`, {
    camera: 'deny',
    prepare: page => page.route(`${site}/embed.html*`, async route => {
      const response = await route.fetch();
      const policy = response.headers()['content-security-policy'];
      assert.ok(policy.includes(`frame-ancestors ${host}`) || policy.includes(`frame-ancestors 'self' ${host}`), policy);
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy.replace(host, 'https://other.example') } });
    }),
  });
  await page.waitForFunction(() => document.querySelector('iframe').src !== '');
  const blocked = page.frames().find(frame => frame !== page.mainFrame());
  await blocked.waitForLoadState();
  assert.equal(await blocked.locator('truy-xuat').count(), 0);
});
