// What a page says to the element and hears from it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { film, symbol } from '../../film.mjs';
import { open, scratch, site, standing, type, verdict } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';

const GTIN = '9521002002010';
const HEARD = `<script>
  window.heard = [];
  for (const kind of ['ready', 'scan', 'report', 'truyxuat-report', 'statechange', 'scanerror', 'navigate']) {
    document.addEventListener(kind, event => heard.push([kind, event.detail, event.bubbles && event.composed, event.cancelable]));
  }
</script>`;

async function stand(t, body = '<truy-xuat lang="vi"></truy-xuat>', options = {}) {
  const origin = await host(t, site, { '/': hostPage({ head: HEARD, body }) });
  const opened = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true, ...options });
  await standing(opened.page);
  return opened;
}
const heard = (page, kind) => page.evaluate(kind => window.heard.filter(([it]) => it === kind), kind);

test('a report is told as JSON, and a page may take a code into its own hands', async t => {
  const { page, complaints } = await stand(t);
  const report = await page.evaluate(gtin => document.querySelector('truy-xuat').submit(gtin), GTIN);
  assert.equal(report.version, 1);
  assert.equal(report.verdict, 'record_found');
  assert.deepEqual([report.code, report.item.gtin, report.item.level], [GTIN, `0${GTIN}`, 'product']);
  assert.ok(report.sources.length > 0 && report.sources.every(({ name, host, state, asked }) => name && host && state && asked > 0));
  assert.equal(report.pending, false);
  assert.equal((await heard(page, 'scan')).length, 1);
  assert.deepEqual((await heard(page, 'report'))[0].slice(1), [report, true, false]);
  assert.deepEqual((await heard(page, 'truyxuat-report'))[0][1], report);
  assert.equal((await heard(page, 'ready')).length, 1);
  await page.evaluate(() => document.querySelector('truy-xuat').reset());
  await page.evaluate(() => document.addEventListener('scan', event => event.preventDefault(), { once: true }));
  await type(page, GTIN);
  await page.waitForFunction(() => window.heard.filter(([kind]) => kind === 'scan').length === 2);
  await page.waitForFunction(() => window.heard.findLast(([kind]) => kind === 'statechange')[1].state === 'scanning');
  assert.equal((await heard(page, 'report')).length, 1, 'nobody was asked');
  // What is the person's own business is nobody else's.
  await type(page, 'WIFI:T:WPA;S:home;P:secret;;');
  await page.locator('[data-verdict]').waitFor();
  assert.ok(!JSON.stringify(await page.evaluate(() => window.heard)).includes('secret'));
  assert.deepEqual(complaints, []);
});

test('the same code once more is looked up once more, and an empty one resets', async t => {
  const { page } = await stand(t, `<truy-xuat lang="vi" code="${GTIN}"></truy-xuat>`);
  assert.equal(await verdict(page), 'record_found');
  await page.evaluate(gtin => document.querySelector('truy-xuat').setAttribute('code', gtin), GTIN);
  await page.waitForFunction(() => window.heard.filter(([kind]) => kind === 'report').length === 2);
  await page.evaluate(() => { document.querySelector('truy-xuat').code = ''; });
  await page.locator('[data-verdict]').waitFor({ state: 'detached' });
});

test('attributes are properties, also those that were set before the element was known', async t => {
  const early = '<truy-xuat id="e"></truy-xuat><script>const e = document.querySelector("#e"); e.accent = "#112233 #ddeeff"; e.compact = true; e.inputs = "typing";</script>';
  const { page } = await stand(t, early);
  const seen = await page.evaluate(() => {
    const e = document.querySelector('#e'), shown = name => getComputedStyle(e.shadowRoot.querySelector(name)).display !== 'none';
    return [e.getAttribute('accent'), e.compact, e.assetBase, shown('.bar'), shown('.pictures'), shown('.typing'), getComputedStyle(e.shadowRoot.querySelector('.app')).getPropertyValue('--accent-light').trim()];
  });
  assert.deepEqual(seen, ['#112233 #ddeeff', true, '', false, false, true, '#112233']);
});

test('the camera starts and stops by its methods, and what forbids it is told with a number', async t => {
  const code = path.join(scratch, 'api.y4m');
  film(code, symbol('ean13', GTIN));
  const { page } = await stand(t, undefined, { film: code, camera: 'allow' });
  const told = page.evaluate(() => new Promise(done => document.addEventListener('report', ({ detail }) => done(detail.verdict), { once: true })));
  await page.evaluate(() => document.querySelector('truy-xuat').start());
  assert.equal(await told, 'record_found');
  assert.ok((await page.evaluate(() => document.querySelector('truy-xuat').listCameras())).length > 0);
  await page.evaluate(() => document.querySelector('truy-xuat').stop());
  const refused = await stand(t, undefined, { camera: 'deny' });
  const fault = await refused.page.evaluate(() => document.querySelector('truy-xuat').start().catch(({ message }) => message));
  assert.ok(['denied', 'dismissed', 'none'].includes(fault), fault);
  await refused.page.waitForFunction(() => window.heard.some(([kind]) => kind === 'scanerror'));
  const [[, detail]] = await heard(refused.page, 'scanerror');
  assert.match(detail.code, /^TX-21[124]$/);
  assert.equal(detail.retryable, true);
});

test('a picture is read, and a link is the page’s to follow', async t => {
  const { page } = await stand(t);
  await page.evaluate(async gtin => {
    const canvas = new OffscreenCanvas(700, 200), pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 700, 200);
    pen.fillStyle = '#000';
    const sets = [['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'], ['0100111', '0110011', '0011011', '0100001', '0011101', '0111001', '0000101', '0010001', '0001001', '0010111']];
    const parity = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'][gtin[0]];
    const left = [...gtin.slice(1, 7)].map((digit, at) => sets[parity[at] === 'L' ? 0 : 1][digit]);
    const right = [...gtin.slice(7)].map(digit => [...sets[0][digit]].map(bit => 1 - bit).join(''));
    const bars = `101${left.join('')}01010${right.join('')}101`;
    [...bars].forEach((bit, at) => { if (bit === '1') pen.fillRect(60 + at * 6, 20, 6, 160); });
    await document.querySelector('truy-xuat').scanImage(await canvas.convertToBlob());
  }, GTIN);
  assert.equal(await verdict(page), 'record_found');
  const before = page.url();
  await page.evaluate(() => {
    document.addEventListener('navigate', event => event.preventDefault());
    const link = Object.assign(document.createElement('a'), { href: 'https://elsewhere.example/' });
    document.querySelector('truy-xuat').shadowRoot.querySelector('.app').append(link);
    link.click();
  });
  assert.equal((await heard(page, 'navigate'))[0][1].href, 'https://elsewhere.example/');
  assert.equal(page.url(), before);
});
