// Nothing leaves the device but the look-up, and the page works under the strict policy.
import assert from 'node:assert/strict';
import test from 'node:test';
import { keptKeys, open, site, type, verdict } from '../../harness.mjs';

test('no other host is asked, no custom header is sent, nothing is stored', async t => {
  const { page, context, complaints } = await open(t, '/');
  const sent = [];
  context.on('request', request => sent.push(request));
  await type(page, '9521002002010');
  assert.equal(await verdict(page), 'record_found');
  assert.ok(sent.length > 0);
  for (const request of sent) {
    assert.equal(request.method(), 'GET');
    assert.deepEqual(Object.keys(request.headers()).filter(name => /^(x-|authorization|cookie)/.test(name)), []);
  }
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await keptKeys(page), []);
  assert.deepEqual(complaints, []);
});

test('the strict policy stands: no inline script, no eval', async () => {
  const policy = (await fetch(site)).headers.get('content-security-policy');
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
});
