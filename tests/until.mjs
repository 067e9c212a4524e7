// Waiting for what happens in its own time, in tests: looked at again and again, with an end.
import net from 'node:net';

/** What `ready` gives as soon as it is something; after `ms` an error that says `what`. */
export async function until(ready, ms, what) {
  const deadline = Date.now() + ms;
  for (;;) {
    const found = await ready();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(what);
    await new Promise(done => setTimeout(done, 50));
  }
}

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
