// What the camera sees in the pictures: invented goods on a counter, drawn by the browser as a film of JPEGs.
import fs from 'node:fs';
import path from 'node:path';
import bwipjs from 'bwip-js';
import { HEIGHT, WIDTH } from '../film.mjs';
import { scratch } from '../harness.mjs';

const code = (bcid, text, width) => {
  const svg = bwipjs.toSVG({ bcid, text, includetext: bcid === 'ean13', textsize: 9, paddingwidth: 6, paddingheight: 4, backgroundcolor: 'ffffff' });
  return `<img style="width:${width}px" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
};

const STYLE = `
  body { margin: 0; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden; display: grid; place-items: center; font-family: sans-serif;
    background: repeating-linear-gradient(91deg, transparent 0 180px, rgb(60 36 16 / 22%) 180px 183px), linear-gradient(160deg, #b98a5b, #86592f 60%, #6d4523); }
  .box { box-sizing: border-box; padding: 34px; border-radius: 14px; transform: rotate(-2.5deg); box-shadow: 0 30px 60px rgb(30 15 0 / 55%), inset 0 0 90px rgb(90 70 30 / 18%); }
  .front { width: 520px; height: 560px; background: linear-gradient(165deg, #fbf3df, #efd9a8); color: #7a1f14; text-align: center; }
  .front b { display: block; margin-top: 70px; font: 700 64px/1.1 serif; }
  .front i { display: block; margin: 26px auto; width: 240px; height: 150px; border-radius: 50%; background: radial-gradient(circle at 38% 35%, #f2c77a, #c3742b 70%, #93521b); }
  .front p { margin: 0; font-size: 26px; letter-spacing: 2px; }
  .back { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 40px; width: 640px; padding-top: 30px; background: linear-gradient(165deg, #fdfaf2, #e9dfc8); color: #5b1c10; text-align: center; }
  .back p { grid-column: 1 / -1; margin: 0; font: 700 34px serif; }
  .back small { display: block; margin-top: 6px; font-size: 21px; }`;

const SCENES = {
  /** Goods without a code in view. */
  front: '<div class="box front"><b>Chả mực<br>Hạ Long</b><i></i><p>VÍ DỤ · 500 G</p></div>',
  /** The codes of two products side by side. */
  back: `<div class="box back"><p>Nước mắm Cái Rồng · ví dụ</p>
    <div>${code('qrcode', 'https://id.gs1.org/01/09521002002027/10/NM-0315', 250)}<small>Chai 500 ml</small></div>
    <div>${code('qrcode', 'https://id.gs1.org/01/09521002002010', 250)}<small>Chai 250 ml</small></div></div>`,
};

/** Writes every scene as a film that the fake camera plays; gives the files by name. */
export async function films(browser) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const files = {};
  for (const [name, html] of Object.entries(SCENES)) {
    for (const [suffix, night] of [['', 0], ['-dark', .96]]) {
      await page.setContent(`<style>${STYLE} body::after { content: ''; position: fixed; inset: 0; background: rgb(0 0 0 / ${night}); }</style>${html}`);
      const picture = await page.screenshot({ type: 'jpeg', quality: 92 });
      files[name + suffix] = path.join(scratch, `${name}${suffix}.mjpeg`);
      fs.writeFileSync(files[name + suffix], Buffer.concat(Array(10).fill(picture)));
    }
  }
  await page.close();
  return files;
}
