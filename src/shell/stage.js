// What surrounds the app within somebody's page, and the first screen that stands there until it is wanted.
import { keptChoices, nameFirst, tagOf, translate, watchFirst } from "./element/first.js";
import { firstLanguage } from "./element/rules.js";

// The build puts the drawn screen here: a tree in Vietnamese, and the words of the other languages.
const { tree, words } = "@SCREEN@";

// A page that is left alone for so long after it has loaded gets the app all the same: it is there when the network is not.
const IDLE_MS = 8000;
// What stands for the sentence while the app that was asked for is on its way.
const LOADING = { vi: "Đang tải…", en: "Loading…", zh: "正在加载…" };
// The shortest module there is.
const MINIMAL = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const made = (name, entries) => Object.assign(document.createElement(name), entries);

/**
 * Draws the first screen into `root`, in a frame that nothing of the page around `element` reaches. `want` is called when
 * nobody needs to be waited for; `hand` puts the app's screen in its place, with what a person did on it before.
 */
export function first(element, root, want) {
  const around = framed(element, root);
  const screen = grown(tree);
  unfold(screen);
  around.append(screen);
  let lang;
  const bar = made("div", { className: "loading" });
  bar.setAttribute("role", "status");
  const again = watchFirst(root, () => {
    bar.append(made("p", { className: "heard", textContent: LOADING[lang] }));
    around.prepend(bar);
  });
  const gift = watchGifts(element, () => around.prepend(bar));
  const composed = watchWords(screen);
  let config;
  const name = (text) => { config = text; if (config) decided(screen, lang, config); };
  const speak = () => { lang = dressed(screen, element); name(config); };
  speak();
  const told = new MutationObserver(speak);
  told.observe(element, { attributeFilter: ["lang", "theme"] });
  hurry(element, want);
  return {
    name,
    get lang() { return lang; },
    async hand(app) {
      await composed();
      told.disconnect();
      around.append(app);
      again(app);
      screen.remove();
      bar.remove();
      restUnseen(element, around);
      const file = gift();
      if (file) give(root, file);
    },
  };
}

/** An element of a drawn tree: its name, its attributes, what is in it. No HTML: a page may take none. */
function grown([name, attributes, ...within], space) {
  const svg = name === "svg" ? "http://www.w3.org/2000/svg" : space;
  const node = svg ? document.createElementNS(svg, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...within.map((child) => (typeof child === "string" ? child : grown(child, svg))));
  return node;
}

/** Shows the screen part by part, each in a frame of its own: in between the page around answers its own people. */
function unfold(screen) {
  const parts = [...screen.querySelectorAll(".viewfinder, .pictures, .typing")];
  for (const part of parts) part.hidden = true;
  const next = () => requestAnimationFrame(() => setTimeout(() => {
    parts.shift().hidden = false;
    if (parts.length > 0) next();
  }));
  next();
}

/** Makes the screen speak and look as the app will, as far as the page and an earlier visit say; gives the language. */
function dressed(screen, element) {
  const kept = keptChoices();
  const lang = firstLanguage(kept.lang, element.lang, navigator.languages);
  const theme = kept.theme ?? element.theme;
  screen.dataset.theme = ["light", "dark", "contrast"].includes(theme) ? theme : "system";
  const [now, then] = [words[screen.lang], words[tagOf(lang)]];
  if (now) translate(screen, "vi", Object.fromEntries(Object.entries(now).map(([vi, other]) => [other, vi])));
  if (then) translate(screen, tagOf(lang), then);
  return lang;
}

/** What the installation decides of the screen: its title, its accent, its languages. */
function decided(screen, lang, config) {
  nameFirst(screen, lang, config);
  const { accent, languages } = JSON.parse(config);
  const colours = Array.isArray(accent) && accent.length === 2 && accent.every((it) => /^#[0-9a-f]{6}$/i.test(it));
  if (colours) ["light", "dark"].forEach((ground, at) => screen.style.setProperty(`--accent-${ground}`, accent[at]));
  if (!Array.isArray(languages) || languages.length === 0) return;
  for (const node of screen.querySelectorAll(".langs [lang]")) {
    if (!languages.some((it) => tagOf(it) === node.lang)) node.remove();
  }
}

/** Nobody is waited for where the camera may start by itself, and where the page does not let the app run at all. */
function hurry(element, want) {
  try { new WebAssembly.Module(MINIMAL); } catch { want(); }
  if (element.autostart) allowed().then((may) => may && want(), () => { /* Not known: the person says when. */ });
  if (navigator.connection?.saveData) return;
  const rest = () => setTimeout(() => (self.requestIdleCallback ?? setTimeout)(want), IDLE_MS);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest, { once: true });
}

const allowed = async () => (await navigator.permissions.query({ name: "camera" })).state === "granted";

/** What is dropped or pasted before the app stands; the browser would leave the page for it. */
function watchGifts(element, busy) {
  let file;
  const stop = new AbortController();
  const take = (event) => {
    const { files } = event.dataTransfer ?? event.clipboardData ?? {};
    if (event.type !== "paste") event.preventDefault();
    if (!files?.length) return;
    [file] = files;
    busy();
  };
  for (const kind of ["dragover", "drop", "paste"]) element.addEventListener(kind, take, { signal: stop.signal });
  return () => { stop.abort(); return file; };
}

/** Watches input methods: a field that goes in the midst of a word takes it along. */
function watchWords(screen) {
  const field = screen.querySelector("[data-part=typed]");
  let within = false;
  const heard = ({ type }) => { within = type === "compositionstart"; };
  for (const kind of ["compositionstart", "compositionend"]) field.addEventListener(kind, heard);
  // What was written is in the field a turn after its end is told.
  const ended = () => new Promise((done) => { field.addEventListener("compositionend", () => setTimeout(done), { once: true }); });
  return async () => { while (within) await ended(); };
}

/** A frame that nothing of the page around `element` reaches, between what that page puts there. */
function framed(element, root) {
  const around = made("div", { className: "frame" });
  const [before, after] = ["before", "after"].map((name) => made("slot", { name }));
  // Until now the page's own words inside the element were shown.
  root.querySelector("slot:not([name])")?.remove();
  root.append(before, around, after);
  // The size that the person's browser is set to, whatever the page makes of it.
  around.style.setProperty("--u", getComputedStyle(around).fontSize);
  sendForms(around);
  around.addEventListener("click", (event) => follow(element, event));
  return around;
}

/** The camera is on only where somebody sees that it is: not in a tab or a dialog that the page has closed. */
function restUnseen(element, around) {
  let seen = true;
  new ResizeObserver(() => {
    const isSeen = around.getClientRects().length > 0;
    // What has left the page has let the camera go by itself.
    if (isSeen === seen || !around.isConnected) return;
    seen = isSeen;
    if (seen) element.resume();
    else element.pause();
  }).observe(around);
}

/** Sends a form that a sandbox without `allow-forms` does not: its button was pressed and nothing came of it. */
function sendForms(around) {
  let sent;
  around.addEventListener("submit", () => { sent = true; }, true);
  around.addEventListener("click", (event) => {
    const form = event.target.closest("[type=submit]")?.form;
    sent = false;
    setTimeout(() => {
      if (form?.checkValidity() && !sent) form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    });
  });
}

/** A link is followed as the page wants it, if the page does not follow it itself. */
function follow(element, event) {
  const link = event.target.closest("a[href]");
  if (!link) return;
  const asked = new CustomEvent("navigate", { bubbles: true, composed: true, cancelable: true, detail: { href: link.href } });
  if (!element.dispatchEvent(asked) || element.links === "none") event.preventDefault();
  else if (element.links) link.target = element.links === "self" ? "_top" : "_blank";
}

/** The cameras of this device; their names are told once one was allowed. */
export async function cameras() {
  const all = await navigator.mediaDevices?.enumerateDevices() ?? [];
  return all.filter(({ kind }) => kind === "videoinput").map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Gives the app a picture as if a person had chosen it. */
export function give(root, picture) {
  const carried = new DataTransfer();
  carried.items.add(new File([picture], "picture", { type: picture.type }));
  const field = root.querySelector("[data-part=picture]");
  field.files = carried.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
