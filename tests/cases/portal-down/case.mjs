// The three misses are never mixed: not found, source unavailable, not asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, type, verdict } from '../../harness.mjs';

const SOURCES = /\/(epcis|01)\b/;

async function lookUp(t, answer, expected) {
  const { page } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  await page.route(SOURCES, answer);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), expected);
  return page;
}

test('no network reaches the portal', t => lookUp(t, route => route.abort('connectionrefused'), 'not_looked_up'));
test('the portal answers with a server error', t => lookUp(t, route => route.fulfill({ status: 503, body: 'down' }), 'not_looked_up'));
test('the network is gone', async t => {
  const { page, context } = await open(t, '/', { camera: 'deny' });
  await page.locator('[data-part=typed]').waitFor();
  await context.setOffline(true);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'not_looked_up');
  await context.setOffline(false);
});
test('after a failure the next scan works', async t => {
  const page = await lookUp(t, route => route.abort('connectionrefused'), 'not_looked_up');
  await page.unroute(SOURCES);
  await again(page);
  await type(page, '9521002002027');
  assert.ok(['record_found', 'recalled', 'not_looked_up'].includes(await verdict(page)));
});
