// What keeps the app from running in a page: its number, how it shows, and a way to the answer without the app.
// Loaded once something is wrong, or the page is to be checked.
import { check } from "./trouble/check.js";
import { OBSTACLES, WORDS } from "./trouble/obstacles.js";


// What keeps the camera or the look-up from its work, as the app names it.
const NAMED = {
  "policy-blocked": 201, security: 205, "insecure-context": 203, denied: 211, dismissed: 212, "never-settles": 213,
  none: 214, "in-use": 215, "over-constrained": 216, muted: 217, ended: 218, frozen: 222, unsupported: 219, decoder: 220, "not-loaded": 221,
};

// The shortest module there is.
const MINIMAL = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** The language of an element's words. */
export const language = (element) => /^(vi|en|zh)/i.exec(element.lang || document.documentElement.lang)?.[1].toLowerCase() ?? "vi";

/** What a page learns of an obstacle: its code, whether trying again helps, and where it is explained. */
export function told(element, number, base) {
  const code = `TX-${number}`;
  const help = new URL(`embed.html?check=1&lang=${language(element)}#${code}`, base).href;
  return { code, retryable: OBSTACLES[number].again, help };
}

/**
 * What a page learns of what the running app names. Where a file is gone because the server has a newer build now, `anew`
 * begins with that, and with the code that was read.
 */
export async function failed(element, name, { base, loader, build }, forbidden, anew) {
  if (["not-loaded", "decoder"].includes(name)) {
    const [now] = await newest(base, loader) ?? [];
    const code = element.shadowRoot.querySelector("pre.raw")?.textContent;
    if (now && build && now !== build) await Promise.resolve(anew(name === "decoder" ? "" : code)).catch(() => { /* The event told it. */ });
  }
  return told(element, named(name, forbidden), base);
}

/** The number of what the running app names; a policy of the page may be behind it. */
function named(name, forbidden) {
  const forbids = (what) => name === "decoder" && forbidden.some((it) => what.test(it.effectiveDirective));
  return forbids(/trusted/) ? 105 : forbids(/worker|script-src/) ? 104 : NAMED[name] ?? 300;
}

/** The number of a fault of the loader; `forbidden` are the violations of the page's policy so far. */
export async function diagnose(fault, forbidden) {
  // The news of a forbidden request comes in a turn of its own.
  await new Promise((done) => { setTimeout(done); });
  const { step, address } = fault;
  if (typeof WebAssembly !== "object") return 402;
  if (step === "compile") {
    if (forbidden.some((it) => it.blockedURI === "wasm-eval") || /disallowed|Content.Security/i.test(fault.message)) return 102;
    return WebAssembly.validate(MINIMAL) ? 304 : 402;
  }
  if (!address) return 300;
  const forbids = (directive) => forbidden.some((it) => it.effectiveDirective.startsWith(directive) && it.blockedURI.startsWith(address.origin));
  if (step === "script" && forbids("script-src")) return 101;
  if (forbids("connect-src")) return 103;
  if (location.protocol === "https:" && address.protocol === "http:") return 306;
  const plain = await fetch(address, { cache: "reload" }).catch(() => undefined);
  if (plain?.status === 404) return 302;
  if (plain && !plain.ok) return 301;
  if (plain && step === "script" && !/javascript/.test(plain.headers.get("content-type"))) return 308;
  if (plain) return 304;
  const isDeaf = address.origin !== location.origin && await fetch(address, { mode: "no-cors" }).catch(() => undefined);
  return isDeaf ? 305 : 301;
}

/** The sentence for a person who wanted to look something up. */
export const sentence = (number, lang) => OBSTACLES[number][lang][0];

/**
 * What the newest loader on the server is stamped with: the names of the files that belong together. A service worker
 * that waits for a person's word need not wait where there is no app to ask in.
 */
export async function newest(base, loader) {
  try {
    const registration = await navigator.serviceWorker?.getRegistration(base);
    await registration?.update();
    registration?.waiting?.postMessage({ kind: "activate" });
  } catch { /* There is none, or it cannot be asked. */ }
  try {
    const text = await (await fetch(new URL(loader, base), { cache: "reload" })).text();
    return /[0-9a-f]{16} \S+ sha256-[A-Za-z0-9+/=]+/.exec(text)?.[0].split(" ");
  } catch {
    return undefined;
  }
}

/** The page that the server draws for a code, without the app. */
const reportOf = (code, lang, base) => new URL(`p?${new URLSearchParams({ code, lang })}`, base).href;

const made = (name, entries, ...within) => {
  const node = Object.assign(document.createElement(name), entries);
  node.append(...within);
  return node;
};

/**
 * An element for obstacle `number`, with a way to the report that the server draws. Where trying again does not help it
 * stands in the first screen's place, and has what was typed there.
 */
export function shown(element, number, base) {
  const lang = language(element);
  const { code, help } = told(element, number, base);
  const [label, button] = WORDS[lang].form;
  const root = element.shadowRoot;
  const field = made("input", { name: "code", autocomplete: "off", value: root?.querySelector(".frame [data-part=typed]")?.value ?? "" });
  if (!OBSTACLES[number].again) root?.querySelector(".frame")?.remove();
  const form = made("form", {}, made("label", {}, `${label} `, field), " ", made("button", {}, button));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (field.value.trim()) made("a", { href: reportOf(field.value.trim(), lang, base), target: "_blank", rel: "noopener" }).click();
  };
  return made("div", {}, made("p", {}, `${sentence(number, lang)} `, made("a", { href: help, target: "_blank", rel: "noopener" }, code)), form);
}

export { check };

/** Shows what stands in the way, with what to forward, for an address with `?check=1`. */
export async function panel(element, at, forbidden) {
  const [lang, all] = [language(element), await check(element, at, forbidden)];
  const words = WORDS[lang];
  const rows = all.map((found) => {
    const row = made(
      "li", { id: found.code }, made("b", {}, found.code), ` ${found[lang].words} `, made("i", {}, found.retryable ? words.again : words.change),
      made("p", {}, `${words.forward} “${found[lang].forward}”`),
    );
    row.dataset.obstacle = found.code;
    return row;
  });
  const node = made("div", { lang }, made("b", {}, words.title), rows.length > 0 ? made("ol", {}, ...rows) : made("p", {}, words.none));
  node.dataset.checked = all.length;
  return node;
}
