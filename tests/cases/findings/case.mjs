// Every verdict and finding that the cases of tests/verdicts expect, as people meet them: on the page, embedded and
// on a stand, in three languages. With SHEET=folder each is pictured, to be looked at.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { accessible, again, open, settled, type, unfold } from '../../harness.mjs';
import { send } from '../../keys.mjs';
import { sheet } from '../../sheet.mjs';

const folder = path.join(import.meta.dirname, '../../verdicts');
const LANGUAGES = ['vi', 'en', 'zh-Hans'];

/** Cases whose sources answer every question alike, which a browser can be given. */
const plain = ({ scan, sources, config }) => !config && /^[\x1d -~]+$/.test(scan) && sources.length > 0
  && sources.every(({ kind, reply }) => kind === 'epcis' && reply && Object.keys(reply).every(key => ['status', 'body'].includes(key)));
/** Notes that the ladder of levels and the code's part say where they arise. */
const ELSEWHERE = ['class_level_only', 'lot_level_only', 'foreign_prefix'];
const whose = ({ sources }) => JSON.stringify(sources.map(({ name, role }) => ({ name, role })));
const tellsOf = ({ verdict, findings = [], notes = [] }) => [verdict, ...findings, ...notes].filter(code => !ELSEWHERE.includes(code));
const all = fs.readdirSync(folder).sort().flatMap(file => JSON.parse(fs.readFileSync(path.join(folder, file)))).filter(plain);

/** Cases that show every verdict and finding once, by the sources that they ask. */
function chosen() {
  const shown = new Set(), groups = new Map();
  for (const one of all) {
    if (tellsOf(one.expect).every(code => shown.has(code))) continue;
    tellsOf(one.expect).forEach(code => shown.add(code));
    groups.set(whose(one), [...groups.get(whose(one)) ?? [], one]);
  }
  return { groups, shown };
}
const { groups, shown } = chosen();

const picture = sheet('findings');

/** A page whose sources answer as the case says that `at.is` holds. */
async function asked(t, where, sources, at) {
  return open(t, where, {
    camera: 'deny', context: where.includes('kiosk') ? { viewport: { width: 1080, height: 1920 } } : {}, config: { sources: JSON.parse(sources).map((source, index) => ({ ...source, epcis: `./case/${index}/` })), kiosk_wipe_after_s: 600 },
    prepare: async page => {
      // What the time is, alone: a stand's timers run as they always do.
      await page.addInitScript(() => { const { now } = Date; Date.now = () => globalThis.caseNow ?? now(); });
      await page.route(/\/case\/\d+\//, async route => {
        const { status = 200, body } = at.is.sources[/\/case\/(\d+)\//.exec(route.request().url())[1]].reply;
        await route.fulfill({ status, contentType: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body) });
      });
    },
  });
}

async function speak(page, lang) {
  await page.locator('truy-xuat').evaluate((element, lang) => element.setAttribute('lang', lang), lang);
  await page.locator(`.app[lang=${lang}]`).waitFor();
}

/** The words of each finding in a language. */
async function words(page, lang) {
  await speak(page, lang);
  return page.locator('[data-finding]').evaluateAll(nodes => nodes.map(node => [node.dataset.finding, node.innerText.trim()]));
}

/** Looks at the report of a case in every language; gives what is wrong with it. */
async function look(page, { name, expect }, where) {
  const wrong = [], holds = (is, what) => { if (!is) wrong.push(`${where}: ${name}: ${what}`); };
  const report = await settled(page).catch(fault => assert.fail(`${where}: ${name}: ${fault.message}`));
  const said = await report.getAttribute('data-verdict');
  holds(said === expect.verdict, `${said} for ${expect.verdict}`);
  await picture(page, `${where}: ${name}`);
  await unfold(page);
  const seen = [];
  for (const lang of LANGUAGES) {
    const found = await words(page, lang);
    const codes = new Set(found.map(([code]) => code));
    for (const code of tellsOf(expect).slice(1)) holds(codes.has(code), `${lang}: no ${code} in ${[...codes]}`);
    for (const [code, text] of found) {
      holds(text.length > 3 && text === text.normalize('NFC') && !/[{}¦]|undefined|NaN/.test(text), `${lang}: ${code}: ${text}`);
      holds(/[\u4e00-\u9fff]/.test(text) === (lang === 'zh-Hans'), `${lang}: ${code}: ${text}`);
    }
    seen.push(await page.locator('.verdict-words').first().innerText());
    if (lang !== 'vi') await picture(page, `${where}, ${lang}: ${name}`);
  }
  holds(new Set(seen).size === LANGUAGES.length, seen);
  // The parts are the same in all three; a page in a frame has no landmarks of its own.
  if (where === 'page') await accessible(page, `${where}: ${name}`);
  await speak(page, 'vi');
  return wrong;
}

test('the chosen cases show every verdict of a look-up', () => {
  for (const verdict of ['recalled', 'expired', 'warning', 'needs_cross_check', 'incomplete', 'record_found', 'product_only', 'not_found']) assert.ok(shown.has(verdict), verdict);
  assert.ok(shown.size >= 40, `${[...shown]}`);
});

/** Keys wait for nothing, as a field does that is typed into: the stand must stand. */
async function scanned(page, text) {
  await page.locator('truy-xuat[data-state=ready]').waitFor();
  await send(page, `${text.replaceAll('\x1d', '^]')}{Enter}`);
}

for (const [where, to, enter] of [['page', '/', type], ['embed', '/embed.html', type], ['stand', '/kiosk.html', scanned]]) {
  test(`every verdict and finding in three languages: ${where}`, async t => {
    const wrong = [];
    for (const [sources, cases] of groups) {
      const at = { is: cases[0] };
      const { page } = await asked(t, to, sources, at);
      for (at.is of cases) {
        await page.evaluate(now => { globalThis.caseNow = now; }, Date.parse(at.is.now));
        await enter(page, at.is.scan);
        wrong.push(...await look(page, at.is, where));
        await again(page);
      }
    }
    assert.deepEqual(wrong, []);
  });
}
