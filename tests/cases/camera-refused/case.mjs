// A camera that gives no picture is told apart, explained for each browser, and the other ways stay open.
import assert from 'node:assert/strict';
import test from 'node:test';
import { picture, png, symbol } from '../../film.mjs';
import { accessible, camera, INSECURE, open, site, type, verdict } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';

const card = page => page.locator('[data-error]');
const tryAgain = page => card(page).getByRole('button', { name: 'Thử lại' });

/** The card of one error, with both other ways open beside it and nothing in the way of a look-up. */
async function refusedAs(t, expected, { retry = true, elsewhere = false, known = 'record_found', where, ...options }) {
  const { page } = await open(t, where, options);
  await camera(page);
  await card(page).waitFor();
  assert.equal(await card(page).getAttribute('data-error'), expected);
  const title = await card(page).locator('strong').first().innerText();
  assert.equal(await page.getByRole('status').first().innerText(), title);
  assert.equal(await tryAgain(page).count(), retry ? 1 : 0);
  assert.equal(await card(page).getByRole('button', { name: 'Sao chép liên kết' }).count(), elsewhere ? 1 : 0);
  assert.equal(await page.locator('[data-part=picture]').count(), 2);
  assert.ok(await page.getByText('Chụp ảnh', { exact: true }).isVisible());
  await accessible(page, expected);
  await type(page, '9521002002010');
  assert.equal(await verdict(page), known);
}

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
test('sandboxed', t => refusedAs(t, 'security', { ...failing('SecurityError'), retry: false, elsewhere: true }));
test('a browser without a camera interface', t => refusedAs(t, 'unsupported', {
  prepare: page => page.addInitScript(() => { Object.defineProperty(navigator, 'mediaDevices', { value: undefined }); }), retry: false, elsewhere: true,
}));
// The portal's links name its own address, which is another host to this page: they are not followed, and that is said.
test('an address without HTTPS', t => refusedAs(t, 'insecure-context', { where: `http://${INSECURE}:${new URL(site).port}/`, retry: false, known: 'incomplete' }));
test('blocked by the page’s policy', t => refusedAs(t, 'policy-blocked', {
  prepare: page => page.route(`${site}/`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'camera=()' } });
  }),
  retry: false, elsewhere: true,
}));

test('a web view that never settles, and a permission that comes late after all', async t => {
  const { page } = await open(t, '/', {
    prepare: page => page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = wish => new Promise(done => { globalThis.allow = () => done(ask(wish)); });
    }),
  });
  await camera(page);
  await page.locator('[data-camera=starting]').waitFor();
  await card(page).waitFor();
  assert.equal(await card(page).getAttribute('data-error'), 'never-settles');
  await page.evaluate(() => globalThis.allow());
  await page.locator('[data-camera=running]').waitFor();
  assert.equal(await card(page).count(), 0);
});

/** Holds the permission open until `allow` is called; every track that was ever given is in `tracks`. */
const held = page => page.addInitScript(() => {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  globalThis.tracks = [];
  globalThis.waiting = [];
  navigator.mediaDevices.getUserMedia = wish => new Promise(done => {
    globalThis.waiting.push(async () => {
      const stream = await ask(wish);
      globalThis.tracks.push(...stream.getTracks());
      done(stream);
    });
  });
  globalThis.allow = () => Promise.all(globalThis.waiting.splice(0).map(give => give()));
});
const element = (page, act) => page.locator('truy-xuat').evaluate(act);
const live = page => page.evaluate(() => globalThis.tracks.filter(({ readyState }) => readyState === 'live').length);

for (const [embedded, ways] of [
  [false, {
    hidden: page => page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }),
    removed: page => element(page, node => node.remove()),
    typed: page => type(page, '9521002002010'),
    'a link within the page': page => page.evaluate(() => { location.hash = '#/01/09521002002010'; }),
    'a photo': async page => {
      await page.locator('[data-part=picture]').last().setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png(picture(symbol('ean13', '9521002002010'), { module: 4 })) });
      await page.locator('[data-verdict]').waitFor();
    },
  }],
  [true, {
    'the method stop': page => element(page, node => node.stop()),
    'the method pause': page => element(page, node => node.pause()),
    'another configuration': page => element(page, node => node.setAttribute('province', 'Quảng Ninh')),
    'a code of the page': page => element(page, node => node.setAttribute('code', '9521002002010')),
    'a tab that the page closes': page => element(page, node => { node.style.display = 'none'; }),
    'a swapped body': page => page.evaluate(() => document.body.replaceWith(document.createElement('body'))),
  }],
]) {
  for (const [name, leave] of Object.entries(ways)) {
    test(`a permission that comes after the person has left opens nothing: ${name}`, async t => {
      const where = embedded ? `${await host(t, site, { '/': hostPage() })}/` : '/';
      const { page } = await open(t, where, { prepare: held, hosts: [site], early: embedded });
      if (embedded) await element(page, node => { node.start().catch(() => {}); });
      else await camera(page);
      await page.waitForFunction(() => globalThis.waiting.length === 1);
      await leave(page);
      // What a change of the page tells the app comes in a frame of its own.
      await page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      await page.evaluate(() => globalThis.allow());
      await page.waitForFunction(() => globalThis.tracks.length === 1 && globalThis.tracks[0].readyState === 'ended', null, { timeout: 5_000 })
        .catch(() => assert.fail(`${name}: the camera is on with nobody to stop it`));
    });
  }
}

test('asked again and again, the camera is never opened twice', async t => {
  const { page } = await open(t, `${await host(t, site, { '/': hostPage() })}/`, { prepare: held, hosts: [site], early: true });
  await element(page, node => { for (const wish of ['start', 'stop', 'start', 'pause', 'resume', 'start']) node[wish]().catch(() => {}); });
  await page.waitForFunction(() => globalThis.waiting.length > 0);
  await page.evaluate(() => globalThis.allow());
  await page.locator('[data-camera=running]').waitFor();
  assert.equal(await live(page), 1);
  await element(page, node => { node.style.display = 'none'; });
  await page.waitForFunction(() => globalThis.tracks.every(({ readyState }) => readyState === 'ended'));
  await element(page, node => { node.style.display = ''; });
  await page.waitForFunction(() => globalThis.waiting.length > 0);
  await page.evaluate(() => globalThis.allow());
  await page.locator('[data-camera=running]').waitFor();
  assert.equal(await live(page), 1);
});

/** Opens a page whose camera runs, with its track in reach. */
async function running(t) {
  const opened = await open(t, '/', {
    prepare: page => page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async wish => {
        const stream = await ask(wish);
        [globalThis.track] = stream.getVideoTracks();
        return stream;
      };
    }),
  });
  await camera(opened.page);
  await opened.page.locator('[data-camera=running]').waitFor();
  return opened.page;
}

test('muted by the system, and given back', async t => {
  const page = await running(t);
  const mute = muted => page.evaluate(muted => {
    Object.defineProperty(globalThis.track, 'muted', { configurable: true, value: muted });
    globalThis.track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }, muted);
  await mute(true);
  await card(page).waitFor();
  assert.equal(await card(page).getAttribute('data-error'), 'muted');
  await mute(false);
  await page.locator('[data-camera=running]').waitFor();
  await mute(true);
  await tryAgain(page).click();
  await page.locator('[data-camera=running]').waitFor();
});

test('ended by the system, and started again', async t => {
  const page = await running(t);
  await page.evaluate(() => globalThis.track.dispatchEvent(new Event('ended')));
  await card(page).waitFor();
  assert.equal(await card(page).getAttribute('data-error'), 'ended');
  await tryAgain(page).click();
  await page.locator('[data-camera=running]').waitFor();
});

const android = 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const browsers = [
  ['Chrome on Android', `${android} Chrome/140.0.0.0 Mobile Safari/537.36`, /bên trái địa chỉ → Quyền → Máy ảnh/],
  ['Chrome on an iPhone', `${iphone} CriOS/140.0 Mobile/15E148 Safari/604.1`, /Cài đặt của iPhone → Chrome/],
  ['Chrome on a computer', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', /bật Máy ảnh/],
  ['Samsung Internet', `${android} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`, /ổ khóa cạnh địa chỉ → Quyền/],
  ['Safari on an iPhone', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`, /nút aA/],
  ['Safari on a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15', /trình đơn Safari/],
  ['Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', /bỏ chặn Camera/],
  ['Cốc Cốc', `${android} coc_coc_browser/120.0 Chrome/120.0.0.0 Mobile Safari/537.36`, /Cài đặt trang web → Máy ảnh/],
];
const webViews = [
  ['Zalo on Android', `${android} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Zalo android/12120`, /Trong Zalo/],
  ['Zalo on an iPhone', `${iphone} Mobile/15E148 Zalo iOS/632`, /Trong Zalo/],
  ['Facebook', `${android} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]`, /Trong Facebook/],
  ['Messenger', `${iphone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/480.0]`, /Messenger/],
  ['another web view on Android', 'Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36', /mở trang bên trong nó/],
  ['another web view on an iPhone', `${iphone} Mobile/15E148`, /mở trang bên trong nó/],
];

for (const [name, userAgent, help] of browsers) {
  test(`${name} is told where to allow the camera`, async t => {
    const { page } = await open(t, '/', { camera: 'deny', context: { userAgent } });
    await camera(page);
    assert.match(await card(page).locator('.steps').innerText(), help);
    await accessible(page, name);
  });
}

for (const [name, userAgent, help] of webViews) {
  test(`${name} is shown the way to a browser, with a link to copy`, async t => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page } = await open(t, '/#about', { camera: 'deny', context: { userAgent, permissions } });
    await page.getByRole('button', { name: 'Đóng' }).click();
    await camera(page);
    assert.match(await card(page).locator('.steps').innerText(), help);
    assert.match(await card(page).innerText(), /mở bằng Chrome hoặc Safari/);
    await card(page).getByRole('button', { name: 'Sao chép liên kết' }).click();
    await page.getByText('Đã sao chép.').first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site}/`);
    await accessible(page, name);
  });
}

test('where an app gives no clipboard, the link stands ready to be copied by hand', async t => {
  const { page } = await open(t, '/', {
    camera: 'deny', context: { userAgent: webViews[0][1] },
    prepare: page => page.addInitScript(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); }),
  });
  await camera(page);
  await card(page).getByRole('button', { name: 'Sao chép liên kết' }).click();
  assert.equal(await page.getByLabel('Chọn và sao chép dòng này:').inputValue(), `${site}/`);
});
