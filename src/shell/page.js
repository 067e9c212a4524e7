// The loader of the app's own pages, where the first screen is drawn already; other pages may use it as a module.
import { define } from "./element.js";
import { keptChoices, nameFirst, tagOf, translate, watchFirst } from "./element/first.js";
import { file } from "./element/load.js";
import { firstLanguage, language, namesReport } from "./element/rules.js";
import { served } from "./element/served.js";
import { keepStyles } from "./element/styles.js";

// No code is longer.
const LONGEST = 8192;
// A page that is not seen by then, in a tab behind others, waits no more.
const SEEN_MS = 1000;

/** Makes the first screen what the app's will be, as far as that is known before: language, theme, view. */
function prepare(screen, element) {
  const kept = keptChoices();
  const lang = firstLanguage(kept.lang, element.lang, navigator.languages);
  if (kept.theme) screen.dataset.theme = kept.theme;
  if (namesReport(location.hash)) {
    for (const view of screen.querySelectorAll(".scan, .report")) view.hidden = view.matches(".scan");
  }
  if (lang !== "vi") speak(screen, tagOf(lang)).catch(() => { /* The app will speak it. */ });
  return lang;
}

async function speak(screen, tag) {
  const words = await (await fetch(file(`first-${tag}.json`))).json();
  if (!screen.isConnected) return;
  translate(screen, tag, words);
  document.documentElement.lang = tag;
}

/** Takes up what the address and the drawn screen say before the app stands. */
function first(element, drawn) {
  const asked = new URLSearchParams(location.search);
  if (element.getAttribute("mode") === "page") {
    // A link may name a language; the person's own choice counts more.
    const lang = language(asked.get("lang"));
    if (lang && !element.lang) element.lang = lang;
    const code = asked.get("code")?.slice(0, LONGEST);
    if (code && !location.hash && !element.hasAttribute("code") && !element.querySelector("#served")) element.setAttribute("code", code);
  }
  keepStyles(drawn ?? element);
  if (!drawn) return served(element);
  const hand = watchFirst(drawn);
  const lang = prepare(drawn.querySelector(".app"), element);
  return { hand, lang, name: (config) => config && nameFirst(drawn, lang, config) };
}

/** The page's own words stand over whatever stands already. */
function failed(element, root) {
  if (!["page", "kiosk"].includes(element.getAttribute("mode"))) return;
  const words = Object.assign(document.createElement("slot"), { className: "trouble" });
  (root.querySelector("main") ?? root).prepend(words);
}

/** Settles once the page has been painted: what a script does before that keeps people from what they can read already. */
function seen() {
  return new Promise((done) => {
    const told = self.PerformanceObserver?.supportedEntryTypes?.includes("paint");
    if (told) new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, told ? SEEN_MS : 0);
  });
}

const begin = () => define(new URL(".", import.meta.url), { loader: "truy-xuat.js", first, failed });
// Only a page that a portal wrote has something to be read before its scripts have run.
if (document.querySelector("truy-xuat > #served")) seen().then(begin);
else begin();
