// The app's files: where they are, how they are fetched, and what went wrong when they were not.
// The build replaces the words between @ signs: its name, the decoder's folder, the digest of the WASM.
let stamp = "@BUILD@ @DECODER@ @INTEGRITY@".split(" ");
// `cargo xtask package` names the version whose folder holds the files; they are beside the loader else.
const VERSION = "@VERSION@";
const versioned = !VERSION.startsWith("@");

// What fails is tried again: soon, then less often, and at once when the network is back.
const [FIRST_PAUSE_MS, LAST_PAUSE_MS] = [500, 30000];

let base;
let loader;

/** Says which folder the site begins in, and where in it the loader is. */
export function stand(folder, name) {
  [base, loader] = [folder, name];
}

/** The folder that the site begins in, for a loader at `address` in the folder of a line or a version of it. */
export const siteOf = (address) => new URL(versioned ? address.replace(/v(\d+|\/[^/]+)\/[^/]*$/, "") : ".", address);

const stamped = () => !stamp[0].startsWith("@");
const within = versioned ? `v/${VERSION}/` : "";
export const decoder = () => within + (stamped() ? stamp[1] : "decoder");
export const folder = () => base;

/** The address of a file of this build; `again` tells a script that failed from one that is asked for anew. */
export const file = (name, again = 0) => new URL(`${within}${name}?v=${stamp[0]}${again ? `&again=${again}` : ""}`, base);

/** What surrounds the app in a page of others. */
export const stage = (again) => script("stage.js", again);

const script = (name, again) => {
  const address = file(name, again);
  return import(address).catch((fault) => failed(fault, "script", address));
};

/** What is loaded once something is wrong; the network may have kept it away at the last try. */
export const trouble = () => import(file("trouble.js", troubles)).catch((fault) => { troubles += 1; throw fault; });
let troubles = 0;

/** Where the files are, for the self-check. */
export const at = () => ({ base, loader, file, decoder: decoder(), build: stamped() && stamp[0] });

export function pause(tries) {
  return new Promise((done) => {
    const timer = setTimeout(over, Math.min(FIRST_PAUSE_MS * 2 ** tries, LAST_PAUSE_MS));
    function over() {
      clearTimeout(timer);
      removeEventListener("online", over);
      done();
    }
    addEventListener("online", over);
  });
}

// What the page's policy has forbidden so far: the browser tells it here and nowhere else.
export const forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => { forbidden.push(event); });

let loading;

/** The app's module, fetched once a page; `again` counts the tries before, and `lang` is what it will speak first. */
export function load(again, lang) {
  loading ??= start(again, lang).catch((fault) => { loading = undefined; throw fault; });
  return loading;
}

/** The next `load` asks for the app anew. */
export function forget() { loading = undefined; }

async function start(again, lang) {
  if (again && stamped()) {
    // The server may have gone on to a newer build: what belongs together is asked anew.
    const { newest } = await trouble().catch(() => ({}));
    stamp = await newest?.(base, loader) ?? stamp;
  }
  const wasm = module();
  // Its fault is told where the app waits for it.
  wasm.catch(() => {});
  const app = await script("truyxuat.js", again);
  app.ask(lang);
  const code = await wasm;
  await app.default({ module_or_path: code }).catch((fault) => failed(fault, "compile"));
  return app;
}

/** The WASM as an answer where the browser takes it as it comes, else as bytes: some servers call it something else. */
async function module() {
  const answer = await fetched(file("truyxuat_bg.wasm"), stamped() ? { integrity: stamp[2] } : {});
  return answer.headers.get("content-type") === "application/wasm" ? answer : answer.arrayBuffer();
}

async function fetched(address, checked) {
  const answer = await fetch(address, checked).catch((fault) => failed(fault, "fetch", address));
  if (!answer.ok) failed(new Error(`${address}: HTTP ${answer.status}`), "fetch", address);
  return answer;
}

/** Throws a fault with what `trouble.js` tells its cause by: the browser calls most of them the same. */
function failed(fault, step, address) {
  throw Object.assign(fault, { step, address });
}

export async function sheet(name) {
  const answer = await fetched(file(name));
  const made = new CSSStyleSheet();
  made.replaceSync(await answer.text());
  return made;
}
