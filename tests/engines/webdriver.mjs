// WebKitGTK's MiniBrowser, driven over the W3C WebDriver protocol.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { freePort, until } from '../until.mjs';
import { FIND } from './find.mjs';

/** How the protocol names an element in JSON (WebDriver, section 12.2). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const ENTER = '\uE007';

/** An X server without a screen, for a browser that has no headless mode; its number once it listens. */
async function screen() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1600x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((done, failed) => {
    server.stdout.once('data', data => done(String(data).trim()));
    server.once('exit', code => failed(new Error(`Xvfb ended with ${code}`)));
    server.once('error', failed);
  });
  return { server, display: `:${number}` };
}

/** Longest time in which a browser starts; one that does not is started again with a driver of its own. */
const START_MS = 20_000, STARTS = 3;

/** A driver that answers: how it is asked, and how it ends with the browsers that it has started. */
async function drive(driver, display) {
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    detached: true, stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1', LANG: 'C.UTF-8', LANGUAGE: 'vi' },
  });
  const end = () => { try { process.kill(-child.pid); } catch { /* It has ended by itself. */ } };
  process.on('exit', end);
  const ask = async (method, where, body, ms = 60_000) => {
    const answer = await fetch(`http://127.0.0.1:${port}${where}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(ms) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${where}: ${value.error}: ${value.message}`);
    return value;
  };
  await until(() => ask('GET', '/status').then(() => true, () => false), 20_000, 'the WebDriver server does not answer');
  return { ask, end };
}

/** Starts the driver; `open(url)` gives a page in a session of its own. */
export async function start(driver, browser) {
  const { server, display } = await screen();
  process.on('exit', () => server.kill());
  let running = await drive(driver, display);
  const session = async () => {
    const args = ['--automation', '--enable-mock-capture-devices=true', '--enable-media-stream=true'];
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args } } };
    for (let tries = 1; ; tries += 1) {
      try {
        return (await running.ask('POST', '/session', { capabilities }, START_MS)).sessionId;
      } catch (fault) {
        if (tries === STARTS) throw new Error('no session starts', { cause: fault });
        running.end();
        running = await drive(driver, display);
      }
    }
  };
  return {
    async open(url, size) {
      const id = await session();
      const { ask } = running;
      const page = wrap((method, where, ...rest) => ask(method, `/session/${id}${where}`, ...rest));
      await page.size(size);
      await page.go(url);
      return page;
    },
    async close() {
      running.end();
      server.kill();
    },
  };
}

function wrap(ask) {
  const run = body => ask('POST', '/execute/async', {
    script: `const done = arguments[arguments.length - 1]; (async () => { ${FIND} ${body} })().then(done, fault => done({ fault: String(fault) }))`, args: [],
  });
  const handle = async selector => {
    const found = await ask('POST', '/execute/sync', { script: `${FIND} return find(${JSON.stringify(selector)})`, args: [] });
    if (!found) throw new Error(`there is no ${selector}`);
    return found[ELEMENT];
  };
  const value = async (selector, text) => ask('POST', `/element/${await handle(selector)}/value`, { text });
  // Within a frame of another origin the driver focuses nothing: the field is told by the page's own script.
  const typed = (selector, text) => value(selector, text).catch(() => run(`
    const field = find(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))`));
  const entered = selector => value(selector, ENTER).catch(() => run(`find(${JSON.stringify(selector)}).form.requestSubmit()`));
  return {
    run,
    go: url => ask('POST', '/url', { url }),
    reload: () => ask('POST', '/refresh', {}),
    size: ({ width, height }) => ask('POST', '/window/rect', { width, height }),
    click: selector => run(`find(${JSON.stringify(selector)}).click()`),
    type: typed,
    enter: entered,
    // The driver takes up to some seconds a stroke: the page gets a scanner's from its own script instead.
    keys: text => run(`
      let time = performance.now();
      for (const key of ${JSON.stringify(text)}) {
        const code = key === '\\n' ? 'Enter' : 'Digit' + key;
        for (const kind of ['keydown', 'keyup']) {
          const event = new KeyboardEvent(kind, { code, key: key === '\\n' ? 'Enter' : key, bubbles: true, composed: true, cancelable: true });
          Object.defineProperty(event, 'timeStamp', { value: time });
          document.body.dispatchEvent(event);
        }
        time += 10;
      }`),
    upload: value,
    inside: async url => {
      const find = { using: 'css selector', value: `iframe[src^="${url}"]` };
      const frame = () => ask('POST', '/element', find).catch(() => undefined);
      await ask('POST', '/frame', { id: await until(frame, 20_000, `no frame shows ${url}`) });
      return wrap(ask);
    },
    // MiniBrowser draws no picture of some windows: one that is missing is no fault of the page.
    picture: async file => {
      const drawn = await ask('GET', '/screenshot', undefined, 10_000).catch(() => undefined);
      if (drawn) fs.writeFileSync(file, Buffer.from(drawn, 'base64'));
    },
    close: () => ask('DELETE', ''),
  };
}
