// Chromium and Firefox, driven over WebDriver BiDi (Firefox) and the DevTools protocol by one library.
import fs from 'node:fs';
import { launch } from 'puppeteer-core';
import { until } from '../until.mjs';
import { FIND } from './find.mjs';

const CAMERA = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };

const browsers = {
  chromium: executablePath => ({ executablePath, args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'] }),
  firefox: executablePath => ({ browser: 'firefox', executablePath, extraPrefsFirefox: { ...CAMERA, 'intl.accept_languages': 'vi' } }),
};

/** Starts the browser; `open(url)` gives a page in a context of its own. */
export async function start(name, executablePath) {
  const browser = await launch({ headless: true, ...browsers[name](executablePath) });
  return {
    async open(url, size) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(size);
      await page.goto(url);
      return wrap(page, page, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** `page` has the keyboard, `frame` what is looked into. */
function wrap(page, frame, close) {
  const handle = async selector => {
    const found = (await frame.evaluateHandle(`(() => { ${FIND} return find(${JSON.stringify(selector)}); })()`)).asElement();
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  return {
    run: body => frame.evaluate(`(async () => { ${FIND} ${body} })()`),
    go: url => page.goto(url),
    reload: () => page.reload(),
    click: async selector => (await handle(selector)).evaluate(node => node.click()),
    type: async (selector, text) => (await handle(selector)).type(text),
    enter: async selector => (await handle(selector)).press('Enter'),
    // As fast as a scanner: each key is let go before the next, and none waits for the browser's word.
    keys: text => Promise.all([...text].map(key => (key === '\n' ? 'Enter' : key)).flatMap(key => [page.keyboard.down(key), page.keyboard.up(key)])),
    upload: async (selector, file) => (await handle(selector)).uploadFile(file),
    inside: async url => {
      const shown = () => page.frames().find(each => each.url().startsWith(url));
      return wrap(page, await until(shown, 20_000, `no frame shows ${url}`), close);
    },
    picture: async file => fs.writeFileSync(file, await page.screenshot()),
    close,
  };
}
