// Starts the portal with demo data and the built site, on free ports of this machine.
//
// PORTAL_TEST_DB names another database than memory: the URL of a PostgreSQL server, on which each portal gets a
// database of its own (`postgres://user@host/postgres`); psql makes it.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { freePort, until } from './until.mjs';

const root = path.dirname(import.meta.dirname);

/** The folder of the built site. */
export const dist = process.env.DIST ?? path.join(root, 'dist');

/** The portal's program. */
export const program = process.env.PORTAL ?? path.join(root, 'target/tool/portal');

/** A database that nothing else uses: memory, or a new one on the server that PORTAL_TEST_DB names. */
function database() {
  const server = process.env.PORTAL_TEST_DB;
  if (!server) return ':memory:';
  const name = `portal_${process.pid}_${process.hrtime.bigint()}`;
  const psql = words => spawnSync('psql', [server, '--no-psqlrc', '--quiet', '--command', words], { encoding: 'utf8' });
  const made = psql(`CREATE DATABASE ${name}`);
  if (made.status !== 0) throw new Error(`PORTAL_TEST_DB: ${made.stderr ?? made.error}`);
  process.on('exit', () => psql(`DROP DATABASE ${name} WITH (FORCE)`));
  return server.replace(/\/[^/?]*(\?|$)/u, `/${name}$1`);
}

/**
 * The portal, serving the site in `folder`, once it answers; at most 20 s. `embedding` is the origin,
 * still without a server, whose pages may hold the site in a frame. `port` is wanted by whoever starts one again,
 * `connect` by a stand's page, which may speak to that address.
 */
export async function portal(folder = dist, { port, connect } = {}) {
  port ??= await freePort();
  const embedding = `http://localhost:${await freePort()}`;
  const words = ['--demo', '--db', database(), '--port', String(port), '--dist', folder, '--frame-ancestors', embedding];
  if (connect) words.push('--connect', connect);
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  process.on('exit', () => child.kill());
  const site = `http://localhost:${port}`;
  const answers = async () => {
    if (child.exitCode !== null) throw new Error('the portal has ended');
    return (await fetch(`${site}/healthz`).catch(() => null))?.ok;
  };
  await until(answers, 20_000, 'the portal does not answer');
  return { child, site, embedding };
}
