// A portal with its own JSON interface is asked and read by configuration alone, as docs/config.md shows.
import assert from 'node:assert/strict';
import test from 'node:test';
import { findings, open, settled, type } from '../../harness.mjs';

const CODE = 'https://id.gs1.org/01/09521002002010/10/X1';
const template = {
  url: './api/san-pham/{gtin13}?lo={lot}', day_first: true,
  fields: { name: '/data/ten', maker: '/data/coSo/ten', expires: '/data/hsd', recalled: '/data/thuHoi' },
  stages: {
    list: '/data/nhatKy', fields: { time: '/ngay', step: '/viec', place: '/noi' },
    steps: { 'Đóng gói': 'packing', 'Xuất kho': 'shipping' },
  },
};
const answer = {
  data: {
    ten: 'Chả mực của cổng khác', coSo: { ten: 'Cơ sở A' }, hsd: '05/06/2099', thuHoi: false,
    nhatKy: [{ ngay: '02/11/2026 08:00', viec: 'Đóng gói', noi: 'Xưởng Hạ Long' }, { ngay: '03/11/2026', viec: 'Xuất kho', noi: 'Kho Bãi Cháy' }],
  },
};

async function scanned(t, reply) {
  const asked = [];
  const { page } = await open(t, '/', {
    camera: 'deny', config: { sources: [{ name: 'Cổng khác', role: 'province', template }] },
    prepare: page => page.route('**/api/**', route => {
      asked.push(new URL(route.request().url()));
      return route.fulfill({ json: reply });
    }),
  });
  await type(page, CODE);
  const report = await settled(page);
  return { page, asked, report };
}

test('its fields and stages stand in the report, with its name', async t => {
  const { page, asked } = await scanned(t, answer);
  assert.deepEqual(asked.map(url => [url.pathname, url.search]), [['/api/san-pham/9521002002010', '?lo=X1']]);
  const words = await page.locator('.report').innerText();
  for (const expected of ['Chả mực của cổng khác', 'Cổng khác']) assert.ok(words.includes(expected), expected);
});

test('its word that the item is recalled is a recall', async t => {
  const { page, report } = await scanned(t, { data: { ...answer.data, thuHoi: true } });
  assert.equal(await report.getAttribute('data-verdict'), 'recalled');
  assert.ok((await findings(page)).includes('recalled'));
});
