// A first screen, drawn before the app stands: what a person does on it, and what is known of the app's own already.

/**
 * Watches the first screen in `root`. The app's own screen has the same parts in the same places: what a person did on
 * the first before the app stood is done again there by the returned function. `busy` hears of the first such wish.
 */
export function watchFirst(root, busy = () => { /* The page shows that it loads. */ }) {
  const screen = root.querySelector(".app");
  const field = screen.querySelector("[data-part=typed]");
  const kinds = ["click", "change", "submit"];
  let wish;
  const note = (event) => {
    if (event.type === "submit") event.preventDefault();
    const target = event.type === "click" ? event.target.closest("button[type=button]") : event.target;
    if (!target || (event.type === "change" && target === field)) return;
    if (!wish) busy();
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
    if (typing && own) {
      own.focus({ preventScroll: true });
      own.setSelectionRange(field.selectionStart, field.selectionEnd);
    }
    const again = wish && twin(wish.target);
    if (!again) return;
    if (wish.kind === "click") return again.click();
    if (wish.target.files) again.files = wish.target.files;
    else if (wish.kind === "change") again.value = wish.target.value;
    again.dispatchEvent(new Event(wish.kind, { bubbles: true, cancelable: true }));
  };
}

const TAGS = { vi: "vi", en: "en", zh: "zh-Hans" };

/** The tag by which the app names a language. */
export const tagOf = (lang) => TAGS[lang];

/** What the person chose at an earlier visit. */
export function keptChoices() {
  try { return JSON.parse(localStorage.getItem("truyxuat.choices")) ?? {}; } catch { return {}; }
}

/** Puts `words` in the place of the Vietnamese ones. */
export function translate(screen, tag, words) {
  const say = (text) => (Object.hasOwn(words, text) ? words[text] : text);
  const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = say(texts.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const node of [screen, ...screen.querySelectorAll(`[${name}]`)]) {
      if (node.hasAttribute(name)) node.setAttribute(name, say(node.getAttribute(name)));
    }
  }
  for (const node of screen.querySelectorAll("[aria-pressed][lang]")) node.setAttribute("aria-pressed", node.lang === tag);
  screen.querySelector("select").value = tag;
  screen.lang = tag;
}

/** The first screen bears the installation's title. */
export function nameFirst(root, lang, config) {
  const { title } = JSON.parse(config);
  const words = typeof title === "string" ? title : (title?.[lang] ?? title?.en ?? title?.vi);
  if (typeof words === "string" && words) root.querySelector(".brand-name").textContent = words;
}
