// What a stand's own script does: its part of `kiosk.json`, opening hours, the staff's page, the voice, a serial line.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, settled, verdict } from '../../harness.mjs';
import { send } from '../../keys.mjs';
import { until } from '../../until.mjs';
import { gather } from '../../../src/shell/kiosk/serial.js';
import { isOpen, loudness, parted } from '../../../src/shell/kiosk/settings.js';
import { found } from '../../../src/shell/kiosk/voice.js';

test('settings are parted, and each fault is named with its place', () => {
  const whole = {
    name: 'a', watchdog: 'http://127.0.0.1:8377/', reload_hour: 3, memory_mb: 512, hours: { daily: '06:00-21:00', sun: 'closed' },
    sound: { volume: 60, quiet: '21:00-07:00' }, serial: { baud: 9600 },
  };
  assert.deepEqual(parted(JSON.stringify({ ...whole, camera: true })), { own: whole, rest: '{"camera":true}', faults: [] });
  for (const [own, ...places] of [
    [{ name: '' }, 'name'], [{ watchdog: 'https://evil.example/' }, 'watchdog'], [{ watchdog: 'http://127.0.0.1:8377/../x' }, 'watchdog'],
    [{ reload_hour: 24 }, 'reload_hour'], [{ reload_hour: '3' }, 'reload_hour'], [{ memory_mb: 1 }, 'memory_mb'],
    [{ hours: { mon: '6-21' } }, 'hours.mon'], [{ hours: { monday: 'closed' } }, 'hours.monday'], [{ hours: [] }, 'hours'],
    [{ hours: { daily: '06:00-06:00' } }, 'hours.daily'], [{ hours: { daily: '06:00-24:30' } }, 'hours.daily'],
    [{ sound: { volume: 101 }, serial: { baud: 1 } }, 'sound.volume', 'serial.baud'], [{ hours: { constructor: 'closed' } }, 'hours.constructor'],
    [{ sound: null }, 'sound'],
  ]) {
    const { faults } = parted(JSON.stringify(own));
    assert.deepEqual(faults.map(fault => fault.split(': ')[0]), places, JSON.stringify(own));
  }
  for (const text of ['', '[]', '{', 'null', '5']) assert.deepEqual(parted(text), { own: {}, rest: text, faults: [] }, text);
});

test('hours go by the weekday and over midnight, and quiet hours are silent', () => {
  // 23 November 2026 is a Monday.
  const at = (day, time) => new Date(`2026-11-${22 + day}T${time}:00`);
  const hours = { daily: '06:00-21:00', sat: '18:00-02:00', sun: 'closed' };
  for (const [day, time, expected] of [
    [1, '05:59', false], [1, '06:00', true], [1, '20:59', true], [1, '21:00', false], [6, '17:59', false], [6, '23:59', true],
    [7, '01:59', true], [7, '02:00', false], [7, '12:00', false],
  ]) assert.equal(isOpen(hours, at(day, time)), expected, `${day} ${time}`);
  assert.deepEqual([isOpen(undefined, at(1, '03:00')), isOpen({ mon: '00:00-24:00' }, at(1, '23:59')), isOpen({ mon: 'closed' }, at(2, '12:00'))], [true, true, false]);
  const sound = { volume: 60, quiet: '21:00-07:00' };
  assert.deepEqual(['06:59', '07:00', '21:00'].map(time => loudness(sound, at(1, time))), [0, .6, 0]);
  assert.equal(loudness(undefined, at(1, '03:00')), 1);
});

test('a serial line delivers scans in pieces; what no line end closes ends with a pause', () => {
  const told = [], timers = [];
  const take = gather(text => told.push(text), run => timers.push(run), () => { timers.length = 0; });
  for (const piece of ['952', '1002002010\r', '\n893456', '3138165']) take(piece);
  assert.deepEqual(told.filter(Boolean), ['9521002002010']);
  timers.at(-1)();
  assert.deepEqual(told.filter(Boolean), ['9521002002010', '8934563138165']);
  take('1'.repeat(9000));
  timers.at(-1)();
  assert.equal(told.at(-1).length, 4096);
});

test('of a text what is recorded is said, and that there is more', () => {
  const sentences = { 'Đã bị thu hồi.': 'a', 'Đã bị thu hồi. Đừng ăn.': 'b', 'Có bản ghi.': 'c' };
  for (const [text, files, skipped] of [
    ['Đã bị thu hồi.', ['a'], false], ['Đã bị thu hồi. Đừng ăn.', ['b'], false], ['Có bản ghi. Hạn dùng: 1.12.2026. Đã bị thu hồi.', ['c', 'a'], true],
    ['Lô 5.5 kg. Có bản ghi.', ['c'], true], ['Không gì cả', [], true], ['', [], false],
  ]) assert.deepEqual(found(text, sentences), { files, skipped }, text);
});

/** A stand set so; `clock` is its local time. */
const stand = (t, settings, prepare) => open(t, '/kiosk.html', {
  camera: 'deny', context: { viewport: { width: 1080, height: 1920 } },
  prepare: async page => {
    await page.route('**/kiosk.json', route => route.fulfill({ json: settings }));
    await prepare?.(page);
  },
});
const up = page => page.locator('truy-xuat[data-state=ready][data-alive]').waitFor();

test('outside its hours the screen is dark, a touch wakes it, and a fault in any part keeps the last right settings', async t => {
  const settings = { hours: { daily: 'closed' } };
  const { page } = await stand(t, settings);
  await page.locator('#closed').waitFor();
  await page.mouse.click(500, 900);
  await page.locator('#closed').waitFor({ state: 'hidden' });
  await send(page, '9521002002010{Enter}');
  assert.equal(await verdict(page), 'record_found');
  Object.assign(settings, { hours: { daily: '00:00-24:00' }, scanner: 5 });
  await page.reload();
  await page.locator('#closed').waitFor();
  await page.mouse.click(500, 900);
  await send(page, '#/diag{Enter}');
  await page.locator('.diag', { hasText: 'scanner' }).waitFor();
});

test('the staff’s own code opens their page with its buttons, and a cleaned screen takes no touch', async t => {
  const { page } = await stand(t, { name: 'quay-1', staff: 'NV-2718' });
  await up(page);
  await send(page, 'NV-2718{Enter}');
  await page.locator('#staff button').first().waitFor();
  await page.locator('#staff dd', { hasText: 'quay-1' }).waitFor();
  await page.locator('[data-act=clean]').click();
  await page.locator('#cleaning').waitFor();
  const under = await page.evaluate(() => document.elementFromPoint(540, 1800).closest('#cleaning') !== null);
  assert.ok(under, 'a cloth touches nothing');
});

test('a report is read aloud by recorded phrases where the system has no voice', async t => {
  const { page, requests } = await stand(t, { sound: { volume: 40 } }, page => page.addInitScript(() => {
    globalThis.played = [];
    globalThis.Audio = class { constructor(url) { this.url = String(url); } play() { globalThis.played.push([this.url, this.volume]); setTimeout(() => this.onended()); return Promise.resolve(); } pause() {} };
  }));
  await up(page);
  await page.route('**/voice/vi.json', async route => {
    const kind = await page.locator('.answer :is(h1, h2)').first().innerText();
    await route.fulfill({ json: { sentences: { [`${kind.trim()}.`]: 'vi-1.opus' }, rest: 'vi-rest.opus' } });
  });
  await send(page, '9521002002010{Enter}');
  await settled(page);
  await page.locator('.actions .button').first().click();
  const played = await until(async () => { const all = await page.evaluate(() => globalThis.played); return all.length > 1 && all; }, 10_000, 'nothing is said');
  assert.deepEqual(played.map(([url, volume]) => [new URL(url).pathname, volume]), [['/voice/vi-1.opus', .4], ['/voice/vi-rest.opus', .4]]);
  await page.locator('.actions .button[aria-pressed=false]').first().waitFor();
  assert.ok(requests.some(url => url.endsWith('/voice/vi.json')));
});

test('a scanner on a serial line is read like any other, separator and all', async t => {
  const { page } = await stand(t, { serial: { baud: 9600 } }, page => page.addInitScript(() => {
    const bytes = new TextEncoder().encode(']d2010952100200202710NM-0315\u001d21A\r\n');
    const readable = new ReadableStream({ start(line) { globalThis.scanSerial = () => { line.enqueue(bytes.slice(0, 9)); line.enqueue(bytes.slice(9)); }; } });
    const port = { readable, open: async ({ baudRate }) => { globalThis.baud = baudRate; }, close: async () => {} };
    Object.defineProperty(navigator, 'serial', { value: Object.assign(new EventTarget(), { getPorts: async () => [port] }) });
  }));
  await up(page);
  await until(() => page.evaluate(() => globalThis.baud), 15_000, 'the port is not opened');
  await page.evaluate(() => globalThis.scanSerial());
  assert.equal(await verdict(page), 'recalled');
});
