// The self-check: asks the page, the server and the browser one thing after another, without starting the camera.
import { OBSTACLES } from "./obstacles.js";

// What does not answer within this is taken for silent.
const LIMIT_MS = 8000;
// A module of two vector instructions.
const VECTORS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const limited = (asked) => Promise.race([asked, new Promise((_, fail) => { setTimeout(fail, LIMIT_MS, new Error("slow")); })]);

/** Resolves in a turn of its own, when news of what was forbidden has come. */
const turn = () => new Promise((done) => { setTimeout(done, 20); });

/** The numbers of what stands in the way; `at` holds the addresses of the files, `forbidden` what the policy refused. */
async function numbers(element, { base, file, decoder, loader, build }, forbidden) {
  const found = new Set();
  const outside = base.origin !== self.origin;
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  if (!isSecureContext) found.add(203);
  else if (policy?.allowsFeature("camera") === false) found.add(self === top ? 201 : 202);
  if (self.origin === "null") found.add(205);
  try { localStorage.getItem("truyxuat.choices"); if (!indexedDB) throw new Error("none"); } catch { found.add(401); }
  if (location.protocol === "https:" && base.protocol === "http:") found.add(306);
  if (document.querySelectorAll('script[src*="embed.js"], script[src*="truy-xuat.js"]').length > 1) found.add(406);

  if (typeof WebAssembly !== "object") found.add(402);
  else {
    if (!WebAssembly.validate(new Uint8Array(VECTORS))) found.add(403);
    // A page without the word refuses by an error; nothing else refuses the shortest module.
    try { new WebAssembly.Module(EMPTY); } catch { found.add(102); }
  }
  const before = forbidden.length;
  const news = (directive) => forbidden.slice(before).some((it) => it.effectiveDirective.startsWith(directive));

  const files = ["truyxuat.js", "truyxuat_bg.wasm", ..."@PART_FILES@".split(" ")].map((name) => file(name));
  if (decoder) files.push(new URL(`${decoder}/worker.js`, base));
  await Promise.all(files.map(async (address) => {
    try {
      const answer = await limited(fetch(address, { method: "HEAD", cache: "no-cache" }));
      const type = answer.headers.get("content-type") ?? "";
      if (answer.status === 404) found.add(address.pathname.includes("decoder-") ? 220 : 302);
      else if (!answer.ok) found.add(301);
      else if (address.pathname.endsWith(".js") && !/javascript/.test(type)) found.add(308);
      else if (address.pathname.endsWith(".wasm") && type !== "application/wasm") found.add(303);
    } catch (fault) {
      await turn();
      const answers = outside && await limited(fetch(address, { mode: "no-cors" })).catch(() => undefined);
      found.add(fault.message === "slow" ? 307 : news("connect-src") ? 103 : answers ? 305 : 301);
    }
  }));
  await limited(import(file("stage.js"))).catch(async () => {
    await turn();
    if (news("script-src")) found.add(101);
  });
  await Promise.all([worker(outside, base, decoder, found), picture(base)]);
  await turn();
  if (news("worker-src")) found.add(104);
  if (news("img-src")) found.add(106);
  if (refusesTypes(element)) found.add(105);
  await newest(base, loader, build, found);
  await configuration(element, base, found);
  return [...found].sort((one, other) => one - other);
}

/** Starts a worker as the decoder is started, and lets it go. */
async function worker(outside, base, decoder, found) {
  const blob = URL.createObjectURL(new Blob([""], { type: "text/javascript" }));
  try {
    const started = new Worker(outside ? blob : new URL(`${decoder}/worker.js`, base));
    await turn();
    started.terminate();
  } catch (fault) {
    // A page with Trusted Types takes no bare address; the app passes one by its policy.
    if (fault.name === "SecurityError") found.add(104);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/**
 * Whether the page demands Trusted Types and refuses the app's policy. An empty frame has the page's rules and a list of
 * its own of the policies that were made: here the app could not make its policy a second time.
 */
function refusesTypes(element) {
  if (!self.trustedTypes) return false;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  (element.shadowRoot ?? element).append(frame);
  const { contentWindow: inner, contentDocument: page } = frame;
  // Where frames are strangers to each other there is nothing to be seen.
  if (!page) return void frame.remove();
  const holds = (act) => { try { act(); return true; } catch { return false; } };
  const allowed = holds(() => inner.trustedTypes.createPolicy("truyxuat", {}));
  const demanded = !holds(() => { page.createElement("script").text = ""; });
  frame.remove();
  return demanded && !allowed;
}

const picture = (base) => new Promise((done) => {
  const shown = new Image();
  shown.onload = shown.onerror = done;
  shown.src = new URL("icons/icon.svg", base).href;
});

/** A loader that a cache keeps names an older build than the server has. */
async function newest(base, loader, build, found) {
  try {
    const text = await (await limited(fetch(new URL(loader, base), { cache: "reload" }))).text();
    const now = /([0-9a-f]{16}) \S+ sha256-/.exec(text)?.[1];
    if (now && build && now !== build) found.add(405);
  } catch { /* Told already. */ }
}

async function configuration(element, base, found) {
  const given = element.getAttribute("config");
  try {
    if (given?.trimStart().startsWith("{")) return void JSON.parse(given);
    const answer = await limited(fetch(given ? new URL(given, document.baseURI) : new URL("config.json", base), { credentials: "omit" }));
    if (answer.status === 404 && !given) return;
    if (!answer.ok) throw new Error("none");
    await answer.json();
  } catch {
    // A page that lets nothing be fetched has told its own obstacle.
    if (!found.has(103)) found.add(407);
  }
}

/** What stands in the way, in words of each language. */
export async function check(element, at, forbidden) {
  const all = await numbers(element, at, forbidden);
  const filled = (text) => text.replaceAll("{tool}", at.base.origin).replaceAll("{page}", location.origin);
  return all.map((number) => {
    const { again, vi, en, zh } = OBSTACLES[number];
    const said = (words) => ({ words: filled(words[0]), forward: filled(words[1]) });
    return { code: `TX-${number}`, retryable: again, vi: said(vi), en: said(en), zh: said(zh) };
  });
}
