// What may be left of a person, and of the memory that served them.

/** Half a telephone number, as it is left standing in a field. */
export const SECRET = '0912345678';

/** Where any of `texts` still stands: the page, what it keeps, and what it would show again. */
export function traces(page, texts) {
  return page.evaluate(async texts => {
    const host = document.querySelector('truy-xuat'), root = host.shadowRoot;
    const held = { page: root.innerHTML, title: document.title, address: location.href, entry: JSON.stringify(history.state) };
    held.fields = [...root.querySelectorAll('input, textarea')].map(field => field.value).join('\n');
    held.attributes = [...host.attributes].map(({ value }) => value).join('\n');
    held.storage = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage })).join('\n');
    held.cookies = document.cookie;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      held[`cache ${name}`] = (await cache.keys()).map(request => request.url).join('\n');
    }
    for (const { name } of await indexedDB.databases()) {
      const base = await new Promise((done, failed) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => done(target.result), onerror: failed }));
      for (const store of base.objectStoreNames) {
        const all = base.transaction(store).objectStore(store).getAll();
        held[`base ${name} ${store}`] = JSON.stringify(await new Promise((done, failed) => Object.assign(all, { onsuccess: () => done(all.result), onerror: failed })));
      }
      base.close();
    }
    const found = Object.keys(held).filter(place => texts.some(text => held[place].includes(text)));
    // The next person finds the stand's own language, light and place.
    if (document.documentElement.lang !== 'vi') found.push('language');
    if (root.querySelector('.app')?.dataset.theme !== 'system') found.push('theme');
    if (root.querySelector('[data-verdict]')) found.push('report');
    return found;
  }, texts);
}

/** Bytes that scripts and WASM hold once the garbage is gone. */
export async function memory(cdp) {
  for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}
