// Stands through a long day: scans by keys, by touch and by the camera, a fault every few of them, a wipe after each.
//
// What is asked: no scan is lost once a fault has healed, a stand heals within 5 s by itself and within 30 s where the
// watchdog must, memory stays where it was, and nothing of a person is left in the page, its storages or its caches.
// One JSON line at the end, or when the soak is told to end sooner (SIGTERM). Words: the number of scans (5,000), after
// how many of its own a stand has a fault (50), and how many stands share the scans side by side (2).
import os from 'node:os';
import { day } from './day.mjs';

const [SCANS, EVERY, STANDS] = [5000, 50, 2].map((usual, index) => Number(process.argv[2 + index] ?? usual));
const [INSIDE_MS, OUTSIDE_MS, GROWTH] = [5_000, 30_000, .2];

const report = {
  stands: STANDS, scans: 0, lost: 0, corrected: 0, wipes: 0, left: 0, faults: 0, killed: 0, unhealed: 0, inside_ms: 0, outside_ms: 0, growth: 0,
  panics: 0, reloads: 0, healed: {},
};
const began = performance.now();
let [wanted, told] = [SCANS, 0];
process.once('SIGTERM', () => { wanted = 0; });
/** Takes one of the scans that are left. */
report.next = () => {
  if (report.faults >= told + 10) {
    told = report.faults;
    console.error(line());
  }
  wanted -= 1;
  return wanted >= 0;
};

/** The figures so far. How busy the machine was belongs to each time. */
function line(rest = {}) {
  const minutes = (performance.now() - began) / 60_000;
  const load = os.loadavg()[2].toFixed(1);
  return JSON.stringify({ ...report, minutes: +minutes.toFixed(1), load_15_min: Number(load), cores: os.availableParallelism(), ...rest });
}

await Promise.all(Array.from({ length: STANDS }, (_, number) => day(number, report, Math.ceil(SCANS / STANDS), EVERY)));
const holds = report.lost + report.left + report.unhealed + report.panics === 0 && report.killed > 0
  && report.growth <= GROWTH && report.inside_ms <= INSIDE_MS && report.outside_ms <= OUTSIDE_MS;
console.log(line({ holds }));
process.exit(holds ? 0 : 1);
