// A web site of somebody else, on this machine, whose pages hold the app.
import http from 'node:http';

/**
 * Serves `pages`, a map from path to `{ html, headers }`, or an HTML text alone; `{tool}` in texts becomes `tool`.
 * Ends with the test. `listed`: at the origin whose pages may hold the tool in a frame.
 */
export async function host(t, tool, pages, listed = false) {
  const server = http.createServer((request, response) => {
    const found = pages[new URL(request.url, 'http://localhost').pathname];
    if (found === undefined) return response.writeHead(404).end();
    const { html, headers = {} } = typeof found === 'string' ? { html: found } : found;
    const filled = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{tool}', tool)]);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(filled) });
    response.end(typeof html === 'string' ? html.replaceAll('{tool}', tool) : html);
  });
  await new Promise(done => { server.listen(listed ? new URL(process.env.TRUYXUAT_EMBEDDING).port : 0, '127.0.0.1', done); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://localhost:${server.address().port}`;
}

/** The page that documentation gives for the element, with `head` and `body` of the host's own around it. */
export const page = ({ head = '', body = '<truy-xuat lang="vi"><a href="{tool}/?lang=vi">Tra cứu</a></truy-xuat>', script = '<script src="{tool}/embed.js" async></script>' } = {}) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chợ</title><link rel="icon" href="data:,">${head}</head><body>${body}${script}</body></html>`;
