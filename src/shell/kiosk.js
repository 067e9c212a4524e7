// Watches over a stand's page: loads it anew when the app fails or has run for a day, fetches the stand's settings,
// and tells the machine's watchdog and the portal that it lives. It knows nothing of whoever stands before it.
import { darken } from "./kiosk/screen.js";
import { listen } from "./kiosk/serial.js";
import { LONGEST, parted } from "./kiosk/settings.js";
import { show } from "./kiosk/staff.js";
import { voice } from "./kiosk/voice.js";

const element = document.querySelector("truy-xuat");
const resting = document.querySelector("#resting");
const base = new URL(".", import.meta.url);
const version = import.meta.url.match(/[?&]v=(\w+)/)?.[1] ?? "";

const [LOOK_MS, BEAT_MS, POLL_MS, TELL_MS, UPDATE_MS] = [1000, 10000, 60000, 60000, 3600000];
// So long without a sign of life the app counts as failed; the first start may take a slow network longer.
const [SILENT_MS, FIRST_MS] = [30000, 120000];
// Failures in a row after which the words are shown; they are forgotten after so long without one.
const [PATIENCE, HEALTHY_MS] = [3, 600000];
// A page grows old in a day, and loads anew in its quiet hour; memory that is nearly used up does not wait for that.
const [OLD_MS, ANCIENT_MS, FULL] = [20 * 3600000, 48 * 3600000, 0.85];
/** Where the last right settings are kept: a stand may start without a network. */
const KEPT = "truyxuat.stand";
/** The last failures, for the staff. */
const FAULTS = 5;

// The history entry outlives a reload and nothing else; it holds a number and a fault's name.
const past = history.state?.stand ?? { count: 0, fault: "" };
let settings = {};
let text = kept();
let polled;
let asked = false;
let serial = "off";
const faults = past.fault ? [past.fault] : [];
let restarts = 0;
let lastAlive = "";
let heardMs = performance.now();
let ending = false;

function kept() {
  try { return localStorage.getItem(KEPT) ?? undefined; } catch { return undefined; }
}

const keep = (count, fault) => history.replaceState({ stand: { count, fault } }, "");

/** Begins anew; who fails again and again pauses longer, up to a minute, and says so. */
function failed(fault) {
  if (ending) return;
  ending = true;
  const count = past.count + 1;
  keep(count, fault.slice(0, 120));
  const pause = count <= PATIENCE ? 0 : Math.min(5000 * 2 ** (count - PATIENCE - 1), 60000);
  if (pause) {
    resting.hidden = false;
    element.remove();
  }
  setTimeout(() => location.reload(), pause);
}

/** A trap leaves the app's memory in an unknown state: nothing of it is used again. */
function trapped(error) {
  const known = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  if (known || error instanceof RangeError) failed(String(error));
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

// Ten minutes without a failure.
setTimeout(() => { past.count = 0; keep(0, past.fault); }, HEALTHY_MS);

/** What the app says of itself each second: whether anybody is there, its camera, seconds since a frame. */
function alive() {
  const [busy = "", camera = "", frame = ""] = (element.dataset.alive ?? "").split(" ").slice(1);
  // Until a first frame came the app counts from long ago.
  const since = Number(frame) <= performance.now() / 1000 + 1 ? Number(frame) : undefined;
  return { idle: busy === "idle", camera, frame: since };
}

function look() {
  const now = performance.now();
  if (element.dataset.alive !== lastAlive || document.hidden) heardMs = now;
  lastAlive = element.dataset.alive;
  if (now - heardMs > (lastAlive ? SILENT_MS : FIRST_MS)) failed("silent");
  const memory = performance.memory;
  const full = memory && memory.usedJSHeapSize > FULL * memory.jsHeapSizeLimit;
  const large = memory && settings.memory_mb && memory.usedJSHeapSize > settings.memory_mb * 2 ** 20;
  const quiet = new Date().getHours() === (settings.reload_hour ?? 3);
  const { idle } = alive();
  darken(settings.hours, idle);
  show(element, facts);
  if (idle && (full || ((now > OLD_MS || large) && quiet) || now > ANCIENT_MS) && navigator.onLine) {
    ending = true;
    keep(past.count, past.fault);
    location.reload();
  }
}
setInterval(() => { if (!ending) look(); }, LOOK_MS);

/** What the staff sees of this script and the browser. */
function facts() {
  const now = performance.now(), { frame } = alive();
  const memory = performance.memory;
  return {
    version, serial, restarts,
    uptime: `${Math.round(now / 60000)} min`,
    frame: frame === undefined ? "–" : `${frame} s`,
    memory: memory ? `${Math.round(memory.usedJSHeapSize / 2 ** 20)} MB` : "–",
    settings: JSON.stringify(settings),
    voice: speechSynthesis.getVoices().map((it) => `${it.lang}${it.recorded ? "*" : ""}`).join(" "),
    faults: faults.join("; ") || "–",
  };
}

/** Fetches the stand's settings; they are taken as a whole, and the last right ones are kept. */
async function poll() {
  // Only the app can say whether they are right.
  if (!asked) return;
  try {
    const answer = await fetch(new URL("kiosk.json", base), { cache: "no-cache", credentials: "omit" });
    if (!answer.ok || Number(answer.headers.get("content-length")) > LONGEST) return;
    const came = await answer.text();
    if (came.length > LONGEST || came === polled) return;
    polled = came;
    if (hand(came)) {
      text = came;
      try { localStorage.setItem(KEPT, text); } catch { /* They hold until the page ends. */ }
    }
  } catch { /* The network is away: what holds, holds. */ }
}

/** Hands settings to the app, which says no to those that are wrong; then this script takes its own. */
function hand(came) {
  if (came === undefined) return false;
  const { own, rest, faults: found } = parted(came);
  const detail = { text: rest, faults: found.join("\n") };
  const taken = element.dispatchEvent(new CustomEvent("truyxuat-stand", { detail, cancelable: true }));
  if (taken && found.length === 0) settings = own;
  return taken && found.length === 0;
}
element.addEventListener("truyxuat-stand-wanted", () => {
  asked = true;
  hand(text);
  poll();
});
hand(text);
setInterval(poll, POLL_MS);
// A page that is never left would learn of a newer version from nobody.
setInterval(async () => {
  try { await (await navigator.serviceWorker?.getRegistration(base))?.update(); } catch { /* Next time. */ }
}, UPDATE_MS);

/** Tells the watchdog on this machine; a page that only looks alive does not. */
async function beat() {
  const { watchdog } = settings;
  if (!watchdog || ending || performance.now() - heardMs > BEAT_MS) return;
  try {
    const answer = await fetch(new URL("beat", watchdog), { method: "POST", credentials: "omit", signal: AbortSignal.timeout(5000) });
    restarts = Number(await answer.text()) || 0;
  } catch { /* Nobody listens; the page goes on. */ }
}
setInterval(beat, BEAT_MS);

/** Holds a line to the watchdog: it is cut with the page, whoever kills its renderer. */
async function hold() {
  const { watchdog } = settings;
  if (watchdog) {
    try {
      await (await fetch(new URL("held", watchdog), { credentials: "omit" })).text();
    } catch { /* Nobody listens, or it was started again. */ }
  }
  setTimeout(hold, BEAT_MS / 2);
}
hold();

/** Tells the portal how the stand is. */
async function tell() {
  if (!settings.name) return;
  const { camera, frame } = alive();
  const state = {
    name: settings.name, version, camera, restarts, fault: past.fault,
    uptime_s: Math.round(performance.now() / 1000), frame_s: frame ?? null,
  };
  const body = JSON.stringify(state);
  try {
    await fetch(new URL("kiosks", base), { method: "POST", body, credentials: "omit", headers: { "content-type": "application/json" } });
  } catch { /* The portal is away: it will see that the stand is silent. */ }
}
setInterval(tell, TELL_MS);
setTimeout(tell, 15000);

voice(base, () => settings.sound);
listen(element, () => settings.serial && (settings.serial.baud ?? 9600), (how) => { serial = how; });
