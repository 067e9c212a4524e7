// Makes of a built site what a newer build would be.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Changes a file of the site as a newer build would; its compressed copies are of the old one. */
function change(folder, name, from, to) {
  const file = path.join(folder, name), text = fs.readFileSync(file, 'utf8');
  assert.match(text, from, name);
  write(file, text.replace(from, to));
}

function write(file, content) {
  fs.writeFileSync(file, content);
  for (const end of ['br', 'gz']) fs.rmSync(`${file}.${end}`, { force: true });
}

const digest = (kind, file) => createHash(kind).update(fs.readFileSync(file)).digest('base64');

/** What a page of the newer build has, and keeps: the app writes its own title. */
export const NEWER = 'meta[name=newer]';

/** Gives the site in `folder` another build's name, and the page `html` what `NEWER` finds. */
export function newer(folder, html) {
  // The name of the build stands in quotes, whatever a minifier left around it.
  change(folder, 'service-worker.js', /(?<=["'`](?:truyxuat-)?)[0-9a-f]{16}(?=["'`])/, 'newer');
  change(folder, html, /<title>/, '<meta name="newer"><title>');
  change(folder, 'service-worker.js', new RegExp(`(?<="${html}":")[^"]+`), digest('sha256', path.join(folder, html)));
}

/** An empty custom section, which changes a WASM's bytes and nothing of what it does. */
const SECTION = Buffer.from([0, 6, 5, ...Buffer.from('newer')]);

/** Makes the site in `folder` another build as a whole: other names, other bytes of each WASM, another decoder's folder. */
export function successor(folder, name = 'fedcba9876543210') {
  const loader = fs.readFileSync(path.join(folder, 'embed.js'), 'utf8');
  const [, build, decoder] = /([0-9a-f]{16}) (decoder-[0-9a-f]+) sha256-/.exec(loader);
  const replaced = [[build, name], [decoder, `decoder-${name}`]];
  for (const file of ['truyxuat_bg.wasm', 'auditor.wasm', 'checker.wasm']) {
    const before = digest('sha256', path.join(folder, file));
    write(path.join(folder, file), Buffer.concat([fs.readFileSync(path.join(folder, file)), SECTION]));
    replaced.push([before, digest('sha256', path.join(folder, file))]);
  }
  fs.renameSync(path.join(folder, decoder), path.join(folder, `decoder-${name}`));
  for (const file of fs.readdirSync(folder).filter(file => /\.(js|html)$/.test(file))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const changed = replaced.reduce((text, [from, to]) => text.replaceAll(from, to), text);
    if (changed !== text) write(path.join(folder, file), changed);
  }
  const worker = path.join(folder, 'service-worker.js');
  const kept = fs.readFileSync(worker, 'utf8').replace(/"([^"]+)":"([A-Za-z0-9+/]{43}=)"/g, (_, address) => `"${address}":"${digest('sha256', path.join(folder, address.split('?')[0]))}"`);
  write(worker, kept);
}
