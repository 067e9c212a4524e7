// The flags and policies of `deploy/kiosk`, in a Chromium that is started with them: what they promise holds.
//
// The policies lie where Chromium reads them in a mount namespace of its own; the machine keeps its own. One entry is
// left out for all questions but the first: it forbids the very tools that ask.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { chromium } from 'playwright-core';
import { scratch } from '../../harness.mjs';
import { freePort, until } from '../../until.mjs';

const deploy = path.join(import.meta.dirname, '../../../deploy/kiosk');
const PLACE = '/etc/chromium';
const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
// Debian's Chromium reads this folder, others read others; and not every container lets a test mount one.
const able = fs.existsSync(PLACE) && spawnSync('unshare', ['-rm', 'mount', '--bind', scratch, PLACE]).status === 0;

const flags = fs.readFileSync(path.join(deploy, 'chromium.flags'), 'utf8').split('\n')
  .filter(flag => flag && !/^--(ozone-platform|user-data-dir|disk-cache-dir)=/.test(flag));

/** A page in another language, with a form for a password. */
function serve(t) {
  const page = '<!doctype html><html lang="fr"><title>stand</title><p>Bonjour tout le monde</p><form><input type="password"></form>';
  const server = http.createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
  t.after(() => server.close());
  return new Promise(done => { server.listen(0, '127.0.0.1', () => done(server.address().port)); });
}

/** Chromium at `address` with the stand's flags, and its policies but those `without`. */
async function locked(t, address, without) {
  const policies = JSON.parse(fs.readFileSync(path.join(deploy, 'policy.json'), 'utf8').replaceAll('@ORIGIN@', new URL(address).origin));
  for (const name of without) delete policies[name];
  const folder = fs.mkdtempSync(path.join(scratch, 'policies-'));
  fs.mkdirSync(path.join(folder, 'policies/managed'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'policies/managed/stand.json'), JSON.stringify(policies));
  const port = await freePort();
  const words = [
    program, '--headless=new', '--no-sandbox', ...flags, `--user-data-dir=${folder}/profile`, `--remote-debugging-port=${port}`,
    '--use-fake-device-for-media-stream', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1', address,
  ];
  const child = spawn('unshare', ['-rm', 'sh', '-c', `mount --bind "$0" ${PLACE} && exec "$@"`, folder, ...words], { stdio: 'ignore' });
  t.after(() => new Promise(done => { child.once('exit', done); child.kill(); }));
  const targets = async () => (await fetch(`http://127.0.0.1:${port}/json`).catch(() => null))?.json();
  const shown = await until(async () => (await targets())?.filter(({ type }) => type === 'page'), 20_000, 'Chromium does not start');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return { shown, browser, context: browser.contexts()[0] };
}

test('developer tools reach no page of a stand', { skip: !able && `no policies can be put in ${PLACE} here` }, async t => {
  const { shown, context } = await locked(t, `http://localhost:${await serve(t)}/`, []);
  assert.equal(shown.length, 1, 'one page is shown, and no bubble or bar beside it');
  assert.deepEqual(context.pages(), []);
});

test('a stand shows its own site, gives it the camera, and nothing else', { skip: !able && `no policies can be put in ${PLACE} here` }, async t => {
  const [own, other] = [await serve(t), await serve(t)];
  const site = `http://localhost:${own}/`;
  const { context } = await locked(t, site, ['DeveloperToolsAvailability']);
  const page = context.pages().find(page => page.url() === site);
  assert.equal(await page.title(), 'stand');
  const may = await page.evaluate(async () => {
    const asked = async name => (await navigator.permissions.query({ name })).state;
    const film = await navigator.mediaDevices.getUserMedia({ video: true });
    return {
      film: film.getVideoTracks().length, camera: await asked('camera'), microphone: await asked('microphone'),
      geolocation: await asked('geolocation'), notifications: await asked('notifications'),
    };
  });
  assert.deepEqual(may, { film: 1, camera: 'granted', microphone: 'denied', geolocation: 'denied', notifications: 'denied' });
  const tools = await context.newCDPSession(page);
  await tools.send('Input.synthesizePinchGesture', { x: 200, y: 200, scaleFactor: 2 });
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'no pinch');
  const blocked = [];
  for (const url of [
    `http://127.0.0.1:${other}/`, 'file:///etc/os-release', `view-source:${site}`, 'data:text/html,x', 'chrome://settings/', 'chrome://policy/',
    'chrome://downloads/', 'https://www.google.com/',
  ]) {
    const tab = await context.newPage();
    const why = await tab.goto(url).then(() => 'shown', error => error.message);
    if (/ERR_BLOCKED_BY_ADMINISTRATOR/.test(why)) blocked.push(url);
    else t.diagnostic(`${url}: ${why.split('\n')[0]}`);
    await tab.close();
  }
  assert.equal(blocked.length, 8, blocked.join(' '));
});
