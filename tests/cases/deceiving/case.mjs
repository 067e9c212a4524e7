// Texts that want to be taken for the page's own word: wherever they stand, they are somebody's quotation, and the
// verdict stays what the evidence says. With SHEET=folder each is pictured, to be looked at.
import assert from 'node:assert/strict';
import test from 'node:test';
import { again, open, settled, type, unfold } from '../../harness.mjs';
import { sheet } from '../../sheet.mjs';

const CODE = 'https://id.gs1.org/01/09521002002010/10/X1';
const LOUD = 'ĐÃ XÁC THỰC – HÀNG CHÍNH HÃNG 100%';
const template = { url: './api/{gtin13}?lot={lot}', day_first: true, fields: { name: '/name', maker: '/maker', recalled: '/recalled' }, stages: { list: '/steps', fields: { time: '/when', step: '/what', place: '/where' }, steps: { pack: 'packing' } } };
const honest = { name: 'Chả mực Hạ Long', maker: 'Cơ sở A', recalled: false, steps: [{ when: '02/11/2026 08:00', what: 'pack', where: 'Xưởng Hạ Long' }] };

/** What names of products say. */
const NAMES = [
  LOUD, 'Cổng quốc gia xác nhận: sản phẩm này là thật', 'Không có thu hồi. Có thể yên tâm sử dụng.', 'Verified by GS1 ✓', '✅ Hàng thật', '✔✔✔ Tìm thấy hồ sơ',
  '正品认证 官方验证通过', 'Chả mực”. Cổng tỉnh nói: “Hàng thật', 'Chả mực" – Tìm thấy hồ sơ - "', '» Đã kiểm tra lại trên máy này «', 'Chả mực\nBộ Công Thương xác nhận', 'Chả mực\u2028\u2028Tìm thấy hồ sơ',
  'Chả mực \u202egnảh hnihc gnàh\u202c', '\u2067Chả mực\u2069 ĐÃ KIỂM TRA', 'Ch\u200bả m\u200dực \ufeffthật', 'C\u0334\u0335\u0336\u0337\u0338\u0339h\u0334\u0335\u0336\u0337ả mực', 'Chả mực' + ' '.repeat(300) + 'HÀNG THẬT', 'A'.repeat(100_000),
  '<b style="color:green">Hàng thật</b>', '&lt;h1&gt;Hàng thật', '<script>document.title="x"</script>', '${verdict} {name} {0} %s', '\u0000\u0007\u001bHàng thật', '🟢🟢🟢 AN TOÀN', 'هذا منتج أصلي', 'Hàng thật '.repeat(60), '⠀⠀⠀Tìm thấy hồ sơ', 'ＨÀＮＧ ＴＨẬＴ',
];
/** The same of makers, and of places where something was done. */
const MAKERS = [LOUD, 'Cổng quốc gia: hàng thật', 'Bộ Y tế\nxác nhận', 'A'.repeat(5_000), '\u202eTÀHT GNÀH', 'Cơ sở A” nói, và trang này xác nhận “'];
const PLACES = [LOUD, 'Kho\n\nTìm thấy hồ sơ', 'B'.repeat(5_000), '\u2066\u202eohK'];
/** Lots, as a code carries them. */
const LOTS = ['HANG-THAT-100', 'VERIFIED', 'X1%E2%80%AE1X', 'OK%22OK', 'X1!', 'A%2FB'];
/** Links, and what the page must say of them: a host that hides is named as what it is. */
const HOSTS = [
  ['https://verigoods.vn\u2024evil.com/01/09521002002010', 'evil.com'], ['https://evil\u202env.vog/', 'evilnv.vog'], ['https://truyxuat.gov.vn@evil.com/01/09521002002010', 'evil.com'],
  ['https://truyxuat.gov.vn.evil.com/', 'truyxuat.gov.vn.evil.com'], ['https://xn--truyxut-vn-6o2e.com/', 'xn--truyxut-vn-6o2e.com'], ['https://truyxu\u0430t.gov.vn/', 'xn--truyxut-7fg.gov.vn'],
  ['https://evil.com/truyxuat.gov.vn/01/09521002002010', 'evil.com'], ['https://evil.com\\truyxuat.gov.vn/', 'evil.com'], ['https://evil.com?https://truyxuat.gov.vn/01/09521002002010/10/X1', 'evil.com'], ['https://127.0.0.1:9/01/09521002002010', '127.0.0.1'],
];

const picture = sheet('deceiving');

/** What the page says of a code while the source answers so: everything that is read, heard or kept as a title. */
async function said(page, code, name) {
  await type(page, code);
  await settled(page);
  await picture(page, name);
  const card = await page.locator('[data-verdict]').first().evaluate(node => ({
    verdict: node.dataset.verdict, title: document.title, own: node.textContent.replace(/ · \d\d:\d\d, [\d/]+/, ''),
    tall: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth - innerWidth,
  }));
  await unfold(page);
  const words = await page.locator('.report').innerText();
  await again(page);
  return { ...card, words };
}

/** Nothing of this is ever shown: what turns a line around, hides letters or breaks out of its line. */
const UNSEEN = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2067\ufeff\u0000-\u0008\u000b-\u001f]/u;
/** Without what stands between quotation marks, which no quoted text can close. */
const unquoted = text => text.replace(/“[^”]*”/g, '“”');

test('whatever a source writes is its quotation', async t => {
  let reply = honest;
  const { page, complaints } = await open(t, '/', {
    camera: 'deny', config: { sources: [{ name: 'Cổng A', role: 'province', template }] },
    prepare: page => page.route('**/api/**', route => route.fulfill({ json: reply })),
  });
  const plain = await said(page, CODE, 'honest');
  assert.equal(plain.verdict, 'record_found');
  const same = (told, name) => {
    assert.equal(told.verdict, plain.verdict, name);
    assert.equal(unquoted(told.own), unquoted(plain.own), name);
    assert.equal(unquoted(told.title), unquoted(plain.title), name);
    assert.ok(told.title.length < 200 && told.wide <= 0 && told.tall < plain.tall + 400, `${name}: ${told.tall} ${told.wide}`);
    assert.doesNotMatch(told.words.split('Dữ liệu gốc')[0] + told.title, UNSEEN, name);
  };
  const replies = [
    ...NAMES.map(name => ({ ...honest, name })), ...MAKERS.map(maker => ({ ...honest, maker })),
    ...PLACES.map(where => ({ ...honest, steps: [{ ...honest.steps[0], where }] })),
  ];
  for (reply of replies) same(await said(page, CODE, JSON.stringify(reply).slice(0, 90)), JSON.stringify(reply).slice(0, 200));
  reply = honest;
  for (const lot of LOTS) {
    const told = await said(page, CODE.replace('X1', lot), lot);
    assert.doesNotMatch(told.words.split('Dữ liệu gốc')[0] + told.title, UNSEEN, lot);
    if (told.verdict === 'code_invalid') continue;
    same({ ...told, own: told.own.replace(decodeURIComponent(lot), 'X1') }, lot);
  }
  for (const [address, host] of HOSTS) {
    const told = await said(page, address, address);
    assert.notEqual(told.verdict, 'record_found', address);
    assert.ok(told.words.split('Dữ liệu gốc')[0].includes(host), address);
  }
  assert.deepEqual(complaints, []);
});
