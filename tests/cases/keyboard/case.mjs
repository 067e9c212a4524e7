// From the start to a report and back with the keyboard alone, in an order that makes sense, with a focus that
// is seen and screens that are announced.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, ready, settled, verdict } from '../../harness.mjs';

/** The focused element inside the app: its name, and whether its focus is seen. */
const focused = page => page.evaluate(() => {
  const node = document.querySelector('truy-xuat').shadowRoot.activeElement;
  if (!node) return null;
  // A file field is heard alone; its label shows the focus.
  const seen = node.type === 'file' ? node.closest('label') : node;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(seen);
  const { width, height, bottom, top } = seen.getBoundingClientRect();
  const label = node.labels?.[0]?.textContent || node.getAttribute('aria-label') || node.textContent;
  // WCAG 2.4.11: a bar that stays in place leaves some of the focused part in view.
  const { left } = seen.getBoundingClientRect();
  const isTop = share => {
    const top = seen.getRootNode().elementFromPoint(left + width / 2, Math.min(Math.max(bottom - height * share, 1), innerHeight - 1));
    return top !== null && (seen.contains(top) || top.contains(seen));
  };
  return {
    name: label.trim(), part: node.dataset.part ?? node.localName,
    seen: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight && [.1, .5, .9].some(isTop),
  };
});

/** Presses a key until nothing of the app has the focus, or the first part has it again; the names that had it. */
async function walk(page, key) {
  const names = [];
  await page.evaluate(() => { globalThis.first = undefined; });
  for (;;) {
    await page.keyboard.press(key);
    const now = await focused(page);
    const isRound = await page.evaluate(() => {
      const node = document.querySelector('truy-xuat').shadowRoot.activeElement;
      const isRound = node === globalThis.first;
      globalThis.first ??= node;
      return isRound;
    });
    if (!now || isRound) return names;
    assert.ok(now.seen && now.inView, JSON.stringify(now));
    names.push(now.name);
    assert.ok(names.length < 200, 'the focus is trapped');
  }
}

/** Everything that the page has said since. */
const hear = page => page.getByRole('status').first().evaluate(region => {
  globalThis.said = [];
  new MutationObserver(() => { const words = region.textContent; if (words && globalThis.said.at(-1) !== words) globalThis.said.push(words); })
    .observe(region, { characterData: true, childList: true, subtree: true });
});

test('start, report and back, with what is announced on the way', async t => {
  const { page } = await open(t, '/', { camera: 'deny', context: { viewport: { width: 1280, height: 800 } } });
  await page.locator('[data-part=typed]').waitFor();
  const order = ['VI – Tiếng Việt', 'EN – English', '中文(简体)', 'Cài đặt', 'Bắt đầu quét', 'Chụp ảnh', 'Chọn ảnh', 'Nhập mã', 'Tra cứu'];
  assert.deepEqual(await walk(page, 'Tab'), order);
  assert.deepEqual(await walk(page, 'Shift+Tab'), order.toReversed());
  await page.reload();
  await ready(page);
  await hear(page);
  for (const name of order.slice(0, -1)) {
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).name, name);
  }
  await page.keyboard.type('9521002002010');
  await page.keyboard.press('Enter');
  assert.equal(await verdict(page), 'record_found');
  assert.deepEqual({ ...await focused(page), seen: true }, { name: 'Loại sản phẩm này có hồ sơ', part: 'heading', seen: true, inView: true });
  const said = await page.evaluate(() => globalThis.said);
  assert.equal(said[0], 'Đang tra cứu…');
  assert.match(said.at(-1), /^Tìm thấy hồ sơ\. ./);
  const names = await walk(page, 'Tab');
  assert.ok(names.some(name => name.startsWith('Dữ liệu gốc')) && names.includes('Chia sẻ'), names.join());
  assert.equal(names.at(-1), 'Quét sản phẩm khác');
  await page.keyboard.press('Shift+Tab');
  assert.equal((await focused(page)).name, 'Quét sản phẩm khác');
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).part, 'heading');
  assert.equal(await page.locator('.report').count(), 0);
});

test('a detail opens and closes by key, and stays where it is when the language changes', async t => {
  const { page } = await open(t, '/#/?q=9521002002010', { camera: 'deny' });
  await settled(page);
  const details = page.locator('.details');
  await details.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await details.evaluate(node => node.open), true);
  await page.locator('truy-xuat').evaluate(element => element.setAttribute('lang', 'en'));
  await page.locator('.app[lang=en]').waitFor();
  assert.equal(await details.evaluate(node => node.open), true);
  assert.match((await focused(page)).name, /^Raw data/);
  await page.keyboard.press('Space');
  assert.equal(await details.evaluate(node => node.open), false);
});

test('a panel takes the focus, and Escape gives it back to what was under it', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.getByRole('button', { name: 'Cài đặt' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.panel.settings').waitFor();
  assert.deepEqual(await focused(page).then(({ name, part }) => [name, part]), ['Cài đặt', 'heading']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  assert.equal((await focused(page)).part, 'heading');
});

test('on a small screen no bar lies over what has the focus, in no part of a long report', async t => {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').fill('(01)09521002002027(10)NM-0315');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.locator('details').evaluateAll(all => all.forEach(one => { one.open = true; }));
  assert.ok((await walk(page, 'Tab')).length > 10);
  assert.ok((await walk(page, 'Shift+Tab')).length > 10);
});
