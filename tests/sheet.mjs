// A sheet of pictures of the page, to be looked at: made where SHEET names a folder, else nothing.
import fs from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';

const folder = process.env.SHEET;
const plain = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Gives what takes a picture of a page under a name; after the tests the sheet is written as `NAME.html`. */
export function sheet(name) {
  if (!folder) return async () => {};
  const cells = [];
  after(() => fs.writeFileSync(path.join(folder, `${name}.html`), `<!doctype html><meta charset=utf-8><style>body{display:flex;flex-wrap:wrap;gap:8px;font:12px sans-serif}figure{margin:0;width:270px}img{width:270px}figcaption{overflow-wrap:anywhere}</style>${cells.join('')}`));
  return async (page, words) => {
    cells.push(`<figure><img src="data:image/png;base64,${(await page.screenshot()).toString('base64')}"><figcaption>${plain(words)}</figcaption></figure>`);
  };
}
