// The first screen, which the build has drawn in the app's own page: what a person does on it before the app stands.
import { file } from "./load.js";
import { firstLanguage, namesReport } from "./rules.js";

/**
 * Watches the first screen, which the build has drawn in the page. The app's own screen has the same parts in the
 * same places: what a person did on the first before the app stood is done again there by the returned function.
 */
export function watchFirst(root) {
  const screen = root.querySelector(".app");
  const field = screen.querySelector("[data-part=typed]");
  const kinds = ["click", "change", "submit"];
  let wish;
  const note = (event) => {
    if (event.type === "submit") event.preventDefault();
    const target = event.type === "click" ? event.target.closest("button[type=button]") : event.target;
    if (!target || (event.type === "change" && target === field)) return;
    wish = { kind: event.type, target };
    screen.setAttribute("aria-busy", "true");
  };
  for (const kind of kinds) root.addEventListener(kind, note);
  return (app) => {
    for (const kind of kinds) root.removeEventListener(kind, note);
    const twin = (node) => {
      const place = [];
      for (let at = node; at !== screen; at = at.parentElement) place.unshift([...at.parentElement.children].indexOf(at));
      return place.reduce((at, index) => at?.children[index], app);
    };
    const [typing, own] = [root.activeElement === field, twin(field)];
    if (own && field.value) {
      own.value = field.value;
      own.dispatchEvent(new Event("input"));
    }
    if (typing) own?.focus();
    const again = wish && twin(wish.target);
    if (!again) return;
    if (wish.kind === "click") return again.click();
    if (wish.target.files) again.files = wish.target.files;
    else if (wish.kind === "change") again.value = wish.target.value;
    again.dispatchEvent(new Event(wish.kind, { bubbles: true, cancelable: true }));
  };
}

const TAGS = { vi: "vi", en: "en", zh: "zh-Hans" };

/** Makes the first screen what the app's will be, as far as that is known before: language, theme, view. */
export function prepareFirst(screen, element) {
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem("truyxuat.choices")) ?? {}; } catch { /* Nothing is kept. */ }
  const lang = firstLanguage(kept.lang, element.lang, navigator.languages);
  if (kept.theme) screen.dataset.theme = kept.theme;
  if (namesReport(location.hash)) {
    for (const view of screen.querySelectorAll(".scan, .report")) view.hidden = view.matches(".scan");
  }
  if (lang !== "vi") translate(screen, TAGS[lang]).catch(() => { /* The app will speak it. */ });
  return lang;
}

async function translate(screen, tag) {
  const words = await (await fetch(file(`first-${tag}.json`))).json();
  if (!screen.isConnected) return;
  const say = (text) => words[text] ?? text;
  const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = say(texts.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const node of screen.querySelectorAll(`[${name}]`)) node.setAttribute(name, say(node.getAttribute(name)));
  }
  for (const node of screen.querySelectorAll("[aria-pressed][lang]")) node.setAttribute("aria-pressed", node.lang === tag);
  screen.querySelector("select").value = tag;
  screen.lang = document.documentElement.lang = tag;
}

/** The first screen bears the installation's title. */
export function nameFirst(root, lang, config) {
  const { title } = JSON.parse(config);
  const words = typeof title === "string" ? title : (title?.[lang] ?? title?.en ?? title?.vi);
  if (typeof words === "string" && words) root.querySelector(".brand-name").textContent = words;
}
