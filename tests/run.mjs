// Runs every case under tests/cases/ against one portal with demo data, then the runner's summary.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { portal } from './portal.mjs';

const here = import.meta.dirname;
const wanted = process.argv.slice(2);
/** Bytes that a run keeps free. Without room no browser starts, and each test waits for one in vain. */
const ROOM = 2 ** 30;

const cases = fs.readdirSync(path.join(here, 'cases')).filter(name => wanted.length === 0 || wanted.includes(name)).sort();
const { child, site, embedding } = await portal();
process.env.TRUYXUAT_SITE = site;
process.env.TRUYXUAT_EMBEDDING = embedding;
const files = cases.map(name => path.join(here, 'cases', name, 'case.mjs'));
run({ files, concurrency: 1, timeout: 1_200_000 })
  .on('test:fail', () => {
    process.exitCode = 1;
    const { bavail, bsize } = fs.statfsSync(os.tmpdir());
    if (bavail * bsize > ROOM) return;
    console.error(`ended: ${os.tmpdir()} has no room left (${Math.round(bavail * bsize / 2 ** 20)} MB)`);
    child.kill();
    process.exit();
  })
  .compose(spec)
  .on('end', () => child.kill())
  .pipe(process.stdout);
