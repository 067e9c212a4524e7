// What lies over the stand's page: the words outside opening hours, and the half minute in which it is wiped clean.
import { isOpen } from "./settings.js";

const CLEANING_S = 30;
/** A touch outside opening hours wakes the screen for so long. */
const WOKEN_MS = 60000;

const closed = document.querySelector("#closed"), cleaning = document.querySelector("#cleaning");
let wokenMs = -Infinity;
const wake = () => { wokenMs = performance.now(); closed.hidden = true; };
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wake, { capture: true, passive: true });

/** Darkens the screen outside its hours, never over somebody. */
export function darken(hours, idle) {
  const awake = performance.now() - wokenMs < WOKEN_MS;
  closed.hidden = isOpen(hours, new Date()) || awake || !idle;
}

/** Takes no touch for half a minute. */
export function clean() {
  let left = CLEANING_S;
  const tell = () => cleaning.querySelectorAll("b").forEach((place) => { place.textContent = left; });
  tell();
  cleaning.hidden = false;
  const timer = setInterval(() => {
    left -= 1;
    tell();
    if (left > 0) return;
    clearInterval(timer);
    cleaning.hidden = true;
  }, 1000);
}
