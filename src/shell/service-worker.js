// Keeps the app's own files of one version, so that it opens without a network.
//
// Only files of this list are ever kept or answered from here. Look-ups go to the network and
// nowhere else: a recall must not hide behind an old answer. A newer version is fetched whole,
// then waits until the page says that the person agrees.
const BUILD = "@BUILD@";
const FILES = ["@FILES@"];

const NAME = `truyxuat-${BUILD}`;
const base = new URL("./", location.href);
const kept = new Map(FILES.map((file) => [new URL(file, base).pathname, file]));

/** The file that answers a request, if it is one of ours: `/` is `index.html`, and a query does not count. */
function fileOf(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return undefined;
  return kept.get(pathname === base.pathname ? `${pathname}index.html` : pathname);
}

async function fetchAll() {
  const cache = await caches.open(NAME);
  await Promise.all(FILES.map(async (file) => {
    const answer = await fetch(new URL(file, base), { cache: "no-cache" });
    if (!answer.ok || answer.redirected) throw new Error(`${file}: HTTP ${answer.status}`);
    await cache.put(file, answer);
  }));
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("truyxuat-") && name !== NAME).map((name) => caches.delete(name)));
}

/** The newest configuration is worth the network: sources and hotlines change without a new version. */
const FIRST_FROM_NETWORK = "config.json";

async function answer(request, file) {
  const cache = await caches.open(NAME);
  if (file === FIRST_FROM_NETWORK) {
    const fresh = await fetch(request).catch(() => undefined);
    if (fresh?.ok) await cache.put(file, fresh.clone());
    if (fresh) return fresh;
  }
  return (await cache.match(file)) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(fetchAll()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => clients.claim())));
addEventListener("message", ({ data }) => { if (data?.kind === "activate") skipWaiting(); });
addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  if (file) event.respondWith(answer(event.request, file));
});
