// The loader of the app's own pages, where the first screen is drawn already; other pages may use it as a module.
import { define } from "./element.js";
import { nameFirst, prepareFirst, watchFirst } from "./element/first.js";
import { language } from "./element/rules.js";
import { served } from "./element/served.js";
import { keepStyles } from "./element/styles.js";

// No code is longer.
const LONGEST = 8192;

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
  const lang = prepareFirst(drawn.querySelector(".app"), element);
  return { hand, name: (config) => config && nameFirst(drawn, lang, config) };
}

define(new URL(".", import.meta.url), { loader: "truy-xuat.js", first });
