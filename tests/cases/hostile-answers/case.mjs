// Hostile answers end in a clear report within the time limit; nothing hangs, the next scan works.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, type, verdict } from '../../harness.mjs';

const SOURCES = /\/(epcis|01)\b/;
const JSON_TYPE = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
const script = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>';
const event = index => ({
  type: 'ObjectEvent', action: 'OBSERVE', eventTime: `2026-11-0${1 + index % 9}T04:00:00Z`, eventTimeZoneOffset: '+07:00', bizStep: script,
  readPoint: { id: script }, quantityList: [{ epcClass: 'https://id.gs1.org/01/09521002002010/10/X1', quantity: 1 }], ilmd: { name: script },
});
const document = events => JSON.stringify({ '@context': [], type: 'EPCISDocument', schemaVersion: '2.0', epcisBody: { eventList: events } });

const answers = {
  'malformed JSON': route => route.fulfill({ headers: JSON_TYPE, body: '{"type": "EPCISDoc' }),
  'wrong types': route => route.fulfill({ headers: JSON_TYPE, body: '{"type": 7, "epcisBody": [[], null], "linkset": "x"}' }),
  'deep nesting': route => route.fulfill({ headers: JSON_TYPE, body: '['.repeat(200_000) + ']'.repeat(200_000) }),
  'more than three times the limit': route => route.fulfill({ headers: JSON_TYPE, body: Buffer.alloc(7_000_000, 32) }),
  'a redirect': route => route.fulfill({ status: 302, headers: { location: 'https://other.example/' } }),
  'an endless chain of pages': route => route.fulfill({
    headers: { ...JSON_TYPE, link: '<http://internal/epcis/events?nextPageToken=x>; rel="next"', 'access-control-expose-headers': 'link' }, body: document([event(1)]),
  }),
  'script in every string': route => route.fulfill({ headers: JSON_TYPE, body: document([event(1), event(2)]) }),
  'huge numbers': route => route.fulfill({ headers: JSON_TYPE, body: document([event(1)]).replace('"quantity":1', `"quantity":1e${'9'.repeat(400)}`) }),
  'no answer at all': () => {},
};
for (const [name, answer] of Object.entries(answers)) {
  test(name, async t => {
    const { page, complaints, requests } = await open(t, '/', { camera: 'deny' });
    await page.locator('[data-part=typed]').waitFor();
    await page.route(SOURCES, answer);
    await type(page, '9521002002010');
    assert.ok(['not_looked_up', 'incomplete', 'record_found', 'not_found', 'warning'].includes(await verdict(page, 20_000)));
    assert.equal(await page.evaluate(() => window.stolen), undefined);
    assert.equal(requests.some(url => url.includes('other.example') || url.includes('internal')), false);
    await page.unroute(SOURCES);
    await again(page);
    await type(page, 'https://www.example.com/x');
    assert.equal(await verdict(page), 'link');
    assert.deepEqual(complaints.filter(text => /panicked|unreachable|pageerror/i.test(text)), []);
  });
}
