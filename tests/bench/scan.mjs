// From the first film frame with a readable EAN-13 to the report's first paint, stage by stage.
//
// The frame's moment is taken in the page: when the worker's first answer with a symbol arrives, less the
// time that the worker says it took. `confirm` is the wait for a second frame that agrees.
import path from 'node:path';
import { film, symbol } from '../film.mjs';
import { open, scratch } from '../harness.mjs';
import { portal } from '../portal.mjs';

const RUNS = 15;
const STAGES = ['grab', 'decode', 'confirm', 'parse', 'lookUp', 'paint', 'total'];

/** Runs in the page before its own scripts: notes when a symbol first arrives and when the report is painted. */
function watch() {
  const noted = (globalThis.noted = {});
  globalThis.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        if (data.symbols?.length && !noted.frame) Object.assign(noted, { frame: performance.now(), grab: data.stats.grabMs, decode: data.stats.decodeMs });
      });
    }
  };
  const seen = new MutationObserver(() => {
    const root = document.querySelector('truy-xuat')?.shadowRoot;
    if (!root) return;
    // The root stands from the first screen on; what the app puts into it is seen from inside.
    seen.observe(root, { childList: true, subtree: true, attributes: true });
    if (!root.querySelector('[data-verdict]')) return;
    seen.disconnect();
    // A task after the next frame's callback runs behind that frame's paint.
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { noted.painted = performance.now(); }; port2.postMessage(0); });
  });
  seen.observe(document, { childList: true, subtree: true });
}

async function once(site, file) {
  const ended = [];
  const { page } = await open({ after: end => ended.push(end) }, site, { film: file, prepare: page => page.addInitScript(watch) });
  await page.waitForFunction(() => globalThis.noted.painted);
  const { noted, marks } = await page.evaluate(() => ({
    noted: globalThis.noted,
    marks: Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name.replace('truyxuat:', ''), startTime]).reverse()),
  }));
  for (const end of ended) await end();
  const first = noted.frame - noted.grab - noted.decode;
  const parsed = Math.min(marks.parsed, noted.painted), answered = Math.min(marks.answered ?? parsed, noted.painted);
  return {
    grab: noted.grab, decode: noted.decode, confirm: marks.read - noted.frame, parse: parsed - marks.read,
    lookUp: Math.max(0, answered - parsed), paint: noted.painted - Math.max(parsed, answered), total: noted.painted - first,
  };
}

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const { child, site } = await portal();
const file = path.join(scratch, 'bench.y4m');
film(file, symbol('ean13', '9521002002010'), { module: 5, blank: 45, frames: 45 });
const runs = [];
console.log(['run', ...STAGES].map(word => word.padStart(8)).join(''), ' ms');
for (let i = 0; i < RUNS; i++) {
  runs.push(await once(site, file));
  console.log([i + 1, ...STAGES.map(stage => runs[i][stage].toFixed(1))].map(word => String(word).padStart(8)).join(''));
}
const medians = Object.fromEntries(STAGES.map(stage => [stage, +median(runs.map(run => run[stage])).toFixed(1)]));
console.log(JSON.stringify({ runs: RUNS, median_ms: medians }));
child.kill();
process.exit(0);
