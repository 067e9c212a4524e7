// Everything that a page, a server or a browser may put in the way names itself by its number, and nothing is left
// with words that say that it is loading.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { between } from '../../between.mjs';
import { film as writeFilm, symbol } from '../../film.mjs';
import { INSECURE, open, scratch, site, standing, type, verdict, wanted } from '../../harness.mjs';
import { host, page as hostPage } from '../../host.mjs';
import { OBSTACLES } from '../../../src/shell/trouble/obstacles.js';

const GTIN = '9521002002010';
const CSP = (rules = {}) => {
  const all = { 'default-src': "'none'", 'script-src': "{tool} 'unsafe-inline' 'wasm-unsafe-eval'", 'connect-src': '{tool}', 'worker-src': 'blob:', 'img-src': '{tool} blob: data:', ...rules };
  return { 'content-security-policy': Object.entries(all).map(entry => entry.join(' ')).join('; ') };
};
const heard = '<script>window.errors = []; addEventListener("scanerror", event => errors.push(event.detail));</script>';

/** A page of others before a tool whose answers can be spoilt, and a way to open each of its `pages`. */
async function stand(t, pages, options = {}) {
  const server = await between(t, site);
  const origin = await host(t, server.site, pages);
  const { page } = await open(t, `${origin}/`, { camera: 'deny', hosts: [server.site, `http://${INSECURE}:${new URL(origin).port}`], early: true, ...options });
  const go = path => page.goto(new URL(path, origin).href);
  return { page, go, origin, ...server };
}
const codes = page => page.evaluate(async () => (await document.querySelector('truy-xuat').check()).map(({ code }) => code));

/** The first fault that the page hears of, and what stands in the element. */
async function told(page) {
  await wanted(page);
  await page.waitForFunction(() => window.errors.length > 0 && document.querySelector('truy-xuat').shadowRoot.querySelector('[part=trouble]'), undefined, { timeout: 40_000 });
  return page.evaluate(() => {
    const element = document.querySelector('truy-xuat');
    return { ...window.errors.at(-1), words: element.shadowRoot.querySelector('[part=trouble]').textContent, state: element.dataset.state };
  });
}

// What the policy of a page forbids: the header, what the self-check says, and whether a typed code is answered all the same.
const POLICIES = {
  '/wasm': [CSP({ 'script-src': "{tool} 'unsafe-inline'" }), 'TX-102', false],
  '/connect': [CSP({ 'connect-src': "'none'" }), 'TX-103', false],
  '/worker': [CSP({ 'worker-src': "'none'" }), 'TX-104', true],
  '/types': [CSP({ 'require-trusted-types-for': "'script'", 'trusted-types': 'other' }), 'TX-105', true],
  '/image': [CSP({ 'img-src': "'none'" }), 'TX-106', true],
  '/camera': [{ 'permissions-policy': 'camera=()' }, 'TX-201', true],
  '/strict': [CSP({ 'require-trusted-types-for': "'script'", 'trusted-types': 'truyxuat' }), undefined, true],
};

test('what the policy of a page forbids is named, and what it leaves works', async t => {
  const pages = { '/': '<!doctype html><title>x</title>' };
  for (const [path, [headers]] of Object.entries(POLICIES)) pages[path] = { html: hostPage({ head: heard }), headers };
  const { page, go } = await stand(t, pages);
  for (const [path, [, code, works]] of Object.entries(POLICIES)) {
    await go(path);
    if (works) {
      await standing(page);
      await type(page, GTIN);
      assert.equal(await verdict(page), 'record_found', path);
    } else {
      const fault = await told(page);
      assert.equal(fault.code, code, path);
      assert.equal(fault.retryable, false, path);
      assert.match(fault.help, /embed\.html\?check=1&lang=vi#TX-\d+$/);
      assert.ok(fault.words.includes(code) && !fault.words.includes('Đang tải'), fault.words);
    }
    const found = await codes(page);
    // A page with other rules keeps what it allows: nothing but its own obstacle stands in the way.
    assert.deepEqual(found, code ? [code] : [], path);
  }
});

test('under each policy the camera reads, or what forbids it is told by its number', async t => {
  const film = path.join(scratch, 'policies.y4m');
  writeFilm(film, symbol('ean13', GTIN));
  const pages = { '/': '<!doctype html><title>x</title>' };
  const expected = { '/worker': 'TX-104', '/types': 'TX-105', '/camera': 'TX-201', '/image': undefined, '/strict': undefined };
  for (const name of Object.keys(expected)) pages[name] = { html: hostPage({ head: heard }), headers: POLICIES[name][0] };
  const { page, go } = await stand(t, pages, { film, camera: 'allow' });
  for (const [name, code] of Object.entries(expected)) {
    await go(name);
    await standing(page);
    await page.evaluate(() => { document.querySelector('truy-xuat').start().catch(() => {}); });
    if (!code) {
      assert.equal(await verdict(page, 40_000), 'record_found', name);
      continue;
    }
    await page.waitForFunction(() => window.errors.length > 0, undefined, { timeout: 40_000 });
    assert.equal(await page.evaluate(() => window.errors[0].code), code, name);
    await type(page, GTIN);
    assert.equal(await verdict(page), 'record_found', name);
  }
});

test('a loader that the page keeps itself is told when the page lets no script of the tool in', async t => {
  const script = await (await fetch(`${site}/embed.js`)).text();
  const { page, go } = await stand(t, {
    '/': '<!doctype html><title>x</title>',
    '/embed.js': { html: script, headers: { 'content-type': 'text/javascript' } },
    '/own': { html: hostPage({ head: heard, body: '<truy-xuat asset-base="{tool}/">Đang tải…</truy-xuat>', script: '<script src="embed.js"></script>' }), headers: CSP({ 'script-src': "'self' 'unsafe-inline' 'wasm-unsafe-eval'" }) },
  });
  await go('/own');
  const fault = await told(page);
  assert.equal(fault.code, 'TX-101');
  assert.ok(!fault.words.includes('Đang tải'), fault.words);
  assert.deepEqual(await codes(page), ['TX-101']);
});

const bytes = async name => Buffer.from(await (await fetch(`${site}/${name}`, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer());

test('what a server does wrong is named; what can be tried again is, until it works', async t => {
  const { page, go, spoil } = await stand(t, { '/': hostPage({ head: heard, body: '<truy-xuat lang="vi">Đang tải…</truy-xuat>' }), '/gone': hostPage({ head: heard, body: '<truy-xuat lang="vi" config="{tool}/nothing.json"></truy-xuat>' }) });
  for (const [what, rules, code] of [
    ['down', { 'truyxuat.js': { status: 503 } }, 'TX-301'],
    ['missing', { 'truyxuat_bg.wasm': { status: 404 } }, 'TX-302'],
    ['changed on the way', { 'truyxuat_bg.wasm': { type: 'application/wasm', body: '\0asm\x01\0\0\0' } }, 'TX-305'],
    ['a script that is called something else', { 'truyxuat.js': { type: 'text/plain', body: 'x' } }, 'TX-305'],
  ]) {
    for (const [name, rule] of Object.entries(rules)) spoil.set(name, rule);
    await go('/');
    const fault = await told(page);
    // The answer in the tool's place carries no header that lets this page read it, and that is what is seen first.
    assert.ok(fault.code === code || fault.code === 'TX-305', `${what}: ${fault.code}`);
    assert.equal(fault.retryable, true, what);
    assert.ok(!fault.words.includes('Đang tải'), fault.words);
    spoil.clear();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await standing(page, 40_000);
    assert.equal(await page.locator('[part=trouble]').count(), 0, what);
  }
  await type(page, GTIN);
  assert.equal(await verdict(page), 'record_found');
  await go('/gone');
  assert.deepEqual(await codes(page), ['TX-407']);
});

test('the self-check names what a server of the same origin does wrong', async t => {
  const server = await between(t, site);
  const { page } = await open(t, `${server.site}/embed.html`, { camera: 'deny', early: true });
  await standing(page);
  const loader = (await bytes('embed.js')).toString();
  for (const [rules, code] of [
    [{ 'auditor.wasm': { status: 404 } }, 'TX-302'],
    [{ 'auditor.wasm': { status: 502 } }, 'TX-301'],
    [{ 'truyxuat_bg.wasm': { type: 'application/octet-stream', body: await bytes('truyxuat_bg.wasm') } }, 'TX-303'],
    [{ 'truyxuat.js': { type: 'text/plain', body: await bytes('truyxuat.js') } }, 'TX-308'],
    [{ 'embed.js': { type: 'text/javascript', body: loader.replace(/[0-9a-f]{16} (?=\S+ sha256)/, '0123456789abcdef ') } }, 'TX-405'],
    [{ 'config.json': { type: 'text/html' } }, 'TX-407'],
    [{ [/decoder-[0-9a-f]+/.exec(loader)[0] + '/worker.js']: { status: 404 } }, 'TX-220'],
    [{}, undefined],
  ]) {
    server.spoil.clear();
    for (const [name, rule] of Object.entries(rules)) server.spoil.set(name, rule);
    assert.deepEqual(await codes(page), code ? [code] : [], code);
  }
});

test('a server that never answers is told of, and taken when it answers', async t => {
  const { page, go, spoil } = await stand(t, { '/': '<!doctype html><title>x</title>', '/slow': hostPage({ head: heard, body: '<truy-xuat lang="vi">Đang tải…</truy-xuat>' }) });
  spoil.set('truyxuat_bg.wasm', { hang: true });
  await go('/slow');
  const fault = await told(page);
  assert.equal(fault.code, 'TX-307');
  assert.ok(!fault.words.includes('Đang tải'), fault.words);
});

test('what a browser lacks or blocks is named, and leaves a way to the report', async t => {
  const pages = { '/': hostPage({ head: heard }), '/twice': hostPage({ head: heard, script: '<script src="{tool}/embed.js"></script><script src="{tool}/embed.js"></script>' }) };
  for (const [what, prepare, code, path = '/'] of [
    ['no WebAssembly', () => { delete globalThis.WebAssembly; }, 'TX-402'],
    ['no storage', () => { Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); }, 'TX-401'],
    ['no vectors', () => { const validate = WebAssembly.validate; WebAssembly.validate = bytes => bytes.length < 20 && validate(bytes); }, 'TX-403'],
    ['no HTTPS', () => { Object.defineProperty(globalThis, 'isSecureContext', { get: () => false }); }, 'TX-203'],
    ['two loaders', () => {}, 'TX-406', '/twice'],
  ]) {
    await t.test(what, async t => {
      const { page, go } = await stand(t, pages, { prepare: page => page.addInitScript(prepare) });
      await go(path);
      assert.deepEqual(await codes(page), [code]);
      if (code === 'TX-402') {
        const fault = await told(page);
        assert.equal(fault.code, code);
        assert.equal(fault.state, 'unable');
        await page.locator('[part=trouble] input').fill(GTIN);
        const [opened] = await Promise.all([page.context().waitForEvent('page'), page.locator('[part=trouble] button').click()]);
        await opened.locator('[data-verdict=record_found]').waitFor();
      } else {
        await standing(page);
        await type(page, GTIN);
        assert.equal(await verdict(page), 'record_found');
      }
    });
  }
});

test('a frame says what its page takes from it, with each sandbox and without the camera', async t => {
  const frame = attributes => `<!doctype html><title>x</title><iframe width="600" height="900" src="{tool}/embed.html?lang=vi&check=1" ${attributes}></iframe>`;
  const origin = await host(t, site, {
    '/': frame('allow="camera {tool}; fullscreen"'), '/none': frame(''), '/opaque': frame('sandbox="allow-scripts allow-forms"'),
    '/forms': frame('sandbox="allow-scripts allow-same-origin"'), '/blank': frame('sandbox'),
    '/named': '<!doctype html><title>x</title><iframe width="600" height="900" src="{tool}/embed.html?parent=https%3A%2F%2Fother.example"></iframe>',
  }, true);
  const { page } = await open(t, `${origin}/`, { camera: 'deny', hosts: [site], early: true, context: { viewport: { width: 1280, height: 1000 } } });
  const go = path => page.goto(new URL(path, origin).href);
  for (const [path, expected] of [['/', []], ['/none', ['TX-202']], ['/opaque', ['TX-202', 'TX-205', 'TX-401']], ['/forms', ['TX-202']]]) {
    await go(path);
    const inner = page.frameLocator('iframe');
    await standing(inner);
    await inner.locator('[data-checked]').waitFor();
    assert.deepEqual(await inner.locator('[data-obstacle]').evaluateAll(rows => rows.map(row => row.dataset.obstacle)), expected, path);
    await type(inner, GTIN);
    assert.equal(await verdict(inner), 'record_found', path);
  }
  await go('/blank');
  const words = await page.frames()[1].locator('body').innerText();
  assert.match(words, /TX-204/);
  assert.ok(words.includes('Mở toàn màn hình') && words.includes(site) && !words.includes('Đang tải'), words);
  assert.equal(await page.frames()[1].locator('svg').count(), 1, 'a QR Code');
  await go('/named');
  await page.frameLocator('iframe').locator('body', { hasText: /--frame-ancestors https:\/\/other\.example/ }).waitFor();
});

test('documentation, types and manifest name the same attributes, methods and events', async () => {
  const at = name => fs.readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
  const written = heading => [...at('docs/embedding/api.md').split(`\n## ${heading}`)[1].split('\n## ')[0].matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([\w-]+)/g)].map(([, name]) => name));
  const [{ declarations: [{ attributes, members, events }] }] = JSON.parse(at('src/shell/types/custom-elements.json')).modules;
  const types = at('src/shell/types/truy-xuat.d.ts'), names = all => all.map(({ name }) => name).sort();
  const same = (heading, manifest, declared) => {
    assert.deepEqual(written(heading).sort(), names(manifest), heading);
    for (const { name, fieldName = name } of manifest) assert.match(types, declared(fieldName), heading);
  };
  // `lang` is every element's.
  same('Attributes', attributes, name => new RegExp(name === 'lang' ? 'extends HTMLElement' : `^  (set )?${name}(: |\\()`, 'm'));
  same('Methods', members, name => new RegExp(`^  ${name}\\(.*\\): Promise<`, 'm'));
  same('Events', events, name => new RegExp(`^  "?${name}"?: CustomEvent<`, 'm'));
});

test('the table of numbers in the documentation is the one that the tool speaks', () => {
  const written = fs.readFileSync(new URL('../../../docs/embedding/errors.md', import.meta.url), 'utf8').split('\n---\n');
  for (const [index, [lang, again]] of [['vi', ['có thể được', 'không giúp']], ['en', ['may help', 'does not help']]].entries()) {
    const rows = written[index].split('\n').filter(line => line.startsWith('| TX-'));
    const spoken = Object.entries(OBSTACLES).map(([number, obstacle]) => `| TX-${number} | ${obstacle[lang][0]} | ${again[obstacle.again ? 0 : 1]} | ${obstacle[lang][1]} |`);
    assert.deepEqual(rows, spoken);
  }
  for (const { vi, en, zh } of Object.values(OBSTACLES)) assert.ok([...vi, ...en, ...zh].every(words => words.trim() && words === words.normalize('NFC')));
});
