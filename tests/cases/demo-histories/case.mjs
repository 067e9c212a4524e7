// Each printed demo code, filmed by hand, becomes the right report on the page.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { carrier, film, moduleFor } from '../../film.mjs';
import { findings, open, scratch, site, verdict } from '../../harness.mjs';

const codes = await (await fetch(`${site}/demo/codes.json`)).json();
assert.ok(codes.length >= 12);

for (const code of codes) {
  test(`${code.name}: ${code.carrier} is reported as ${code.expect.verdict}`, async t => {
    const file = path.join(scratch, `${code.name}.y4m`), printed = carrier(code);
    film(file, printed, { module: moduleFor(printed), angle: 3, blur: 1, noise: 8 });
    const { page, complaints } = await open(t, '/', { film: file });
    assert.equal(await verdict(page), code.expect.verdict);
    assert.deepEqual(await findings(page), [...code.expect.findings].sort());
    assert.deepEqual(complaints, []);
  });
}
