// Keeps the app's own files of one version, so that it opens without a network.
//
// Only files of this list are ever kept or answered from here, and only with the content that the build
// gave them: what a captive portal or a half-finished deployment sends in their place is neither kept nor
// answered from the store, and is fetched again by itself. Look-ups go to the network and nowhere else: a
// recall must not hide behind an old answer. A newer version is fetched whole, then waits until the page
// says that the person agrees.
const BUILD = "@BUILD@";
// Each file with the SHA-256 of its content, in Base64; empty for the configuration, which is the installation's.
const FILES = { "@FILES@": "" };

const NAME = `truyxuat-${BUILD}`;
const base = new URL("./", location.href);
const kept = new Map(Object.keys(FILES).map((file) => [new URL(file, base).pathname, file]));

// A store that is full, blocked or broken may never answer: the network does without it.
const STORE_MS = 1000;
const TRIES = 4;
const REPAIR_MS = 15000;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
const store = () => Promise.race([caches.open(NAME), pause(STORE_MS)]).catch(() => undefined);

/** The file that answers a request, if it is one of ours: `/` is `index.html`, and a query does not count. */
function fileOf(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return undefined;
  return kept.get(pathname === base.pathname ? `${pathname}index.html` : pathname);
}

/** Whether an answer holds what the build made. */
async function isSound(answer, file) {
  if (!answer?.ok || answer.redirected) return false;
  if (!FILES[file]) return isJson(answer.clone());
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer()));
  return btoa(String.fromCharCode(...hash)) === FILES[file];
}

/** A captive portal answers a page for anything. */
const isJson = (answer) => answer.json().then((value) => typeof value === "object", () => false);

/** The file from the network; kept where it is the right one. */
async function fetched(file) {
  const address = new URL(file, base);
  let answer = await fetch(address, { cache: "no-cache" });
  let sound = await isSound(answer, file);
  if (!sound) {
    // A cache on the way may hold a wrong one.
    answer = await fetch(address, { cache: "reload" });
    sound = await isSound(answer, file);
  }
  if (sound) {
    const cache = await store();
    await cache?.put(file, answer.clone()).catch(() => { /* A full device opens with the network alone. */ });
  }
  return [answer, sound];
}

async function soundCopy(file) {
  const cache = await store();
  const copy = await cache?.match(file).catch(() => undefined);
  if (!copy) return undefined;
  if (await isSound(copy, file)) return copy;
  await cache.delete(file).catch(() => { /* It is not answered either way. */ });
  return undefined;
}

/**
 * Fetches what is missing, and tells what is missing still. One file after another: a small device holds one of them at a
 * time, and what the person waits for has the network.
 */
async function complete() {
  const missing = [];
  // Where the store does not open nothing can be kept, and nothing is fetched in vain.
  if (!(await store())) return missing;
  for (const file of Object.keys(FILES)) {
    if (await soundCopy(file)) continue;
    const [, sound] = await fetched(file).catch(() => []);
    if (!sound) missing.push(file);
  }
  return missing;
}

/** The first version may come in pieces, since the network stands in for what is missing; a newer one comes whole. */
async function install() {
  let missing = await complete();
  for (let tries = 1; missing.length > 0 && tries < TRIES; tries += 1) {
    await pause(1000 * tries ** 2);
    missing = await complete();
  }
  const names = await caches.keys().catch(() => []);
  const first = !names.some((name) => name.startsWith("truyxuat-") && name !== NAME);
  if (missing.length > 0 && !first) throw new Error(`not the files of ${BUILD}: ${missing.join(" ")}`);
}

async function forgetOlder() {
  const names = await caches.keys().catch(() => []);
  await Promise.all(names.filter((name) => name.startsWith("truyxuat-") && name !== NAME).map((name) => caches.delete(name)));
}

let repaired = 0;
/** Looks now and then for what is missing or wrong. */
function repair() {
  if (Date.now() - repaired < REPAIR_MS) return undefined;
  repaired = Date.now();
  return complete();
}

async function answer(file) {
  // Sources and hotlines change without a new version: the newest configuration is worth the network.
  const copy = FILES[file] ? await soundCopy(file) : undefined;
  if (copy) return copy;
  const [found, sound] = await fetched(file).catch(() => []);
  return (sound ? found : await soundCopy(file)) ?? found ?? Response.error();
}

/** Longest time for a page of the portal; then the app stands in, with what it has. */
const PAGE_MS = 6000;

/** The code that a page of the portal is about, as the app's own address names it. */
function reportOf({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  const folder = `${base.pathname}p/`;
  if (method !== "GET" || mode !== "navigate" || origin !== location.origin || !pathname.startsWith(folder)) return undefined;
  return new URL(`#/${pathname.slice(folder.length)}`, base);
}

/** A report is the network's: only where there is none the app opens its code, with the last report that the person keeps. */
async function report(request, offline) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout?.(PAGE_MS) });
  } catch {
    return Response.redirect(offline);
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => clients.claim())));
addEventListener("message", ({ data }) => { if (data?.kind === "activate") skipWaiting(); });
addEventListener("fetch", (event) => {
  const offline = reportOf(event.request);
  if (offline) event.respondWith(report(event.request, offline));
  const file = fileOf(event.request);
  if (!file) return;
  event.respondWith(answer(file));
  event.waitUntil(Promise.resolve(repair()).catch(() => { /* Later again. */ }));
});
