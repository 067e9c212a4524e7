// A scanner on a serial line (Web Serial, WICG): what it sends becomes text for the app, as if an input method had
// brought it. Ports are those that the stand's policies allow; nobody is asked.

/** A scan that no line end closes is over after such a pause. */
const GAP_MS = 200;
/** No symbol holds more. */
const LONGEST = 4096;
/** A port that was lost is looked for so often, and at once when one is plugged in. */
const RETRY_MS = 5000;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** Hands one scan to the app. */
function hand(element, text) {
  if (!text) return;
  const event = { inputType: "insertText", data: `${text}\r`, bubbles: true, composed: true, cancelable: true };
  element.dispatchEvent(new InputEvent("beforeinput", event));
}

/** Whole scans out of the pieces in which a line delivers them. */
export function gather(told, later = setTimeout, never = clearTimeout) {
  let held = "", timer;
  const over = () => { const text = held; held = ""; told(text.trim()); };
  return (piece) => {
    never(timer);
    const lines = (held + piece).split(/[\r\n]+/);
    held = lines.pop().slice(0, LONGEST);
    lines.forEach((line) => told(line.slice(0, LONGEST).trim()));
    if (held) timer = later(over, GAP_MS);
  };
}

/** Reads one port until it is lost. */
async function read(port, baud, take, said) {
  await port.open({ baudRate: baud });
  said("open");
  const words = new TextDecoder();
  const reader = port.readable.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      take(words.decode(value, { stream: true }));
    }
  } finally {
    reader.releaseLock();
    await port.close().catch(() => { /* It is gone already. */ });
  }
}

/** Reads whatever port is allowed, for ever, at the speed that `baud()` gives; `said` hears how it is. */
export async function listen(element, baud, said) {
  const { serial } = navigator;
  if (!serial) return said("none");
  let woken = () => {};
  serial.addEventListener("connect", () => woken());
  for (;;) {
    const speed = baud();
    try {
      const [port] = speed ? await serial.getPorts() : [];
      if (port) await read(port, speed, gather((text) => hand(element, text)), said);
      said(speed ? "waiting" : "off");
    } catch (error) {
      said(error.name);
    }
    await Promise.race([pause(RETRY_MS), new Promise((done) => { woken = done; })]);
  }
}
