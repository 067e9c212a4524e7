// What of `kiosk.json` is the stand's script's own, checked entry by entry; the rest is the app's.
//
// | entry | value |
// |---|---|
// | `name` | the stand's name for the portal |
// | `watchdog` | where the machine's watchdog listens: http://127.0.0.1:PORT/ |
// | `reload_hour` | the quiet hour in which an old page loads anew, 0 to 23 |
// | `memory_mb` | memory of the page's scripts above which it counts as old, 64 to 4096 |
// | `hours` | when the screen is on: `{"daily": "06:00-21:00", "sun": "closed"}` |
// | `sound` | `{"volume": 0 to 100, "quiet": "21:00-07:00"}` |
// | `serial` | `{"baud": 9600}`: a scanner on a serial line |

/** The longest settings, in characters. */
export const LONGEST = 16384;

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const BAUD = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (low, high) => (value) => Number.isInteger(value) && value >= low && value <= high;
const isText = (longest) => (value) => typeof value === "string" && value.length > 0 && value.length <= longest;

/** Minutes of the day at which `"06:00-21:00"` begins and ends; nothing where it is no such text. */
export function span(text) {
  const found = typeof text === "string" && /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const [, h1, m1, h2, m2] = found.map(Number);
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
  return from !== to && to <= 1440 ? [from, to] : undefined;
}

/** Whether a time of day is within a span, which may go over midnight. */
export const within = ([from, to], minute) => (from < to ? minute >= from && minute < to : minute >= from || minute < to);

const DAY = [(value) => value === "closed" || span(value) !== undefined, "06:00-21:00 or closed is expected"];

/** Each own entry: whether its value is right, and what is expected. */
const OWN = {
  name: [isText(120), "a text of 1 to 120 characters is expected"],
  watchdog: [(value) => /^http:\/\/127\.0\.0\.1:\d{1,5}\/?$/.test(value), "http://127.0.0.1:PORT/ is expected"],
  reload_hour: [isNumber(0, 23), "an hour from 0 to 23 is expected"],
  memory_mb: [isNumber(64, 4096), "a number from 64 to 4096 is expected"],
  hours: Object.fromEntries(["daily", ...DAYS].map((day) => [day, DAY])),
  sound: { volume: [isNumber(0, 100), "a number from 0 to 100 is expected"], quiet: [(value) => span(value) !== undefined, "21:00-07:00 is expected"] },
  serial: { baud: [(value) => BAUD.includes(value), `one of ${BAUD.join(", ")} is expected`] },
};

function faultsOf(path, rule, value) {
  if (Array.isArray(rule)) return rule[0](value) ? [] : [`${path}: ${rule[1]}`];
  if (!isObject(value)) return [`${path}: an object is expected`];
  return Object.entries(value).flatMap(([name, inner]) => (
    Object.hasOwn(rule, name) ? faultsOf(`${path}.${name}`, rule[name], inner) : [`${path}.${name}: no such entry`]
  ));
}

/**
 * Parts a text of settings: `own` entries, the `rest` for the app as a text, and `faults` of the own part, each with its
 * place. A text that is no object goes to the app whole, which says so.
 */
export function parted(text) {
  let all;
  try { all = JSON.parse(text); } catch { /* The app says what is wrong with it. */ }
  if (!isObject(all)) return { own: {}, rest: text, faults: [] };
  const own = {}, rest = {}, faults = [];
  for (const [name, value] of Object.entries(all)) {
    if (!Object.hasOwn(OWN, name)) {
      rest[name] = value;
      continue;
    }
    own[name] = value;
    faults.push(...faultsOf(name, OWN[name], value));
  }
  return { own, rest: JSON.stringify(rest), faults };
}

/** Whether the screen is on at a local time; nothing said means always. */
export function isOpen(hours, date) {
  if (!hours) return true;
  const said = hours[DAYS[date.getDay()]] ?? hours.daily;
  const open = said && said !== "closed" && span(said);
  const minute = date.getHours() * 60 + date.getMinutes();
  // What began yesterday evening may last over midnight.
  const before = hours[DAYS[(date.getDay() + 6) % 7]] ?? hours.daily;
  const late = before && before !== "closed" && span(before);
  if (late && late[0] > late[1] && minute < late[1]) return true;
  return Boolean(open) && (open[0] < open[1] ? within(open, minute) : minute >= open[0]);
}

/** How loud the stand may be at a local time, of 1. */
export function loudness(sound, date) {
  const quiet = sound?.quiet && within(span(sound.quiet), date.getHours() * 60 + date.getMinutes());
  return quiet ? 0 : (sound?.volume ?? 100) / 100;
}
