// The worst look-ups that the limits allow, one after another: every source answers page after page, as large as a page
// may be, until the budget of the look-up is used up. Memory is that of the renderer's process as the system counts it
// (Linux: anonymous resident pages), as it is then and once the system is short of memory, when a browser gives back what
// it has set aside. The browser is driven without its network domain, in which it would keep every answer for a developer
// to look at.
import fs from 'node:fs';
import { launch } from 'puppeteer-core';
import { between } from '../between.mjs';
import { QUIET } from '../harness.mjs';
import { until } from '../until.mjs';

const MB = 2 ** 20;
/** Memory after the last look-up may be so much above that before the first. */
export const AIM_MB = 30;
/** Two megabytes are the most that one answer may have. */
const ANSWER_BYTES = 1.97e6, EVENTS = 750;
/** A code that no source is asked about. */
const CALM = '9521002002011';
/** Codes whose sources answer as they should. */
const ORDINARY = ['9521002002010', '(01)09521002002027(10)NM-0315', '(01)09521002002010(10)CM-0806'];

/** A page of events, each with something of its own. */
function answer(number) {
  const filler = 'x'.repeat(Math.floor(ANSWER_BYTES / EVENTS) - 420);
  const eventList = Array.from({ length: EVENTS }, (_, index) => ({
    type: 'ObjectEvent', action: 'OBSERVE', eventID: `urn:uuid:${number}-${index}`, bizStep: 'shipping',
    eventTime: new Date(Date.UTC(2026, 0, 1) + (number * EVENTS + index) * 60_000).toISOString(), eventTimeZoneOffset: '+07:00',
    readPoint: { id: `https://id.gs1.org/414/952100200001${index % 10}` }, quantityList: [{ epcClass: 'https://id.gs1.org/01/09521002002010/10/X1', quantity: index }],
    'example:note': `${number}-${index} ${filler}`,
  }));
  return JSON.stringify({ '@context': [], type: 'EPCISQueryDocument', schemaVersion: '2.0', createdAt: '2026-11-01T00:00:00Z', epcisBody: { queryResults: { queryName: 'SimpleEventQuery', resultsBody: { eventList } } } });
}

/** A site whose sources answer so, what it has sent so far, and how to end it. */
async function hostile(site) {
  const ended = [];
  const server = await between({ after: close => ended.push(close) }, site);
  const pages = Array.from({ length: 8 }, (_, number) => answer(number));
  const sent = { requests: 0, bytes: 0 };
  const begin = () => server.spoil.set('*', (name, { url }) => {
    if (!/^(nation\/)?(epcis|trace)\//.test(name)) return undefined;
    const body = pages[sent.requests % pages.length];
    sent.requests += 1;
    sent.bytes += body.length;
    const next = `<${new URL(url, server.site).pathname}?nextPageToken=${sent.requests}>; rel="next"`;
    return { type: 'application/json', body, headers: { link: next, 'access-control-expose-headers': 'link' } };
  });
  return { site: server.site, sent, begin, close: () => { for (const close of ended) close(); } };
}

/** The page at `address`: what a script in it returns, and the memory of its process in megabytes. */
async function visit(address) {
  const browser = await launch({ executablePath: process.env.CHROMIUM, args: [...QUIET, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'] });
  const system = await browser.target().createCDPSession();
  const { targetId } = await system.send('Target.createTarget', { url: address });
  const target = await browser.waitForTarget(one => one._targetId === targetId);
  const session = await target.createCDPSession();
  const run = async expression => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  // The worker that keeps the page's files lives in the same process, comes once the page is idle and goes after half a
  // minute: it has done its work before the first look-up, and is told to end whenever memory is counted.
  await session.send('ServiceWorker.enable');
  const kept = () => run('navigator.serviceWorker.ready.then(({ active }) => Boolean(active))');
  const memory = async () => {
    await session.send('ServiceWorker.stopAllWorkers');
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const kilobytes = renderers.map(({ id }) => Number(/^RssAnon:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]));
    return Math.max(...kilobytes) * 1024 / MB;
  };
  const short = async () => {
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    // It is given back in turns of its own: done once no more of it goes.
    let [least, seen] = [Infinity, await memory()];
    while (seen < least - 1) {
      least = seen;
      await new Promise(done => setTimeout(done, 1000));
      seen = await memory();
    }
    return seen;
  };
  return { run, kept, memory, short, close: () => browser.close() };
}

/** Looks up `times` products whose sources answer so; says what it left behind. */
export async function worst(site, times) {
  const server = await hostile(site);
  const { run, kept, memory, short, close } = await visit(server.site);
  const element = 'document.querySelector("truy-xuat")';
  const shown = `${element}?.shadowRoot?.querySelector("[data-verdict]:not(:has(.progress))")`;
  await until(() => run(`${element}?.dataset.state === "ready"`).catch(() => false), 30_000, 'the page does not stand');
  const look = async text => {
    await run(`globalThis.before = ${shown}; ${element}.setAttribute("code", ${JSON.stringify(text)})`);
    await until(() => run(`Boolean(${shown}) && ${shown} !== globalThis.before`), 60_000, `no report of ${text}`);
    return run(`globalThis.before = undefined, ${shown}.dataset.verdict`);
  };
  const calm = async measure => { await look(CALM); return measure(); };
  // What a browser compiles and sets aside for reports at all is no leak.
  for (const code of ORDINARY) await look(code);
  await kept();
  const first = await calm(memory);
  server.begin();
  console.log(`worst look-ups: ${first.toFixed(1)} MB before`);
  let [most, last] = [first, first];
  for (let time = 1; time <= times; time += 1) {
    const [from, since] = [server.sent.bytes, Date.now()];
    const said = await look(`(01)09521002002010(10)X${time}`);
    const ms = Date.now() - since;
    last = await calm(memory);
    most = Math.max(most, last);
    if (time <= 3 || time % 10 === 0) console.log(`${String(time).padStart(4)} ${said}: ${((server.sent.bytes - from) / 1e6).toFixed(1)} MB sent, ${ms} ms, ${last.toFixed(1)} MB afterwards`);
  }
  const after = await calm(short);
  await close();
  server.close();
  const mb = Object.fromEntries(Object.entries({ before: first, most, last, after, growth: after - first }).map(([name, size]) => [name, +size.toFixed(1)]));
  return { times, requests: server.sent.requests, sent_mb: Math.round(server.sent.bytes / 1e6), mb, aim_mb: AIM_MB, holds: mb.growth <= AIM_MB };
}
