// Each home and each way in, in the three engines that browsers are made of. A picture of each is left in
// `target/screenshots/engines/`, to be looked at.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { between } from '../../between.mjs';
import { picture, png, symbol } from '../../film.mjs';
import { scratch, site } from '../../harness.mjs';
import { dist, portal } from '../../portal.mjs';
import { NEWER, newer } from '../../newer.mjs';
import * as puppeteer from '../../engines/puppeteer.mjs';
import * as webdriver from '../../engines/webdriver.mjs';

const GTIN = '9521002002010', RECALLED = '(01)09521002002027(10)NM-0315';
const host = process.env.TRUYXUAT_EMBEDDING;
const root = path.dirname(path.dirname(path.dirname(import.meta.dirname)));
const pictures = path.join(root, 'target/screenshots/engines');
const photo = path.join(scratch, 'engines.png');
const PHONE = { width: 400, height: 800 }, STAND = { width: 1080, height: 1000 }, DESK = { width: 1200, height: 1400 };

/** By engine: how it is started, and what it needs; a machine without that says so. */
const engines = {
  chromium: { needs: [process.env.CHROMIUM ?? '/usr/bin/chromium'], start: needs => puppeteer.start('chromium', ...needs) },
  firefox: { needs: [process.env.FIREFOX], start: needs => puppeteer.start('firefox', ...needs) },
  webkit: { needs: [process.env.WEBKIT_DRIVER, process.env.MINIBROWSER], start: needs => webdriver.start(...needs) },
};

/** What is closed when all is done. */
const closing = [];
const whole = { after: close => closing.push(close) };

/** The three together, in seconds. */
const AIM_S = 300;
const since = Date.now();

let child, filmed;
before(async () => {
  fs.mkdirSync(pictures, { recursive: true });
  fs.writeFileSync(photo, png(picture(symbol('ean13', GTIN), { module: 4, angle: 5, blur: 1 })));
  child = spawn(process.execPath, [path.join(root, 'examples/embed/serve.mjs'), new URL(host).port, site], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  filmed = await between(whole, site);
  // The engines' own stand-ins show no code: a picture that is drawn again and again is the camera here.
  const html = fs.readFileSync(path.join(dist, 'index.html'), 'utf8');
  filmed.spoil.set('index.html', { body: html.replace('<head>', '<head><script src="drawn-camera.js"></script>') });
  filmed.spoil.set('drawn-camera.js', { type: 'text/javascript', body: fs.readFileSync(path.join(import.meta.dirname, 'drawn-camera.js'), 'utf8') });
  filmed.spoil.set('drawn-camera.png', { type: 'image/png', body: fs.readFileSync(photo) });
});
after(() => {
  console.log(JSON.stringify({ engines_s: Math.round((Date.now() - since) / 1000), aim_s: AIM_S }));
  child.kill();
  for (const close of closing) close();
});

/** Waits until what `body` returns in the page is `wanted`. */
async function shows(page, body, wanted, seconds = 20) {
  const deadline = Date.now() + seconds * 1000;
  let seen;
  do {
    seen = await page.run(`return ${body}`).catch(fault => String(fault));
    if (seen === wanted) return;
    await new Promise(done => setTimeout(done, 50));
  } while (Date.now() < deadline);
  assert.equal(seen, wanted, body);
}
const verdict = (page, wanted, seconds) => shows(page, 'find("[data-verdict]:not(:has(.progress))")?.dataset.verdict ?? null', wanted, seconds);
const stands = page => shows(page, 'find("truy-xuat")?.dataset.state ?? null', 'ready', 30);
const TYPED = '[data-part=typed]';
async function typed(page, text, wanted) {
  await page.type(TYPED, text);
  await page.enter(TYPED);
  await verdict(page, wanted);
}

for (const [name, { needs, start }] of Object.entries(engines)) {
  const missing = !needs.every(file => file && fs.existsSync(file));
  describe(name, { skip: missing && `${name} is not installed` }, () => {
    let engine, opened;
    before(async () => { engine = await start(needs); });
    after(() => engine?.close());
    const ways = (title, run) => test(`${name}: ${title}`, async () => {
      try {
        await run();
        await opened.picture(path.join(pictures, `${title.replaceAll(/[^a-z]+/gi, '-')}.${name}.png`));
      } finally {
        await opened?.close();
        opened = undefined;
      }
    });
    const open = async (url, size = PHONE) => { opened = await engine.open(url, size); return opened; };

    ways('a link', async () => verdict(await open(`${site}/#/01/0${GTIN}`), 'record_found', 40));
    ways('typed, in three languages', async () => {
      const page = await open(`${site}/`);
      await stands(page);
      await typed(page, RECALLED, 'recalled');
      for (const [lang, word] of [['zh-Hans', /召回/], ['en', /recall/i], ['vi', /thu hồi/i]]) {
        await page.run(`const select = find('select.langs-narrow'); select.value = '${lang}'; select.dispatchEvent(new Event('change', { bubbles: true }))`);
        await shows(page, 'find(".app").lang', lang);
        await shows(page, `${word}.test(find("[data-verdict]").innerText)`, true);
        await page.picture(path.join(pictures, `report-${lang}.${name}.png`));
      }
    });
    ways('a photo', async () => {
      const page = await open(`${site}/`);
      await stands(page);
      await page.upload('[data-part=picture]', photo);
      await verdict(page, 'record_found');
    });
    ways('the camera', async () => {
      const page = await open(`${filmed.site}/`);
      await stands(page);
      await shows(page, 'find("[data-camera=off] button") ? (find("[data-camera=off] button").click(), "started") : find("[data-camera]") ? "started" : null', 'started');
      await verdict(page, 'record_found', 30);
    });
    ways('history', async () => {
      const page = await open(`${site}/#history`);
      await stands(page);
      await page.click('.history .button.primary');
      await page.go(`${site}/#/01/0${GTIN}`);
      await verdict(page, 'record_found');
      await page.go(`${site}/#history`);
      await shows(page, 'find(".history")?.querySelectorAll(".kept").length', 1);
      await page.go(`${site}/?again#history`);
      await stands(page);
      await shows(page, 'find(".history")?.querySelectorAll(".kept").length', 1);
    });
    ways('an element in a foreign page', async () => {
      const page = await open(`${host}/`, DESK);
      await stands(page);
      await typed(page, GTIN, 'record_found');
    });
    ways('a frame in a foreign page', async () => {
      const page = await open(`${host}/frame.html`, DESK);
      const frame = await page.inside(site);
      await stands(frame);
      await typed(frame, GTIN, 'record_found');
    });
    ways('a stand with a keyboard scanner', async () => {
      const page = await open(`${site}/kiosk.html`, STAND);
      await stands(page);
      await page.keys(`${GTIN}\n`);
      await verdict(page, 'record_found');
    });
    ways('without a network, and after it a newer version', async () => {
      const folder = path.join(scratch, `engines-${name}`);
      fs.cpSync(dist, folder, { recursive: true });
      const own = await portal(folder);
      whole.after(() => own.child.kill());
      const way = await between(whole, own.site);
      const page = await open(`${way.site}/`);
      await shows(page, 'Boolean(navigator.serviceWorker?.controller)', true, 40);
      way.spoil.set('*', { cut: true });
      await page.go(`${way.site}/`);
      await stands(page);
      await typed(page, '9521002002011', 'code_invalid');
      way.spoil.clear();
      newer(folder, 'index.html');
      await page.run('await (await navigator.serviceWorker.getRegistration()).update()');
      await page.go(`${way.site}/`);
      await stands(page);
      await shows(page, 'Boolean(find(".notice .button"))', true);
      await page.click('.notice .button');
      await shows(page, `document.querySelector('${NEWER}') !== null`, true);
    });
  });
}
