// Starts the portal with demo data and the built site, on free ports of this machine.
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

function freePort() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The folder of the built site. */
export const dist = process.env.DIST ?? path.join(root, 'dist');

/**
 * The portal, serving the site in `folder`, once it answers; at most 20 s. `embedding` is the origin,
 * still without a server, whose pages may hold the site in a frame.
 */
export async function portal(folder = dist) {
  const port = await freePort(), embedding = `http://localhost:${await freePort()}`;
  const program = process.env.PORTAL ?? path.join(root, 'target/tool/portal');
  const words = ['--demo', '--db', ':memory:', '--port', String(port), '--dist', folder, '--frame-ancestors', embedding];
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  process.on('exit', () => child.kill());
  const site = `http://localhost:${port}`;
  const limit = Date.now() + 20_000;
  for (;;) {
    const answer = await fetch(`${site}/healthz`).catch(() => null);
    if (answer?.ok) return { child, site, embedding };
    if (Date.now() > limit || child.exitCode !== null) throw new Error('the portal does not answer');
    await new Promise(done => setTimeout(done, 50));
  }
}
