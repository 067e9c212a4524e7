// Page and stand can be installed: manifests, icons, and nothing that a browser holds against them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, site } from '../../harness.mjs';

for (const where of ['/', '/kiosk.html']) {
  test(`${where} is installable`, async t => {
    const { page, context } = await open(t, where, { camera: 'deny' });
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Tests run in a window that keeps nothing.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
    const { url, errors, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.lang, 'vi');
    assert.equal((await fetch(new URL(manifest.start_url, url))).status, 200);
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await fetch(new URL(src, url));
      assert.equal(icon.headers.get('content-type'), type);
      if (type !== 'image/png') continue;
      const head = Buffer.from(await icon.arrayBuffer());
      assert.equal(`${head.readUInt32BE(16)}x${head.readUInt32BE(20)}`, sizes, src);
    }
    assert.ok(manifest.icons.some(({ purpose }) => purpose?.includes('maskable')));
    assert.ok(url.startsWith(site));
  });
}
