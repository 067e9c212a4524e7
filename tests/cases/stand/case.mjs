// A stand among people: every scanner's keys as the browser gets them, settings that are polled, faults that heal.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, settled, verdict } from '../../harness.mjs';
import { send } from '../../keys.mjs';

const kiosk = (t, options) => open(t, '/kiosk.html', { camera: 'deny', context: { viewport: { width: 1080, height: 1920 } }, ...options });
const done = page => page.getByRole('button', { name: 'Quét sản phẩm khác' }).first().click();
const LOT = ']d2010952100200202710NM-0315';

test('every scanner is read, whatever has the focus, and nothing is mixed with typing', async t => {
  const { page } = await kiosk(t);
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  const field = page.locator('[data-part=typed]');
  for (const [stream, expected, typed] of [
    [`${LOT}^]21A{Enter}`, 'recalled'],
    [`${LOT}^]21A{Enter}`, 'recalled', ''],
    ['9521002002010{Enter}', 'record_found', '12'],
    ['9521002002010', 'record_found', '0912'],
    [`${LOT}<029>21A{Tab}`, 'recalled'],
    [`${LOT}<0029>21A^j`, 'recalled', '1'],
    [[...`${LOT}\u001d21A\r`].map(char => `<${String(char.charCodeAt(0)).padStart(3, '0')}>`).join(''), 'recalled'],
    ['9521002002010^m', 'record_found'],
  ]) {
    if (typed !== undefined) {
      await field.click();
      // As something typed a while ago: text that comes right before a scan is taken for its beginning.
      await field.evaluate((node, typed) => { node.value = typed; node.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); }, typed);
    }
    await send(page, stream);
    assert.equal(await verdict(page), expected, stream);
    await done(page);
    assert.equal(await field.inputValue(), '', stream);
  }
});

test('a scan that lacks a part is said and not looked up; text without keys is a scan; a held key is none', async t => {
  const { page, requests } = await kiosk(t);
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await send(page, `${LOT}{F8}21A{Enter}`);
  await page.locator('.notice', { hasText: 'Máy quét gửi thiếu một phần của mã' }).waitFor();
  const cdp = await page.context().newCDPSession(page);
  const asked = () => requests.filter(url => new URL(url).pathname.startsWith('/epcis/')).length;
  assert.deepEqual([await page.locator('[data-verdict]').count(), asked()], [0, 0]);
  await page.locator('[data-part=catch]').focus();
  await cdp.send('Input.insertText', { text: '9521002002010' });
  assert.equal(await verdict(page), 'record_found');
  await done(page);
  const before = asked();
  for (let turn = 0; turn < 12; turn += 1) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', code: 'Digit1', key: '1', text: '1', autoRepeat: turn > 0 });
  }
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', code: 'Digit1', key: '1' });
  assert.deepEqual([await page.locator('[data-verdict]').count(), asked()], [0, before]);
});

test('its settings are polled: no camera, a key for GS; a fault changes nothing', async t => {
  let settings = { camera: false, scanner: { gs_keys: ['F8'] } };
  const { page } = await kiosk(t, { prepare: page => page.route('**/kiosk.json', route => route.fulfill({ json: settings })) });
  await page.locator('.viewfinder').waitFor({ state: 'hidden' });
  await send(page, `${LOT}{F8}21A{Enter}`);
  assert.equal(await verdict(page), 'recalled');
  settings = { camera: true, wipe: 1 };
  await page.reload();
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await page.locator('.viewfinder').waitFor({ state: 'hidden' });
  assert.equal(await page.locator('[data-error]').count(), 0);
});

test('a trap begins the page anew, and the browser around it is locked', async t => {
  const { page } = await kiosk(t);
  await page.locator('truy-xuat[data-alive]').waitFor();
  const prevented = await page.evaluate(() => {
    const fire = event => !document.querySelector('truy-xuat').dispatchEvent(event);
    const press = (code, held) => fire(new KeyboardEvent('keydown', { code, ...held, bubbles: true, cancelable: true, composed: true }));
    return [
      fire(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, composed: true })),
      fire(new WheelEvent('wheel', { ctrlKey: true, bubbles: true, cancelable: true, composed: true })),
      ...['KeyP', 'KeyS', 'KeyJ', 'Minus', 'Equal'].map(code => press(code, { ctrlKey: true })), press('F5'), press('F12'),
    ];
  });
  assert.deepEqual(prevented, prevented.map(() => true));
  await page.evaluate(() => {
    globalThis.old = true;
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreached') }));
  });
  await page.waitForFunction(() => !globalThis.old && document.querySelector('truy-xuat')?.dataset.state === 'ready');
  assert.equal(await page.evaluate(() => history.state.stand.count), 1);
  await send(page, '9521002002010{Enter}');
  await settled(page);
});
