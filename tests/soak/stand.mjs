// A stand as it hangs in a market: the portal, the watchdog that starts Chromium, and the page in it, with a camera and
// a decoder that the soak can take away.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { dist, portal, program } from '../portal.mjs';
import { freePort, until } from '../until.mjs';

const root = path.dirname(path.dirname(import.meta.dirname));

/** The flags of a real stand, but those of its screen and its folders. */
const FLAGS = fs.readFileSync(path.join(root, 'deploy/kiosk/chromium.flags'), 'utf8').split('\n')
  .filter(flag => flag && !/^--(ozone-platform|user-data-dir|disk-cache-dir)=/.test(flag));

/** In the page: a canvas is the camera, and the decoder's workers are known. */
function handles() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const pen = canvas.getContext('2d', { alpha: false });
  const stand = globalThis.stand = { workers: [], picture: null, camera: true };
  let turn = 0;
  setInterval(() => {
    turn += 1;
    // Nobody is there for most of a day, and several stands share the machine.
    if (!stand.picture && turn % 2) return;
    pen.fillStyle = `hsl(30 10% ${45 + turn % 2}%)`;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    // A hand never holds quite still.
    if (stand.picture) pen.drawImage(stand.picture, turn % 3, turn % 5, canvas.width, canvas.height);
  }, 125);
  stand.show = async address => {
    stand.picture = null;
    if (address) {
      const image = Object.assign(new Image(), { src: address });
      await image.decode();
      stand.picture = image;
    }
  };
  const page = globalThis.Worker;
  globalThis.Worker = class extends page {
    constructor(...words) { super(...words); stand.workers.push(this); }
  };
  navigator.mediaDevices.getUserMedia = async () => {
    if (!stand.camera) throw new DOMException('unplugged', 'NotFoundError');
    const stream = canvas.captureStream(8);
    [stand.track] = stream.getVideoTracks();
    return stream;
  };
}

/** Starts everything, and gives what the soak handles. */
export async function stand() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'truyxuat-soak-'));
  process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
  const folder = path.join(scratch, 'dist');
  fs.cpSync(dist, folder, { recursive: true });
  const [port, beats, debug] = [await freePort(), await freePort(), await freePort()];
  const watchdog = `http://127.0.0.1:${beats}`;
  fs.writeFileSync(path.join(folder, 'kiosk.json'), JSON.stringify({ name: 'soak', wipe_after_s: 10, watchdog: `${watchdog}/` }));
  const it = { folder, scratch, complaints: [], reloads: 0 };
  const serve = async () => { ({ child: it.portal, site: it.site } = await portal(folder, { port, connect: watchdog })); };
  await serve();
  it.site = `http://localhost:${port}`;

  const browser = [
    process.env.CHROMIUM ?? '/usr/bin/chromium', '--headless=new', '--no-sandbox', ...FLAGS, '--window-size=1080,1920',
    `--remote-debugging-port=${debug}`, `--user-data-dir=${scratch}/profile`, '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ];
  const line = ['kiosk', '--listen', `127.0.0.1:${beats}`, '--', 'sh', '-c', `exec "$@" "${it.site}/kiosk.html"`, 'sh', ...browser];
  const keeper = spawn(program, line, { stdio: 'ignore' });
  process.on('exit', () => { keeper.kill(); it.portal.kill(); });

  /** The page, whichever browser shows it now; `fresh` means that handles are not in it yet. */
  const meet = async () => {
    it.browser = await until(() => chromium.connectOverCDP(`http://127.0.0.1:${debug}`).catch(() => null), 60_000, 'no browser answers');
    it.context = it.browser.contexts()[0];
    it.page = await until(() => it.context.pages()[0], 10_000, 'the browser shows no page');
    it.page.setDefaultTimeout(20_000);
    it.page.on('pageerror', error => it.complaints.push(String(error)));
    it.page.on('console', message => { if (message.type() === 'error') it.complaints.push(message.text()); });
    it.page.on('load', () => { it.reloads += 1; });
    it.cdp = await it.context.newCDPSession(it.page);
  };
  /** The app stands, and its camera as is wished. */
  it.alive = async (camera = 'running') => {
    const stands = () => it.page.evaluate(camera => {
      const element = document.querySelector('truy-xuat');
      return element?.dataset.state === 'ready' && (element.dataset.alive ?? '').split(' ')[2] === camera;
    }, camera).catch(() => false);
    await until(stands, 40_000, `the stand is not up with its camera ${camera}`);
  };
  it.handle = async () => {
    await it.context.addInitScript(handles);
    await it.page.reload();
    await it.alive();
  };
  /** Kills the renderer as a system without memory does; gives the time until the watchdog has the page back. */
  it.killRenderer = async () => {
    const session = await it.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const began = performance.now();
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
    // The browser that holds the dead page is ended first.
    await until(() => !it.browser.isConnected(), 60_000, 'the watchdog leaves a dead page standing');
    await meet();
    await until(() => it.page.evaluate(() => document.querySelector('truy-xuat')?.dataset.alive).catch(() => null), 60_000, 'no page');
    const ms = Math.round(performance.now() - began);
    await it.handle();
    return ms;
  };
  it.stopPortal = async () => {
    const gone = new Promise(done => { it.portal.once('exit', done); });
    it.portal.kill('SIGKILL');
    await gone;
  };
  it.startPortal = serve;
  it.end = async () => {
    const gone = child => new Promise(done => { child.once('exit', done); child.kill(); });
    await Promise.all([gone(keeper), gone(it.portal)]);
  };
  await meet();
  await it.handle();
  return it;
}
