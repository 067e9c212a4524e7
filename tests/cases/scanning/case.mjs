// The live picture: what the camera can do, hints, the same code once, a pause while nobody looks.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { HEIGHT, WIDTH, picture, symbol, writeFilm } from '../../film.mjs';
import { again, camera, open, scratch, settled, site } from '../../harness.mjs';

/** A film that plays each picture for about a second and begins anew. */
function scenes(name, pictures) {
  const file = path.join(scratch, name);
  writeFilm(file, pictures.flatMap(luma => Array(30).fill(luma)));
  return file;
}
const printed = text => picture(symbol('ean13', text), { module: 5, angle: 3, blur: 1, noise: 4 });
const counter = luma => new Uint8Array(WIDTH * HEIGHT).fill(luma);
/** How often the first source was asked about a code. */
const looked = (requests, code) => requests.filter(url => url.includes(code) && new URL(url).pathname.startsWith('/epcis/')).length;

/** A camera that can do everything, whose settings are noted in `asked`. */
const able = {
  cameras: 2,
  prepare: page => page.addInitScript(() => {
    globalThis.asked = [];
    const settings = MediaStreamTrack.prototype.getSettings;
    MediaStreamTrack.prototype.getSettings = function () { return { ...settings.call(this), zoom: 1, deviceId: this.wanted ?? settings.call(this).deviceId }; };
    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 4, step: .5 }, focusMode: ['continuous', 'single-shot'] });
    MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => { globalThis.asked.push(...advanced); };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async wish => {
      const stream = await ask(wish);
      [globalThis.track] = stream.getVideoTracks();
      // The browser's own stand-in for the question gives the first camera, whichever was wanted.
      globalThis.track.wanted = wish.video.deviceId?.ideal;
      return stream;
    };
  }),
};
async function running(t, options = able) {
  const opened = await open(t, '/', options);
  await camera(opened.page);
  await opened.page.locator('[data-camera=running]').waitFor();
  return opened;
}
const asked = page => page.evaluate(() => globalThis.asked);

test('light, zoom and focus are set, each in a call of its own', async t => {
  const { page } = await running(t);
  const light = page.getByRole('button', { name: /^(Bật|Tắt) đèn$/ });
  await light.click();
  assert.equal(await light.getAttribute('aria-pressed'), 'true');
  await page.getByLabel('Phóng to').fill('2.5');
  await page.locator('video').click({ position: { x: 40, y: 30 } });
  const calls = await asked(page);
  assert.deepEqual(calls.slice(0, 3), [{ focusMode: 'continuous' }, { torch: true }, { zoom: 2.5 }]);
  const [{ focusMode, pointsOfInterest: [{ x, y }] }] = calls.slice(3);
  assert.equal(focusMode, 'single-shot');
  // The picture is wider than its frame: what is cut off to the left counts.
  const [left, top] = await page.locator('video').evaluate(({ clientWidth: width, clientHeight: height, videoWidth, videoHeight }) => {
    const scale = Math.max(width / videoWidth, height / videoHeight);
    return [(40 + (videoWidth * scale - width) / 2) / (videoWidth * scale), (30 + (videoHeight * scale - height) / 2) / (videoHeight * scale)];
  });
  assert.ok(Math.abs(x - left) < .01 && Math.abs(y - top) < .01 && left > .2, `${x}, ${y} for ${left}, ${top}`);
  // Then the camera finds its focus by itself again.
  await page.waitForFunction(() => globalThis.asked.length > 4);
  assert.deepEqual((await asked(page)).slice(4), [{ focusMode: 'continuous' }]);
});

test('two fingers pinch the zoom', async t => {
  const { page } = await running(t);
  await page.locator('video').evaluate(video => {
    const finger = (pointerId, clientX) => video.dispatchEvent(new PointerEvent('pointermove', { pointerId, clientX, clientY: 50, pointerType: 'touch', bubbles: true }));
    finger(1, 100);
    finger(2, 150);
    finger(2, 200);
  });
  assert.deepEqual((await asked(page)).at(-1), { zoom: 2 });
  assert.equal(await page.getByLabel('Phóng to').inputValue(), '2');
});

test('a camera without light and zoom offers neither', async t => {
  const { page } = await running(t, {});
  assert.equal(await page.getByRole('button', { name: 'Bật đèn' }).count(), 0);
  assert.equal(await page.getByLabel('Phóng to').count(), 0);
});

test('the camera that was chosen is taken again, also when the browser has given it another id', async t => {
  const { page } = await running(t, { ...able, whole: true });
  const list = page.getByLabel('Đổi camera'), used = () => page.evaluate(() => globalThis.track.getSettings().deviceId);
  const other = await list.locator('option:not([selected])').getAttribute('value');
  assert.notEqual(await used(), other);
  await list.selectOption(other);
  await page.waitForFunction(id => globalThis.track.getSettings().deviceId === id, other);
  await page.locator('[data-camera=running]').waitFor();
  for (const id of [other, 'an id of last year']) {
    await page.evaluate(id => {
      const choices = JSON.parse(localStorage.getItem('truyxuat.choices'));
      localStorage.setItem('truyxuat.choices', JSON.stringify({ ...choices, device: id }));
    }, id);
    await page.reload();
    await camera(page);
    await page.locator('[data-camera=running]').waitFor();
    assert.equal(await used(), other);
  }
});

test('a hidden page lets go of the camera, and takes it again when it is seen', async t => {
  const { page } = await running(t);
  const show = hidden => page.evaluate(hidden => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await show(true);
  await page.locator('[data-camera=off]').waitFor();
  assert.equal(await page.evaluate(() => globalThis.track.readyState), 'ended');
  await show(false);
  await page.locator('[data-camera=running]').waitFor();
  assert.equal(await page.evaluate(() => globalThis.track.readyState), 'live');
});

test('the camera is put away by its button', async t => {
  const { page } = await running(t);
  await page.getByRole('button', { name: 'Tắt camera' }).click();
  await page.getByRole('button', { name: 'Bắt đầu quét' }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.track.readyState), 'ended');
});

test('a code is not read twice in a row, and another one is', async t => {
  const film = scenes('two.y4m', [printed('9521002002010'), printed('9521002002027')]);
  const { page, requests } = await open(t, '/', { film });
  const address = code => `${site}/#/?q=${code}`;
  await settled(page);
  await page.waitForURL(/q=95210020020(10|27)$/);
  const [first, second] = page.url().endsWith('10') ? ['9521002002010', '9521002002027'] : ['9521002002027', '9521002002010'];
  await again(page);
  await page.waitForURL(address(second));
  assert.equal(looked(requests, first), 1);
});

test('a code that stays in view is named as read already', async t => {
  const { page, requests } = await open(t, '/', { film: scenes('same.y4m', [printed('9521002002010')]) });
  await settled(page);
  await again(page);
  await page.locator('.hint', { hasText: 'Mã này vừa đọc xong' }).waitFor();
  assert.equal(looked(requests, '9521002002010'), 1);
});

/** A ground full of edges that bears no code, moved to the left. */
const gravel = moved => new Uint8Array(WIDTH * HEIGHT).map((_, i) => (((i % WIDTH + moved) >> 4) * 7 + (Math.floor(i / WIDTH) >> 4) * 11) % 5 * 40 + 40);
/** A hand that shakes: no frame lies where the one before it lay, whichever of them the page takes. */
const shaking = Array.from({ length: 30 }, (_, i) => gravel((i * 37) % 30 * 16));

for (const [name, pictures, torch, words] of [
  ['a dark counter, with a light', [counter(12)], true, 'Hãy bật đèn'],
  ['a dark counter', [counter(12)], false, 'Hãy ra chỗ sáng hơn'],
  ['glare', [counter(250)], false, 'Bị chói'],
  ['nothing sharp', [counter(120)], false, 'Hình bị mờ'],
  ['a hand that shakes', shaking, false, 'Giữ yên'],
  ['a sharp ground without a code', [gravel(0)], false, 'Đưa mã vào giữa khung, đủ lớn'],
]) {
  test(`after six seconds the hint follows what is seen: ${name}`, async t => {
    const film = path.join(scratch, `${name}.y4m`);
    writeFilm(film, pictures);
    const { page } = await open(t, '/', {
      film,
      prepare: page => page.addInitScript(torch => { MediaStreamTrack.prototype.getCapabilities = () => ({ torch }); }, torch),
    });
    await camera(page);
    await page.locator('[data-camera=running]').waitFor();
    const began = await page.evaluate(() => performance.now());
    assert.equal(await page.locator('.hint').innerText(), 'Đưa mã vào khung hình');
    await page.locator('.hint', { hasText: words }).waitFor();
    assert.ok(await page.evaluate(began => performance.now() - began, began) > 4_500);
    assert.match(await page.getByRole('status').first().innerText(), new RegExp(words));
  });
}

test('after long in vain the photo and the keyboard are pointed to, and stand ready', async t => {
  const film = path.join(scratch, 'vain.y4m');
  writeFilm(film, [counter(120)]);
  const { page } = await open(t, '/', { film });
  await camera(page);
  await page.locator('[data-camera=running]').waitFor();
  // The clock goes on by itself, eighteen seconds later.
  await page.evaluate(() => { const now = Date.now; Date.now = () => now() + 18_000; });
  await page.locator('.hint', { hasText: 'Hãy chụp ảnh mã hoặc nhập dãy số' }).waitFor();
  assert.ok(await page.getByText('Chụp ảnh', { exact: true }).isVisible());
  assert.ok(await page.locator('[data-part=typed]').isVisible());
});

test('a read code is heard and felt, unless the person wants it silent', async t => {
  const film = scenes('felt.y4m', [printed('9521002002010'), printed('9521002002027')]);
  const { page } = await open(t, '/', {
    film, prepare: page => page.addInitScript(() => {
      globalThis.buzzes = globalThis.tones = 0;
      navigator.vibrate = () => { globalThis.buzzes += 1; return true; };
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...when) { globalThis.tones += 1; return start.apply(this, when); };
    }),
  });
  const buzzes = () => page.evaluate(() => globalThis.buzzes), tones = () => page.evaluate(() => globalThis.tones);
  await settled(page);
  assert.equal(await buzzes(), 1);
  // A browser gives sound only after a first touch, which is that of the button below.
  await again(page);
  await settled(page);
  assert.equal(await buzzes(), 2);
  assert.equal(await tones(), 1);
  await page.getByRole('button', { name: 'Cài đặt' }).click();
  await page.getByRole('switch', { name: /Âm báo và rung/ }).click();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await again(page);
  await settled(page);
  assert.equal(await buzzes(), 2);
  assert.equal(await tones(), 1);
});
