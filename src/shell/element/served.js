// A page that a portal wrote: it stands until the app is wanted and has checked its report, and then the app takes its place.
import { wanted } from "./checked.js";
import { language } from "./rules.js";

/** The folds within `root` that stand in no other fold of it. */
const folds = (root) => [...root.querySelectorAll("details")].filter((node) => (node.parentElement.closest("details") ?? root) === root);

/** Opens in the app's screen what is open on the page. The app builds what is folded once it is opened, level by level. */
async function unfold(page, screen) {
  const [theirs, ours] = [folds(page), folds(screen)];
  ours.forEach((node, index) => { node.open = theirs[index]?.open ?? node.open; });
  const open = ours.flatMap((node, index) => (theirs[index]?.open ? [[theirs[index], node]] : []));
  if (open.length === 0) return;
  // The opening is told in a turn of its own, and what was told is drawn in another.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => { setTimeout(done); });
  await Promise.all(open.map(([from, to]) => unfold(from, to)));
}

/** The headings of a report that are shown, each by its words and which of those with the same words it is. */
function marks(root) {
  const met = new Map();
  const shown = [...root.querySelectorAll(".report :is(h1, h2, h3, summary)")].filter((node) => node.getClientRects().length > 0);
  return shown.map((node) => {
    const words = node.textContent, nth = met.get(words) ?? 0;
    met.set(words, nth + 1);
    return [`${nth} ${words}`, node];
  });
}

/**
 * Puts the app's screen in the place of a page that the portal wrote, without a jump: both hold the same report, open
 * in the same places, and what the person looks at stays where it is.
 */
function takeOver(page, screen, swap) {
  const before = marks(page);
  const focused = before.find(([, node]) => node === document.activeElement)?.[0];
  const seen = before.filter(([, node]) => { const { top, bottom } = node.getBoundingClientRect(); return bottom > 0 && top < innerHeight; });
  // What was pressed last is looked at, or else what stands at the top.
  seen.sort(([one], [other]) => (other === focused) - (one === focused));
  const tops = seen.map(([name, node]) => [name, node.getBoundingClientRect().top]);
  swap();
  const after = new Map(marks(screen));
  const [name, top] = tops.find(([known]) => after.has(known)) ?? [];
  if (scrollY > 0 && name) scrollBy({ top: after.get(name).getBoundingClientRect().top - top, behavior: "instant" });
  after.get(focused)?.focus({ preventScroll: true });
}

/** Once nobody is typing into the page's own form: what stands there would be lost. */
function unused(page) {
  const field = page.querySelector("form.another input[name=code]");
  const free = () => !field || (!field.value && document.activeElement !== field);
  return new Promise((done) => {
    const look = () => { if (free()) { page.removeEventListener("focusout", later); done(); } };
    const later = () => setTimeout(look);
    page.addEventListener("focusout", later);
    look();
  });
}

/**
 * Watches the page that a portal wrote into `element`, if there is one. `hand` puts the app's screen in its place once
 * the device has checked the report, and tells `false` where it could not: then the page stays. `wanted` settles when
 * the app is to be loaded: not before the check, once somebody uses the page or the browser is idle.
 */
export function served(element) {
  const [data, page] = [":scope > #served", ":scope > .app"].map((part) => element.querySelector(part));
  if (!data || !page) return undefined;
  const settled = new Promise((done) => { element.addEventListener("truyxuat-settled", done, { once: true }); });
  const hand = async (screen, swap) => {
    screen.hidden = true;
    const { detail } = await settled;
    if (detail.progress !== "done") return false;
    // What was told is drawn in a turn of its own.
    await new Promise((done) => { setTimeout(done); });
    await unused(page);
    const [from, to] = [page, screen].map((root) => root.querySelector(".report"));
    if (from && to) await unfold(from, to);
    takeOver(page, screen, () => { swap(); screen.hidden = false; });
    element.replaceChildren();
    return true;
  };
  return { hand, lang: language(element.lang), wanted: wanted(element, page, data), name: () => { /* The page bears its title. */ } };
}
