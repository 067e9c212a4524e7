// What every end-to-end case shares: a real Chromium with a fake camera, and the page's parts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const site = process.env.TRUYXUAT_SITE;
export const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'truyxuat-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-default-apps'];

/**
 * Opens a page; `film` is a `.y4m` file for the fake camera, `camera: 'deny'` refuses it.
 * Every request is noted in `requests`, every uncaught error and console error in `complaints`.
 */
export async function open(t, where = '/', { film, camera = 'allow', context: options = {}, prepare } = {}) {
  const args = [...QUIET, '--use-fake-device-for-media-stream', camera === 'deny' ? '--use-fake-ui-for-media-stream=deny' : '--use-fake-ui-for-media-stream'];
  if (film) args.push(`--use-file-for-fake-video-capture=${film}`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
  const page = await context.newPage();
  const requests = [], complaints = [];
  context.on('request', request => requests.push(request.url()));
  page.on('pageerror', error => complaints.push(String(error)));
  // An unknown product is a 404 by design; the browser logs it by itself.
  page.on('console', message => { if (message.type() === 'error' && !message.text().includes('status of 404')) complaints.push(message.text()); });
  page.setDefaultTimeout(20_000);
  await prepare?.(page, context);
  await page.goto(new URL(where, site).href);
  return { page, context, browser, requests, complaints };
}

/** Starts the camera where the page does not start it by itself. */
export async function camera(page) {
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  const start = page.getByRole('button', { name: /^(Bắt đầu quét|Start scanning|开始扫码)$/ });
  // A code may be read, and the picture gone, before this looks.
  await start.or(page.locator('[data-camera]:not([data-camera=off])')).first().waitFor({ state: 'attached' });
  if (await start.count()) await start.first().click();
}

/** Waits for a report and returns its verdict. */
export async function verdict(page, limit = 20_000) {
  const report = page.locator('[data-verdict]').first();
  await report.waitFor({ timeout: limit });
  return report.getAttribute('data-verdict');
}

/** Fails on a host other than the site's own. */
export function onlyOwnHosts(requests, allowed = [site]) {
  const foreign = requests.filter(url => /^https?:/.test(url) && !allowed.some(host => url.startsWith(host)));
  assert.deepEqual(foreign, []);
}

/** Fails on any axe-core violation. */
export async function accessible(page, state) {
  const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.flat().join(' ')).join(' | ')}`);
  });
  assert.deepEqual(found, [], state);
}

/** Leaves a report for the next product. */
export async function again(page) {
  await page.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
}

/** Types a code into the field that the start page offers, and sends it. */
export async function type(page, text) {
  const field = page.locator('[data-part=typed]').first();
  await field.fill(text);
  await field.press('Enter');
}

/** Codes of the findings of level stop and warn on the page, sorted. */
export async function findings(page) {
  const codes = await page.locator('[data-finding]:is([data-tone=stop], [data-tone=warn])').evaluateAll(nodes => nodes.map(node => node.dataset.finding));
  return [...new Set(codes)].sort();
}
