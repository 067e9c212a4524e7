// A camera that gives no picture is told apart, and the other two ways stay open.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, site, type, verdict } from '../../harness.mjs';

async function refusedAs(t, expected, options) {
  const { page } = await open(t, '/', options);
  await startCamera(page);
  const card = page.locator('[data-error]');
  await card.waitFor();
  assert.equal(await card.getAttribute('data-error'), expected);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
}

/** Asks for the camera where the page does not start it by itself. */
async function startCamera(page) {
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  const shown = page.locator('[data-error]').or(start(page)).first();
  await shown.waitFor();
  if (await start(page).count()) await start(page).first().click();
}

const start = page => page.getByRole('button', { name: 'Bắt đầu quét' });

/** Makes `getUserMedia` fail as a browser does. */
const failing = (name, message = '') => ({
  prepare: page => page.addInitScript(([name, message]) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException(message, name));
  }, [name, message]),
});

test('refused by the person', t => refusedAs(t, 'denied', { camera: 'deny' }));
test('dismissed without an answer', t => refusedAs(t, 'dismissed', failing('NotAllowedError', 'Permission dismissed')));
test('no camera', t => refusedAs(t, 'none', failing('NotFoundError')));
test('camera in use', t => refusedAs(t, 'in-use', failing('NotReadableError')));
test('over-constrained', t => refusedAs(t, 'over-constrained', failing('OverconstrainedError')));
test('sandboxed', t => refusedAs(t, 'security', failing('SecurityError')));
test('blocked by the page’s policy', t => refusedAs(t, 'policy-blocked', {
  prepare: page => page.route(`${site}/`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'camera=()' } });
  }),
}));
test('a web view that never settles', t => refusedAs(t, 'never-settles', {
  prepare: page => page.addInitScript(() => { navigator.mediaDevices.getUserMedia = () => new Promise(() => {}); }),
}));
