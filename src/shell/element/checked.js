// The device's own check of a page that a portal wrote, by a small WASM in a worker: where it comes to the server's
// result, the page says so long before the app is there, and the app comes when it is wanted.
import { CONFIG_MS, configuration, within } from "./config.js";
import { keptChoices } from "./first.js";
import { file, folder } from "./load.js";

// The build puts the digest of the checker's WASM here.
const INTEGRITY = "@CHECKER_INTEGRITY@";
// So long it may take to come, and to answer; then the app does it.
const COMES_MS = 20000;
const ANSWERS_MS = 8000;

/** The checker of this build; one of another is refused by its digest. */
async function module() {
  const checked = INTEGRITY.startsWith("@") ? {} : { integrity: INTEGRITY };
  const answer = await fetch(file("checker.wasm"), { ...checked, signal: within(COMES_MS) });
  if (!answer.ok) throw new Error(`checker.wasm: HTTP ${answer.status}`);
  // Some servers know no WASM and call it something else.
  const named = answer.headers.get("content-type") === "application/wasm";
  return named ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** Whether the device comes to the result of the page's server, from what came with the page alone. */
async function isSame(element, data) {
  const worker = new Worker(file("checker.js"));
  try {
    const failed = new Promise((_, no) => { worker.addEventListener("error", no); });
    const given = Promise.all([module(), configuration(element, within(CONFIG_MS))]);
    const [code, [config, fault]] = await Promise.race([given, failed]);
    if (fault) return false;
    const said = new Promise((done, no) => {
      worker.addEventListener("message", (event) => done(event.data));
      setTimeout(no, ANSWERS_MS, new Error("the checker does not answer"));
    });
    const page = { config, base: folder().href, code: data.dataset.code, given: data.textContent, lang: document.documentElement.lang };
    worker.postMessage({ module: code, ...page });
    return await Promise.race([said, failed]) === "same";
  } finally {
    worker.terminate();
  }
}

/** The page says in its own words that this device has checked it. */
function say(page) {
  const line = page.querySelector("[data-same]");
  if (!line) return;
  line.textContent = line.dataset.same;
  delete line.dataset.same;
}

// Below so many megabits a second what nobody has asked for is not fetched.
const QUICK = 2;
// What a person does who wants more than to read: a finger that scrolls is no sign.
const SIGNS = ["click", "focusin"];

/** Whether what nobody has asked for may be fetched. */
function isFree() {
  const { saveData, effectiveType, downlink = QUICK } = navigator.connection ?? {};
  return !saveData && !/2g$/.test(effectiveType) && downlink >= QUICK;
}

/**
 * Settles once the app is wanted on a `page` with its `data`: at once where the check leaves something to be done or the
 * report is to be kept, else once somebody uses the page or the browser has nothing better to do on a quick network.
 */
export async function wanted(element, page, data) {
  const used = new Promise((done) => { for (const sign of SIGNS) element.addEventListener(sign, done, { once: true }); });
  const same = await isSame(element, data).catch((fault) => { console.warn(fault); });
  if (!same) return;
  say(page);
  if (keptChoices().history) return;
  const idle = new Promise((done) => { if (isFree()) (self.requestIdleCallback ?? setTimeout)(done); });
  await Promise.race([used, idle]);
}
