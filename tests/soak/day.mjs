// The day of one stand: who comes, how they scan and leave, and what fails meanwhile.
import fs from 'node:fs';
import path from 'node:path';
import { picture, png, symbol } from '../film.mjs';
import { send } from '../keys.mjs';
import { FAULTS, verdict, wipe } from './faults.mjs';
import { stand } from './stand.mjs';
import { SECRET, memory, traces } from './traces.mjs';

const [GTIN, LOT] = ['9521002002010', 'NM-0315'];
/** The page takes pictures of its own site alone. */
const HELD = 'held.png';
const HELD_BYTES = png(picture(symbol('ean13', GTIN)));
/** A finger stays on a key for so long. */
const TOUCH_MS = 20;

/** Touches the keys where they stand when the first is touched: a page that moves below the finger gets a wrong number. */
async function touched(page, text) {
  // A stand has no other keyboard: the number is sent by its button, which stands above the keys.
  const keys = page.locator('.key, .typing-row [type=submit]');
  await page.locator('.keypad').evaluate(node => node.scrollIntoView({ block: 'center' }));
  const places = new Map(await keys.evaluateAll(nodes => nodes.map(node => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [node.textContent, [x + width / 2, y + height / 2]];
  })));
  for (const words of [...text, 'Tra cứu']) await page.mouse.click(...places.get(words), { delay: TOUCH_MS });
}

/** Ways to scan, with what must be said. */
const WAYS = [
  ['keys', 'recalled', page => send(page, `]d2010952100200202710${LOT}^]21A{Enter}`)],
  ['touch', 'record_found', page => touched(page, GTIN)],
  ['keys', 'record_found', page => send(page, `${GTIN}{Tab}`)],
  ['camera', 'record_found', async page => {
    await page.evaluate(address => globalThis.stand.show(address), HELD);
    await page.locator('[data-verdict]').first().waitFor();
    await page.evaluate(() => globalThis.stand.show());
  }],
];

/** The person leaves half a number and another language behind, and goes; some just walk away. What is left of them. */
async function leave(it, scan) {
  const { page } = it;
  if (scan % 5 === 2) await page.locator('.bar button[lang=en]').click();
  await page.evaluate(secret => {
    const field = document.querySelector('truy-xuat').shadowRoot.querySelector('[data-part=typed]');
    field.value = secret;
    field.dispatchEvent(new Event('input'));
  }, SECRET);
  if (scan % 50 === 7) await page.locator('[data-verdict]').first().waitFor({ state: 'detached', timeout: 30_000 });
  else await wipe(it);
  return traces(page, [SECRET, LOT, GTIN]);
}

/** Runs stand `number` for about `scans` of the scans that `report` has left, with a fault after `every` of them. */
export async function day(number, report, scans, every) {
  const it = await stand();
  fs.writeFileSync(path.join(it.folder, HELD), HELD_BYTES);
  /** Pages warm up: what they hold after so many scans is where they are measured from. */
  const warming = Math.min(20, Math.floor(every / 2));
  let warm, born = 0, faults = 0, killed = 0;
  const complain = (what, error) => console.error(`stand ${number}, ${what}: ${error.message.split('\n')[0]}`);

  /** Waits for what must be said. Keys that a busy machine holds back may be answered in two parts, the second of which holds. */
  async function answered(scan, way, expected) {
    const said = await verdict(it.page, 10_000);
    if (said === expected) return;
    try {
      await it.page.locator(`[data-verdict=${expected}]:not(:has(.progress))`).first().waitFor({ timeout: 5_000 });
    } catch {
      const words = await it.page.locator('[data-verdict]').first().innerText().catch(() => 'nothing');
      throw new Error(`said ${said}, not ${expected}: ${words.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
    }
    report.corrected += 1;
    console.error(`stand ${number}, scan ${scan} by ${way}: said ${said} before ${expected}`);
  }

  async function scanned(scan) {
    const [way, expected, act] = WAYS[scan % WAYS.length];
    try {
      await act(it.page);
      await answered(scan, way, expected);
      report.scans += 1;
      const found = await leave(it, scan);
      report.wipes += 1;
      if (found.length) {
        report.left += 1;
        console.error(`stand ${number}: after scan ${scan} something was left: ${found.join(', ')}`);
      }
    } catch (error) {
      report.lost += 1;
      complain(`scan ${scan} by ${way}`, error);
      if (report.lost > 20) throw error;
      // One lost scan is one: the next begins on a clean page.
      await it.handle();
      [warm, born] = [undefined, scan];
    }
  }

  /** The next fault; says whether the page began anew. */
  async function failed() {
    const kill = faults % 10 === 9 || (killed === 0 && faults === Math.ceil(scans / every) - 2);
    const [name, harm] = kill ? ['renderer killed', it.killRenderer] : FAULTS[(faults - killed) % FAULTS.length];
    [faults, report.faults] = [faults + 1, report.faults + 1];
    if (kill) [killed, report.killed] = [killed + 1, report.killed + 1];
    const reloads = it.reloads;
    try {
      const ms = await harm(it);
      report.healed[name] = Math.max(report.healed[name] ?? 0, ms);
      console.error(`stand ${number}, ${name}: whole again after ${ms} ms`);
      const kind = kill ? 'outside_ms' : 'inside_ms';
      report[kind] = Math.max(report[kind], ms);
    } catch (error) {
      report.unhealed += 1;
      complain(name, error);
      await it.handle();
    }
    return it.reloads !== reloads;
  }

  for (let scan = 0; report.next(); scan += 1) {
    await scanned(scan);
    if (scan - born === warming) warm = await memory(it.cdp);
    if (scan % every !== every - 1) continue;
    if (warm) report.growth = Math.max(report.growth, +(await memory(it.cdp) / warm - 1).toFixed(3));
    if (await failed()) [warm, born] = [undefined, scan];
  }
  report.panics += it.complaints.filter(text => /panicked|unreachable/.test(text)).length;
  report.reloads += it.reloads;
  await it.end();
}
