// Makes of a built site what a newer build would be.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Changes a file of the site as a newer build would; its compressed copies are of the old one. */
function change(folder, name, from, to) {
  const file = path.join(folder, name), text = fs.readFileSync(file, 'utf8');
  assert.match(text, from, name);
  fs.writeFileSync(file, text.replace(from, to));
  for (const end of ['br', 'gz']) fs.rmSync(`${file}.${end}`, { force: true });
}

/** Gives the site in `folder` another build's name, and the page `html` a title that begins with "2 ". */
export function newer(folder, html) {
  // The name of the build stands in quotes, whatever a minifier left around it.
  change(folder, 'service-worker.js', /(?<=["'`](?:truyxuat-)?)[0-9a-f]{16}(?=["'`])/, 'newer');
  change(folder, html, /<title>/, '<title>2 ');
  const digest = createHash('sha256').update(fs.readFileSync(path.join(folder, html))).digest('base64');
  change(folder, 'service-worker.js', new RegExp(`(?<="${html}":")[^"]+`), digest);
}
