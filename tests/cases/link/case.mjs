// A product's link: the portal's page at once, then the device's own check in its place, without a jump.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, open, site } from '../../harness.mjs';

const ITEM = '01/09521002002027/10/NM-0315';
const taken = page => page.locator('truy-xuat[data-state=ready]').waitFor();
const asked = requests => requests.filter(url => /\/(epcis|trace|cards|recalls|signatures)\//.test(new URL(url).pathname) || url.includes('linkType'));

test('the device checks what came with the page, asks nobody, and says so', async t => {
  const { page, requests, complaints } = await open(t, `/${ITEM}`, { camera: 'deny', early: true });
  assert.equal(page.url(), `${site}/p/${ITEM}`);
  await taken(page);
  assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), 'recalled');
  assert.match(await page.locator('.served').innerText(), /đã kiểm tra lại trên máy này\.$/);
  assert.deepEqual(asked(requests), [], 'nothing that came with the page is asked for again');
  assert.equal(await page.locator('[data-verdict]').count(), 1, 'the page of the portal is gone');
  assert.deepEqual(complaints, []);
  await accessible(page, 'a page that was taken over');
});

test('what is open stays open, and what is looked at stays in its place', async t => {
  let free;
  const held = new Promise(done => { free = done; });
  const prepare = page => page.route('**/auditor.wasm*', async route => { await held; await route.continue(); });
  const { page } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true, prepare });
  const folds = page.locator('.report details:not(details details)');
  const place = (await folds.count()) - 1;
  await folds.nth(place).locator('summary').first().click();
  const summary = () => folds.nth(place).locator('summary').first();
  await summary().evaluate(node => node.scrollIntoView({ block: 'center' }));
  const before = await summary().boundingBox();
  free();
  await taken(page);
  assert.equal(await folds.nth(place).evaluate(node => node.open), true);
  const after = await summary().boundingBox();
  assert.ok(Math.abs(after.y - before.y) < 2, `${before.y} ${after.y}`);
});

const SAID = /đã kiểm tra lại trên máy này\.$/;
const said = page => page.locator('.served', { hasText: SAID }).waitFor();
const app = /\/(truyxuat(_bg)?|auditor|service-worker)\./;
const saving = page => page.addInitScript(() => { Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }); });

test('the page says that the device has checked it before the app is there', async t => {
  let free;
  const held = new Promise(done => { free = done; });
  const prepare = page => page.route('**/truyxuat_bg.wasm*', async route => { await held; await route.continue(); });
  const { page, complaints } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true, prepare });
  await said(page);
  assert.equal(await page.getByRole('status').filter({ hasText: SAID }).count(), 1, 'it is announced');
  assert.equal(await page.locator('truy-xuat[data-state]').count(), 0);
  await accessible(page, 'a page that was checked');
  const before = await page.locator('.served').innerText();
  free();
  await taken(page);
  assert.equal(await page.locator('.served').innerText(), before, 'the app says the same');
  assert.deepEqual(complaints, []);
});

const none = { status: 404 };
const silent = { contentType: 'text/javascript', body: 'addEventListener("message", () => { /* It never answers. */ });' };
for (const [what, file, answer] of [
  ['is missing', 'checker.wasm', none],
  ['is of another build', 'checker.wasm', { contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) }],
  ['has no script', 'checker.js', none],
  ['hangs', 'checker.js', silent],
]) {
  test(`where the checker ${what}, the app checks`, async t => {
    const prepare = async page => {
      await page.route(`**/${file}*`, route => route.fulfill(answer));
      // It may take eight seconds; nobody here waits for them.
      if (answer === silent) await page.addInitScript(() => { const { setTimeout } = self; self.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 8000 ? 100 : ms, ...rest); });
    };
    const { page, requests } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true, prepare });
    await taken(page);
    assert.match(await page.locator('.served').innerText(), SAID);
    assert.deepEqual(asked(requests), []);
  });
}

test('whoever saves data is sent the app at a touch, or where reports are kept', async t => {
  const { page, requests, context } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true, prepare: saving });
  await said(page);
  await page.evaluate(() => new Promise(done => { requestIdleCallback(done); }));
  assert.deepEqual(requests.filter(url => app.test(url)), []);
  await page.locator('.report details summary').first().click();
  await taken(page);
  const other = await context.newPage();
  await saving(other);
  await other.addInitScript(() => { localStorage.setItem('truyxuat.choices', '{"history":true}'); });
  await other.goto(`${site}/p/${ITEM}`);
  await taken(other);
});

test('a device that comes to another result shows both', async t => {
  const prepare = page => page.route(`**/p/${ITEM}`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"verdict":"recalled"', '"verdict":"record_found"') });
  });
  const { page } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true, prepare });
  await taken(page);
  assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), 'recalled');
  assert.match(await page.locator('.served').innerText(), /kết quả khác với máy chủ/);
});

test('the next product has its own address, and Back leads to the first', async t => {
  const { page } = await open(t, `/p/${ITEM}`, { camera: 'deny', early: true });
  await taken(page);
  await page.getByRole('button', { name: /^Quét sản phẩm khác$/ }).first().click();
  await page.waitForURL(`${site}/`);
  await page.goBack();
  await page.waitForURL(`${site}/p/${ITEM}`);
  await page.locator('[data-verdict=recalled]').waitFor();
});
