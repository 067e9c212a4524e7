// The first screen stands before the app does; what a person does on it is not lost.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { picture, png, symbol } from '../../film.mjs';
import { accessible, open, ready, scratch, type, verdict } from '../../harness.mjs';

const photo = path.join(scratch, 'early.png');
fs.writeFileSync(photo, png(picture(symbol('ean13', '9521002002010'), { module: 4 })));

/** A page whose app comes when `stands` is called; axe-core itself breaks the policy on inline styles. */
async function early(t, { axed = false, where = '/', prepare, ...options } = {}) {
  let arrive;
  const due = new Promise(done => { arrive = done; });
  const { page, complaints } = await open(t, where, {
    camera: 'deny', early: true, ...options,
    prepare: async page => {
      await page.route('**/truyxuat_bg.wasm*', async route => { await due; await route.continue(); });
      await prepare?.(page);
    },
  });
  await page.locator('[data-part=typed]').waitFor({ state: 'attached' });
  const stands = async () => { arrive(); await ready(page); };
  if (!axed) t.after(() => assert.deepEqual(complaints, []));
  return { page, stands };
}

test('it has no accessibility violation, and says that the rest is loading', async t => {
  const { page, stands } = await early(t, { axed: true });
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Quét mã để xem hành trình sản phẩm');
  await accessible(page, 'first screen');
  await stands();
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Quét mã để xem hành trình sản phẩm');
});

test('a code typed and sent is looked up', async t => {
  const { page, stands } = await early(t);
  await type(page, '9521002002010');
  await stands();
  assert.equal(await verdict(page), 'record_found');
});

test('a code half typed stays in the field, with the focus and its help', async t => {
  const { page, stands } = await early(t);
  await page.locator('[data-part=typed]').focus();
  await page.keyboard.type('95210020');
  await stands();
  await page.keyboard.type('02013');
  assert.equal(await page.locator('[data-part=typed]').inputValue(), '9521002002013');
  await page.locator('#typed-help', { hasText: 'Chữ số cuối đáng lẽ là 0.' }).waitFor();
});

test('a picture that was chosen is read', async t => {
  const { page, stands } = await early(t);
  await page.locator('[data-part=picture]').last().setInputFiles(photo);
  await stands();
  assert.equal(await verdict(page), 'record_found');
});

test('the camera that was asked for starts', async t => {
  const { page, stands } = await early(t, { camera: 'allow' });
  await page.getByRole('button', { name: 'Bắt đầu quét' }).click();
  await stands();
  await page.locator('[data-camera=running]').waitFor();
});

test('the language that was chosen is spoken', async t => {
  const { page, stands } = await early(t);
  await page.locator('select.langs-narrow').selectOption('en');
  await stands();
  await page.locator('.app[lang=en]').waitFor();
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const kept = choices => page => page.addInitScript(choices => localStorage.setItem('truyxuat.choices', choices), JSON.stringify(choices));
for (const [name, options, words, tag] of [
  ['a phone in Chinese', { context: { locale: 'zh-CN' } }, '扫码查看产品来历', 'zh-Hans'],
  ['a link that names English', { where: '/?lang=en' }, 'Scan a code to see a product\'s journey', 'en'],
  ['a choice of an earlier visit, whatever the link names', { where: '/?lang=zh', prepare: kept({ lang: 'en', theme: 'dark' }) }, 'Scan a code to see a product\'s journey', 'en'],
  ['a phone in French', { context: { locale: 'fr-FR' } }, 'Quét mã để xem hành trình sản phẩm', 'vi'],
]) {
  test(`the first screen speaks the language of the app: ${name}`, async t => {
    const { page, stands } = await early(t, options);
    const app = page.locator('.app');
    await heading(page, words);
    assert.equal(await app.getAttribute('lang'), tag);
    assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
    const before = await app.evaluate(node => [node.dataset.theme, node.querySelector('select').value, node.innerText.replace(/\s+/g, ' ')]);
    await stands();
    await heading(page, words);
    assert.deepEqual(await app.evaluate(node => [node.dataset.theme, node.querySelector('select').value, node.innerText.replace(/\s+/g, ' ')]), before);
  });
}

test('a page in Vietnamese asks for no other language, and bears the installation’s title from the start', async t => {
  const { page, stands } = await early(t, { config: { title: { vi: 'Tỉnh Ví Dụ', en: 'Example', zh: '示例' } } });
  await page.locator('.brand-name', { hasText: 'Tỉnh Ví Dụ' }).waitFor();
  await stands();
  assert.deepEqual(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /first-/.test(name))), []);
});

test('under a deep link the first screen says that a report is being prepared', async t => {
  const { page, stands } = await early(t, { where: '/#/01/09521002002027/10/NM-0315', context: { locale: 'en-GB' } });
  await heading(page, 'Looking up…');
  assert.ok(await page.locator('[data-part=typed]').isHidden());
  await stands();
  assert.equal(await verdict(page), 'recalled');
});

test('a deep link shows its report as soon as the app stands', async t => {
  const { page } = await open(t, '/#/01/09521002002027/10/NM-0315', { camera: 'deny' });
  assert.equal(await verdict(page), 'recalled');
});

test('where the app cannot be loaded, the page says so and goes on trying by itself', async t => {
  const { page } = await open(t, '/', { camera: 'deny', early: true, prepare: page => page.route('**/truyxuat_bg.wasm*', route => route.abort()) });
  const failed = page.getByRole('alert');
  await failed.waitFor();
  assert.match(await failed.innerText(), /Chưa tải được ứng dụng[\s\S]*The app has not loaded yet/);
  await accessible(page, 'failed');
  await page.unroute('**/truyxuat_bg.wasm*');
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
});
