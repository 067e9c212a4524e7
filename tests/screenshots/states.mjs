// Every state of the page, and the way there. `film` names a scene, `where` the page, `prepare` what is stubbed.
import { camera, settled, site, type } from '../harness.mjs';
import { send } from '../keys.mjs';

const SOURCES = /\/(epcis|01)\b/;
/** A report for which no source is asked any more. */
const typed = text => async page => { await type(page, text); await settled(page); };
const link = path => `https://id.gs1.org/01/${path}`;

/** Changes the configuration that the page is given. */
const configured = change => page => page.route('**/config.json*', async route => {
  const response = await route.fetch();
  await route.fulfill({ response, json: { ...await response.json(), ...change } });
});

/** Makes `getUserMedia` end as a browser does. */
const failing = (name, message = '') => page => page.addInitScript(([name, message]) => {
  navigator.mediaDevices.getUserMedia = () => (name ? Promise.reject(new DOMException(message, name)) : new Promise(() => {}));
}, [name, message]);

const failed = async page => { await camera(page); await page.locator('[data-error]').waitFor(); };
const failure = (name, prepare, rest = {}) => ({ name: `failure-${name}`, prepare, go: failed, ...rest });

/** The torch and the zoom of a phone's camera, which the fake one has not. */
const ableCamera = page => page.addInitScript(() => {
  MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 4, step: .1 } });
});

const offline = async (page, context) => {
  await page.locator('[data-part=typed]').waitFor();
  await context.setOffline(true);
};

const sources = answer => page => page.route(SOURCES, answer);

/** A report, and a part of it brought into view. */
const part = (text, selector) => async page => {
  await typed(text)(page);
  await page.locator(selector).first().evaluate(node => node.scrollIntoView({ block: 'center' }));
};

const opened = selector => async page => {
  await page.locator(selector).first().evaluate(node => { node.querySelectorAll('details').forEach(one => { one.open = true; }); node.open = true; });
  // The long parts are built when they are opened.
  await page.waitForFunction(selector => document.querySelector('truy-xuat').shadowRoot.querySelector(selector).childElementCount > 1, selector);
};

async function historyOn(page) {
  await page.locator('.bar button[aria-expanded]').click();
  await page.locator('.panel.settings [role=switch]').last().click();
  await page.keyboard.press('Escape');
}

/** A newer version that has been fetched, and waits. */
const waiting = page => page.addInitScript(() => Object.defineProperty(ServiceWorkerRegistration.prototype, 'waiting', { get() { return this.active ?? this.installing; } }));

const kiosk = { where: '/kiosk.html', kiosk: true };
/** A stand that is set so. */
const set = settings => ({ ...kiosk, prepare: page => page.route('**/kiosk.json', route => route.fulfill({ json: settings })) });
const scanned = text => async page => { await send(page, `${text}{Enter}`); await settled(page); };
const staff = async page => { await send(page, ']d2010952100200202710NM-0315^]21A{Enter}'); await settled(page); await send(page, '#/diag{Enter}'); await page.locator('#staff').waitFor(); };

/** @type {{name: string, where?: string, film?: string, prepare?: Function, go?: Function, agent?: string, kiosk?: boolean, everyLanguage?: boolean}[]} */
export const states = [
  { name: 'start' },
  { name: 'camera-starting', prepare: failing(''), go: camera },
  { name: 'camera-live', film: 'front', prepare: ableCamera, go: async page => { await camera(page); await page.locator('[data-camera=running]').waitFor(); } },
  { name: 'camera-hint', film: 'front-dark', prepare: ableCamera, go: async page => { await camera(page); await page.waitForFunction(() => /tối|dark|暗/i.test(document.querySelector('truy-xuat').shadowRoot.querySelector('.hint')?.textContent), undefined, { timeout: 15_000 }); } },
  { name: 'several-codes', film: 'back', go: async page => { await camera(page); await page.locator('.choices').waitFor(); } },
  failure('denied'),
  failure('denied-zalo', undefined, { agent: 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0 Mobile Safari/537.36 Zalo android/12120' }),
  failure('dismissed', failing('NotAllowedError', 'Permission dismissed')),
  failure('none', failing('NotFoundError')),
  failure('in-use', failing('NotReadableError')),
  failure('over-constrained', failing('OverconstrainedError')),
  failure('security', failing('SecurityError')),
  failure('never-settles', failing('')),
  failure('policy-blocked', page => page.route(`${site}/`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'camera=()' } });
  })),
  failure('insecure-context', page => page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))),
  { name: 'typing', go: page => page.locator('[data-part=typed]').fill('95210020020') },
  { name: 'typing-check-digit', go: page => page.locator('[data-part=typed]').fill('9521002002011') },
  { name: 'typing-good', go: page => page.locator('[data-part=typed]').fill('9521002002010') },
  { name: 'looking-up', prepare: sources(() => {}), go: async page => { await type(page, '9521002002010'); await page.locator('.report').waitFor(); } },
  { name: 'slow', prepare: sources(() => {}), go: async page => { await type(page, '9521002002010'); await page.waitForFunction(() => /lâu|chậm|slow|longer|慢|久/i.test(document.querySelector('truy-xuat').shadowRoot.querySelector('.verdict')?.textContent), undefined, { timeout: 15_000 }); } },
  { name: 'recalled', go: typed('(01)09521002002027(10)NM-0315') },
  { name: 'lots-recalled', go: typed('9521002002027') },
  { name: 'recalled-upstream', go: typed(link('09521002002089/10/RT-0701')) },
  { name: 'expired', go: async page => { const codes = await (await fetch(`${site}/demo/codes.json`)).json(); const { text } = codes.find(code => code.name === 'expired_lot'); await typed(`(01)${text.slice(2, 16)}(17)${text.slice(18, 24)}(10)${text.slice(26)}`)(page); } },
  { name: 'warning-cold-chain', go: typed(link('09521002002065/10/TS-0912')) },
  { name: 'warning-sold', go: typed(link('09521002002041/21/GTY000871')) },
  { name: 'warning-not-sellable', go: typed(link('09521002002096/10/TV-0228')) },
  { name: 'warning-certificate', go: typed(link('09521002002102/10/CC-0915')) },
  { name: 'disagreement', go: typed(link('09521002002072/10/ND-0818')) },
  { name: 'found-lot', go: typed(link('09521002002010/10/CM-0806')) },
  { name: 'found-item', go: typed(link('09521002003017/21/NT000871')) },
  { name: 'found-product', go: typed('9521002002010') },
  { name: 'found-unknown-inputs', go: typed(link('09521002002058/10/RH-0520')) },
  { name: 'journey', go: part(link('09521002002010/10/CM-0806'), '.journey') },
  { name: 'map', go: async page => { await part(link('09521002002010/10/CM-0806'), '.map')(page); await opened('.map')(page); } },
  { name: 'checklist', go: async page => { await part(link('09521002002010/10/CM-0806'), '.checklist')(page); await opened('.checklist')(page); } },
  { name: 'details', go: async page => { await part(link('09521002002010/10/CM-0806'), '.details')(page); await opened('.details')(page); } },
  { name: 'not-found', go: typed('9521002009996') },
  { name: 'incomplete', prepare: page => page.route(/\/quoc-gia\//, route => route.abort('connectionrefused')), go: typed(link('09521002002010/10/CM-0806')) },
  { name: 'product-only', go: typed('(01)09521002002010(10)KHONG-CO') },
  { name: 'not-looked-up', prepare: sources(route => route.abort('connectionrefused')), go: typed('9521002002010') },
  { name: 'code-valid', prepare: configured({ sources: [] }), go: typed('9521002002010') },
  { name: 'code-invalid', go: typed('9521002002011') },
  { name: 'link', go: typed('https://www.example.com/khuyen-mai?ma=123') },
  { name: 'payment', go: typed('00020101021138540010A00000072701240006970436011000000000010208QRIBFTTA53037045802VN62140810THU NGHIEM63041BDE') },
  { name: 'wifi', go: typed('WIFI:T:WPA;S:Cho Ha Long;P:matkhau123;;') },
  {
    name: 'update', prepare: waiting, go: async page => {
      await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
      await page.reload();
      await page.locator('.notices .notice').first().waitFor();
    },
  },
  { name: 'offline', go: offline },
  { name: 'offline-report', go: async (page, context) => { await offline(page, context); await typed('9521002002010')(page); } },
  {
    name: 'stale', go: async (page, context) => {
      await historyOn(page);
      await typed('(01)09521002002027(10)NM-0315')(page);
      await page.locator('.back button').click();
      await context.setOffline(true);
      await typed('(01)09521002002027(10)NM-0315')(page);
    },
  },
  {
    name: 'history', go: async page => {
      await historyOn(page);
      for (const text of ['(01)09521002002027(10)NM-0315', link('09521002002010/10/CM-0806'), '9521002009996', '9521002002011']) {
        await typed(text)(page);
        await page.locator('.back button').click();
      }
      await page.evaluate(() => { location.hash = 'history'; });
      await page.locator('.kept').nth(3).waitFor();
    },
  },
  { name: 'history-empty', where: '/#history' },
  { name: 'settings', go: page => page.locator('.bar button[aria-expanded]').click() },
  { name: 'about', where: '/#about', go: page => page.locator('.panel.about').waitFor() },
  {
    name: 'problem', prepare: configured({ hotline: { name: 'Đường dây nóng (ví dụ)', number: '1900 0000' }, problem_email: 'gopy@example.vn' }),
    go: async page => { await typed('(01)09521002002027(10)NM-0315')(page); await page.locator('.actions .button', { hasText: /Báo|Report|报/ }).click(); await page.locator('.panel.problem').waitFor(); },
  },
  {
    name: 'share-copied', prepare: page => page.addInitScript(() => { Object.defineProperty(navigator, 'share', { value: undefined }); Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } }); }),
    go: share,
  },
  {
    name: 'share-by-hand', prepare: page => page.addInitScript(() => { Object.defineProperty(navigator, 'share', { value: undefined }); Object.defineProperty(navigator, 'clipboard', { value: undefined }); }),
    go: share,
  },
  { name: 'config-fault', prepare: page => page.route('**/config.json*', route => route.fulfill({ json: { title: 5, sources: [{ name: '' }], languages: ['xx'] } })) },
  { name: 'loading', prepare: page => page.route('**/truyxuat_bg.wasm*', () => {}), unready: true },
  { name: 'loading-failed', prepare: page => page.route('**/truyxuat_bg.wasm*', route => route.abort()), unready: true, go: page => page.locator('truy-xuat[data-state=failed]').waitFor() },
  { name: 'kiosk-start', ...kiosk },
  { name: 'kiosk-live', ...kiosk, film: 'front', go: page => page.locator('[data-camera=running]').waitFor() },
  { name: 'kiosk-decoder', ...kiosk, film: 'front', prepare: page => page.route('**/decoder-*/**', route => route.abort()), go: page => page.locator('.notices .notice').first().waitFor() },
  { name: 'kiosk-report', ...kiosk, go: typed('(01)09521002002027(10)NM-0315') },
  { name: 'kiosk-countdown', ...kiosk, prepare: configured({ kiosk_wipe_after_s: 14 }), go: async page => { await typed('9521002002010')(page); await page.locator('.countdown').waitFor(); } },
  { name: 'kiosk-found', ...kiosk, go: scanned('https://id.gs1.org/01/09521002002010/10/CM-0806') },
  { name: 'kiosk-not-found', ...kiosk, go: scanned('9521002009996') },
  { name: 'kiosk-doubt', ...kiosk, go: async page => { await send(page, ']d2010952100200202710NM-0315{F8}21A{Enter}'); await page.locator('.notice').first().waitFor(); } },
  { name: 'kiosk-letters', ...kiosk, go: page => page.locator('.keys').first().click() },
  { name: 'kiosk-blind', ...set({ camera: false }), go: page => page.locator('.viewfinder').waitFor({ state: 'hidden' }) },
  { name: 'kiosk-low', ...set({ low: true }), go: page => page.locator('[data-low]').waitFor() },
  { name: 'kiosk-low-report', ...set({ low: true }), go: scanned(']d2010952100200202710NM-0315') },
  { name: 'kiosk-closed', everyLanguage: true, ...set({ hours: { daily: 'closed' } }), go: page => page.locator('#closed').waitFor() },
  { name: 'kiosk-staff', ...set({ name: 'cho-ha-long-1', wipe: 1 }), go: staff },
  { name: 'kiosk-cleaning', ...kiosk, go: async page => { await staff(page); await page.locator('[data-act=clean]').click(); await page.locator('#cleaning').waitFor(); } },
  { name: 'kiosk-offline', ...kiosk, go: async (page, context) => { await offline(page, context); await scanned('9521002002010')(page); } },
  { name: 'embed', where: '/embed.html', go: page => page.locator('[data-part=typed]').waitFor() },
  { name: 'embed-report', where: '/embed.html', go: typed(link('09521002002010/10/CM-0806')) },
];

async function share(page) {
  await typed('(01)09521002002027(10)NM-0315')(page);
  await page.locator('.actions .button', { hasText: /Chia sẻ|Share|分享/ }).click();
  await page.locator('.notices .notice').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}
