// Keeps what a person does in an element's shadow from the handlers of the page around it: a page whose single-key
// shortcuts spare its own fields only would eat digits, and one that guards the focus would take it away.
//
// Events of keys, text and focus are stopped at the window, before anybody else below it hears them, and told
// again inside the shadow alone. What the browser does by itself (writing, moving the focus) it does as ever.
const KINDS = [
  "keydown", "keypress", "keyup", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend",
  "focus", "blur", "focusin", "focusout",
];

/** Shadow roots of elements within pages of others. */
const kept = new WeakSet();

export const keepApart = (root) => kept.add(root);

const isField = (node) => node.matches?.("input:not([type=checkbox], [type=radio], [type=file], [type=range]), textarea");

function hold(event) {
  const target = event.composedPath()[0];
  const root = target instanceof Node ? target.getRootNode() : undefined;
  if (!kept.has(root)) return;
  const escapes = event.type === "keydown" && event.key === "Escape";
  const open = escapes && root.querySelector(".panel");
  // A window of the page that holds us may be closed from a button of ours, while nothing of ours is open.
  if (escapes && !open && !isField(target)) return;
  event.stopImmediatePropagation();
  const told = {};
  for (const name in event) told[name] = event[name];
  told.composed = false;
  if (!target.dispatchEvent(new event.constructor(event.type, told)) || open) event.preventDefault();
}

for (const kind of KINDS) addEventListener(kind, hold, true);
