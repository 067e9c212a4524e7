// Serves this folder as a web site of its own, with the headers that an embedding page needs.
//
//   node examples/embed/serve.mjs PORT APP_ORIGIN
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [port, app] = [Number(process.argv[2] ?? 8081), new URL(process.argv[3] ?? 'http://localhost:8080').origin];
const PLACEHOLDER = 'https://truyxuat.example';
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/**
 * By element: its script from another origin, a blob worker for its decoder. By frame: the frame alone. On the page's own
 * origin: nothing from elsewhere. By link: nothing but text and a picture.
 */
const POLICY = {
  'link.html': `default-src 'none'; img-src ${app}; style-src 'self'`,
  'own.html': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self' blob:; style-src 'self'",
  'index.html': `default-src 'none'; script-src ${app} 'wasm-unsafe-eval'; connect-src ${app}; worker-src blob:; img-src 'self' ${app} blob:; style-src 'self'`,
  'frame.html': `default-src 'none'; script-src 'self'; frame-src ${app}; style-src 'self'`,
};

/** The tool's files as they stand in a folder of this site, which `own.html` uses: read from where the tool runs. */
async function own(request, response) {
  const asked = new URL(request.url.slice('/truy-xuat/'.length), `${app}/`);
  const answer = asked.origin === app ? await fetch(asked).catch(() => undefined) : undefined;
  if (!answer) return response.writeHead(502).end();
  const headers = ['content-type', 'cache-control'].map(name => [name, answer.headers.get(name)]).filter(([, value]) => value);
  response.writeHead(answer.status, Object.fromEntries(headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/truy-xuat/')) return own(request, response);
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[path.extname(name)];
  // Plain names only: nothing outside this folder can be asked for.
  const known = type && /^[a-z]+\.[a-z]+$/.test(name) && fs.existsSync(path.join(import.meta.dirname, name));
  if (!known) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Security-Policy': POLICY[name] ?? "default-src 'none'",
    'Permissions-Policy': `camera=(self "${app}"), fullscreen=(self "${app}"), screen-wake-lock=(self "${app}")`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
  response.end(fs.readFileSync(path.join(import.meta.dirname, name), 'utf8').replaceAll(PLACEHOLDER, app));
}).listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/`));
