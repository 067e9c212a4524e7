// What every end-to-end case shares: a real Chromium with a fake camera, and the page's parts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const site = process.env.TRUYXUAT_SITE;
export const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'truyxuat-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

/** A name of this machine that is not a secure context, unlike `localhost`. */
export const INSECURE = 'insecure.test';
export const QUIET = [
  '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-default-apps',
  // Whatever a page asks for, nothing leaves this machine.
  `--host-resolver-rules=MAP ${INSECURE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
];

/** Browsers by their arguments: the tests of a case share one, each in a context of its own. */
const browsers = new Map();
// A measurement runs outside the test runner and has each browser to itself.
const shared = process.env.NODE_TEST_CONTEXT !== undefined;
if (shared) after(async () => { for (const browser of browsers.values()) await (await browser).close(); });

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
// The same browser without its windows, tabs and bars, which nobody sees here: half the work for this machine. It takes
// no film for a camera, and gives cameras other ids with each page.
const SHELL = process.env.CHROMIUM_SHELL ?? CHROMIUM;

/** Starts a browser of its own with `args`, and without some of what Playwright starts it with. */
export const launch = (args = [], executablePath = CHROMIUM, ignoreDefaultArgs = []) => chromium.launch({ executablePath, args: [...QUIET, ...args], ignoreDefaultArgs });

function browserWith(args, program) {
  const key = [program, ...args].join(' ');
  if (!browsers.has(key)) browsers.set(key, launch(args, program));
  return browsers.get(key);
}

/**
 * Opens a page; `film` is a `.y4m` file for the fake camera, `cameras` how many of them there are without
 * one, `camera: 'deny'` refuses them. `config` replaces entries of the site's configuration;
 * `early` does not wait for the app to stand; `within` is a browser that the caller has started and closes;
 * `whole` asks for Chromium with its windows.
 *
 * Every request is noted in `requests`; a test in which the page asks any host but its own and those of
 * `hosts` fails. Every uncaught error and console error is noted in `complaints`; a panic fails the test.
 */
export async function open(t, where = '/', { film, cameras = 1, camera = 'allow', hosts = [], config, early = false, within, whole = false, context: options = {}, prepare } = {}) {
  const args = [`--use-fake-device-for-media-stream=device-count=${cameras}`, camera === 'deny' ? '--use-fake-ui-for-media-stream=deny' : '--use-fake-ui-for-media-stream'];
  if (film) args.push(`--use-file-for-fake-video-capture=${film}`);
  // The film belongs to the browser, so each has one of its own.
  const alone = film || !shared;
  const browser = within ?? await (alone ? launch(args) : browserWith(args, whole ? CHROMIUM : SHELL));
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
  const requests = [], complaints = [];
  const address = new URL(where, site);
  context.on('request', request => requests.push(request.url()));
  const watch = page => {
    page.on('pageerror', error => complaints.push(String(error)));
    // An unknown product is a 404 by design; the browser logs it by itself.
    page.on('console', message => { if (message.type() === 'error' && !message.text().includes('status of 404')) complaints.push(message.text()); });
    page.setDefaultTimeout(20_000);
  };
  context.on('page', watch);
  t.after(async () => {
    await (alone && !within ? browser : context).close();
    const own = [site, address.origin, ...hosts];
    assert.deepEqual(requests.filter(url => /^https?:/.test(url) && !own.includes(new URL(url).origin)), [], 'only the own hosts are asked');
    assert.deepEqual(complaints.filter(text => /panicked|unreachable/i.test(text)), []);
  });
  const page = await context.newPage();
  if (config) await configured(page, config);
  await prepare?.(page, context);
  await page.goto(address.href);
  if (!early) await ready(page);
  return { page, context, browser, requests, complaints };
}

/** Waits until the app stands: the first screen looks like it before. */
export function ready(page) {
  return page.waitForFunction(() => {
    const element = document.querySelector('truy-xuat');
    return !element?.shadowRoot?.querySelector('.loading') || element.dataset.state;
  });
}

/** Serves the site's configuration with some entries replaced. */
export function configured(page, entries) {
  return page.route('**/config.json*', async route => {
    try {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...await response.json(), ...entries } });
    } catch (error) {
      // A page that asks again may be closed before it is answered.
      if (!page.isClosed()) throw error;
    }
  });
}

/** Asks for the app in the elements of a page of others, as a program does; else it waits for a person. */
export function wanted(place) {
  return place.locator('truy-xuat').first().evaluate(() => {
    customElements.whenDefined('truy-xuat').then(() => {
      for (const element of document.querySelectorAll('truy-xuat:not([mode=page], [mode=kiosk])')) element.resume();
    });
  });
}

/** Waits until the app stands, in a page of others once it is asked for. */
export async function standing(place, timeout = 20_000) {
  await wanted(place);
  await place.locator('truy-xuat[data-state=ready]').first().waitFor({ state: 'attached', timeout });
}

/** Starts the camera where the page does not start it by itself. */
export async function camera(page) {
  await standing(page);
  const start = page.getByRole('button', { name: /^(Bắt đầu quét|Start scanning|开始扫码)$/ });
  // Where the camera is allowed already it starts by itself: a code may be read, and the picture gone, before this looks, or
  // before it presses.
  const running = page.locator('[data-camera]:not([data-camera=off])'), read = page.locator('[data-verdict]');
  await start.or(running).or(read).first().waitFor({ state: 'attached' });
  if (await start.count() === 0) return;
  try {
    await start.first().click({ timeout: 5_000 });
  } catch (fault) {
    if (await running.or(read).count() === 0) throw fault;
  }
}

/** Waits for a report for which every source has answered or been given up: before that, parts may still come. */
export async function settled(page, timeout = 20_000) {
  const report = page.locator('[data-verdict]:not(:has(.progress))').first();
  await report.waitFor({ timeout });
  return report;
}

/** The verdict of the settled report. */
export async function verdict(page, limit) {
  return (await settled(page, limit)).getAttribute('data-verdict');
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on any axe-core violation. */
export async function accessible(page, state) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.flat().join(' ')).join(' | ')}`);
  });
  assert.deepEqual(found, [], state);
}

/** Opens every folded part; the long ones are built only then. */
export async function unfold(page) {
  await page.waitForFunction(() => {
    const folded = [...document.querySelector('truy-xuat').shadowRoot.querySelectorAll('details')];
    const waiting = folded.filter(one => !one.open || one.childElementCount < 2);
    for (const one of waiting) one.open = true;
    return waiting.length === 0;
  });
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

/** What the page keeps on the device besides the installation's own settings, which are nobody's. */
export function keptKeys(page) {
  return page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => !['truyxuat.config', 'truyxuat.stand'].includes(key)));
}
