// Runs every case under tests/cases/ against one portal with demo data, then the runner's summary.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const here = import.meta.dirname, root = path.dirname(here);
const wanted = process.argv.slice(2);

function freePort() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts the portal and waits until it answers; at most 20 s. */
async function portal() {
  const port = await freePort();
  const program = process.env.PORTAL ?? path.join(root, 'target/tool/portal');
  const words = ['--demo', '--db', ':memory:', '--port', String(port), '--dist', process.env.DIST ?? path.join(root, 'dist')];
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const site = `http://localhost:${port}`;
  const limit = Date.now() + 20_000;
  for (;;) {
    const answer = await fetch(`${site}/healthz`).catch(() => null);
    if (answer?.ok) return { child, site };
    if (Date.now() > limit || child.exitCode !== null) throw new Error('the portal does not answer');
    await new Promise(done => setTimeout(done, 50));
  }
}

const cases = fs.readdirSync(path.join(here, 'cases')).filter(name => wanted.length === 0 || wanted.includes(name)).sort();
const { child, site } = await portal();
process.env.TRUYXUAT_SITE = site;
process.on('exit', () => child.kill());
const files = cases.map(name => path.join(here, 'cases', name, 'case.mjs'));
run({ files, concurrency: 1, timeout: 300_000 })
  .on('test:fail', () => { process.exitCode = 1; })
  .compose(spec)
  .on('end', () => child.kill())
  .pipe(process.stdout);
