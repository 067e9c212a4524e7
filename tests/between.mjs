// A server between the browser and the portal, which spoils what it is told to: as captive portals, half-finished
// deployments and overloaded machines do. The service worker's own requests pass it too.
import http from 'node:http';

/**
 * Starts it in front of `target`. `spoil` maps a file's name to what is answered in its place:
 * `{ status, type, headers, body }`, `{ hang: true }`, `{ cut: true }`, or a function of the request that gives one of them or nothing.
 */
export async function between(t, target) {
  const spoil = new Map();
  const asked = [];
  const waiting = new Set();
  const server = http.createServer(async (request, response) => {
    const name = new URL(request.url, target).pathname.slice(1) || 'index.html';
    asked.push(name);
    const rule = spoil.get(name) ?? spoil.get('*');
    const instead = typeof rule === 'function' ? rule(name, request) : rule;
    if (instead?.hang) {
      waiting.add(response);
      return;
    }
    if (instead?.cut) {
      response.destroy();
      return;
    }
    if (instead) {
      response.writeHead(instead.status ?? 200, { 'content-type': instead.type ?? 'text/html', ...instead.headers });
      response.end(instead.body ?? '<!doctype html><title>Wi-Fi</title><p>Please log in.');
      return;
    }
    const { connection, ...headers } = request.headers;
    const through = http.request(new URL(request.url, target), { method: request.method, headers }, answer => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    through.on('error', () => response.destroy());
    request.pipe(through);
  });
  await new Promise(done => { server.listen(0, '127.0.0.1', done); });
  t.after(() => {
    for (const response of waiting) response.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { site: `http://localhost:${server.address().port}`, spoil, asked };
}
