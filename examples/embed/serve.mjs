// Serves this folder as a web site of its own, with the headers that an embedding page needs.
//
//   node examples/embed/serve.mjs PORT APP_ORIGIN
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [port, app] = [Number(process.argv[2] ?? 8081), new URL(process.argv[3] ?? 'http://localhost:8080').origin];
const PLACEHOLDER = 'https://truyxuat.example';
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** By element: its script from another origin, a blob worker for its decoder. By frame: the frame alone. */
const POLICY = {
  'index.html': `default-src 'none'; script-src ${app} 'wasm-unsafe-eval'; connect-src ${app}; worker-src blob:; img-src 'self' ${app} blob:; style-src 'self'`,
  'frame.html': `default-src 'none'; script-src 'self'; frame-src ${app}; style-src 'self'`,
};

http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
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
