// Takes pictures of every state of the built page into target/screenshots/, with a contact sheet, and the four
// of the README into docs/pictures/. Words after the command are parts of names: only those are taken;
// `readme` takes the README's.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { portal } from './portal.mjs';

const root = path.dirname(import.meta.dirname);
const out = path.join(root, 'target/screenshots');
const wanted = process.argv.slice(2);

const SIZES = { phone: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };
const KIOSK = { phone: { width: 1080, height: 1920 }, wide: { width: 1920, height: 1080 } };
const THEMES = ['light', 'dark'];
/** The states that are also taken in the other two languages, on the phone in light; a stand's all are, in both orientations. */
const TRANSLATED = ['start', 'recalled', 'lots-recalled', 'found-lot', 'incomplete', 'product-only', 'update', 'code-invalid', 'settings', 'failure-denied'];
const LOCALES = { vi: 'vi-VN', en: 'en-GB', zh: 'zh-CN' };
/** The README's pictures: name there, state, theme. */
const README = [['scan', 'several-codes', 'light'], ['found', 'found-lot', 'light'], ['recalled', 'recalled', 'light'], ['journey', 'journey', 'dark']];
/** A picture in the README is two pixels a point and no more than 80 KB. */
const README_QUALITY = 72;

const { child, site } = await portal();
// The harness reads the site's address when it is loaded.
process.env.TRUYXUAT_SITE = site;
const { QUIET, scratch } = await import('./harness.mjs');
const { states } = await import('./screenshots/states.mjs');
const { films } = await import('./screenshots/scenes.mjs');

// A phone's faces, where this machine has them (Debian: fonts-roboto-unhinted, fonts-noto-cjk).
const family = (test, edit, names) => `<match target="pattern">${test}<edit name="family" mode="${edit}">${names.map(name => `<string>${name}</string>`).join('')}</edit></match>`;
process.env.FONTCONFIG_FILE = path.join(scratch, 'fonts.conf');
fs.writeFileSync(process.env.FONTCONFIG_FILE, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>/usr/share/fonts</dir><cachedir>${scratch}</cachedir>
  ${family('<test name="family"><string>monospace</string></test>', 'prepend', ['DejaVu Sans Mono'])}
  ${family('', 'append_last', ['Roboto', 'Noto Sans CJK SC', 'DejaVu Sans'])}
</fontconfig>`);

const browsers = new Map();
const launch = (...args) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...QUIET, ...args] });
async function browserFor(film) {
  if (!browsers.has(film)) {
    const camera = film ? ['--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${files[film]}`] : ['--use-fake-ui-for-media-stream=deny'];
    browsers.set(film, await launch('--use-fake-device-for-media-stream', ...camera));
  }
  return browsers.get(film);
}

const drawing = await launch();
const files = await films(drawing);
await drawing.close();

const looks = [];
for (const state of states) {
  for (const [size, theme] of Object.keys(SIZES).flatMap(size => THEMES.map(theme => [size, theme]))) looks.push({ state, size, theme, lang: 'vi' });
  if (state.kiosk && !state.everyLanguage) for (const lang of ['en', 'zh']) for (const size of Object.keys(SIZES)) looks.push({ state, size, theme: 'light', lang });
  if (TRANSLATED.includes(state.name)) for (const lang of ['en', 'zh']) looks.push({ state, size: 'phone', theme: 'light', lang });
}
const nameOf = ({ state, size, theme, lang }) => `${state.name}-${size}-${theme}-${lang}`;
const tasks = looks.filter(look => wanted.length === 0 || wanted.some(word => nameOf(look).includes(word)));

let last;

/** Brings a fresh page into the state; gives it with what closes it. */
async function reach({ state, size, theme, lang }, scale = 1) {
  const browser = await browserFor(state.film);
  const viewport = (state.kiosk ? KIOSK : SIZES)[size];
  const context = await browser.newContext({
    viewport, deviceScaleFactor: scale, colorScheme: theme, locale: LOCALES[lang], timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce',
    hasTouch: size === 'phone', isMobile: size === 'phone' && !state.kiosk, userAgent: state.agent,
  });
  const page = last = await context.newPage();
  page.setDefaultTimeout(20_000);
  await state.prepare?.(page, context);
  await page.goto(new URL(state.where ?? '/', site).href, { waitUntil: state.unready ? 'commit' : 'load' });
  if (state.unready) await page.locator('truy-xuat').waitFor();
  else await page.locator('truy-xuat[data-state=ready]').waitFor();
  // A stand begins in its own language, whoever stands before it.
  if (state.kiosk && lang !== 'vi') await page.locator(`.bar button[lang^=${lang}]`).click();
  await state.go?.(page, context);
  // The last frame with what the state shows.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  return { page, context };
}

fs.mkdirSync(out, { recursive: true });
const missed = [];
for (const [index, look] of tasks.entries()) {
  const name = nameOf(look);
  console.log(`[${index + 1}/${tasks.length}] ${name}`);
  try {
    const { page, context } = await reach(look);
    await page.screenshot({ path: path.join(out, `${name}.png`) });
    const tall = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight * 1.05);
    if (tall) await page.screenshot({ path: path.join(out, `${name}-whole.png`), fullPage: true });
    await context.close();
  } catch (fault) {
    console.error(`  ${String(fault).split('\n')[0]}`);
    await last?.screenshot({ path: path.join(out, `${name}-missed.png`) });
    missed.push(name);
  }
}
for (const [name, wantedState, theme] of wanted.length === 0 || wanted.includes('readme') ? README : []) {
  const state = states.find(state => state.name === wantedState);
  const { page, context } = await reach({ state, size: 'phone', theme, lang: 'vi' }, 2);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: README_QUALITY });
  fs.mkdirSync(path.join(root, 'docs/pictures'), { recursive: true });
  fs.writeFileSync(path.join(root, 'docs/pictures', `${name}.webp`), Buffer.from(data, 'base64'));
  console.log(`docs/pictures/${name}.webp: ${Math.round(data.length * .75 / 1024)} KB`);
  await context.close();
}

// The sheet shows what earlier runs have left, too.
const taken = name => fs.existsSync(path.join(out, `${name}.png`));
const sheet = states.map(state => {
  const names = looks.filter(look => look.state === state).map(nameOf).filter(taken);
  const shots = names.map(name => `<a href="${name}${taken(`${name}-whole`) ? '-whole' : ''}.png"><img loading="lazy" src="${name}.png" alt="${name}"><br>${name.slice(state.name.length + 1)}</a>`);
  return `<h2>${state.name}</h2><div>${shots.join('')}</div>`;
});
fs.writeFileSync(path.join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Truy Xuất</title>
<style>body{font:14px sans-serif;margin:1rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}img{height:360px;border:1px solid #bbb}a{color:inherit}</style>
${sheet.join('\n')}\n`);
console.log(JSON.stringify({ pictures: tasks.length - missed.length, missed, sheet: path.relative(root, path.join(out, 'index.html')) }));
for (const browser of browsers.values()) await browser.close();
child.kill();
process.exit(missed.length ? 1 : 0);
