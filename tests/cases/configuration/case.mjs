// The configuration decides whose page it is and who is asked; a faulty one says what is wrong, and where.
import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, open, settled, site, type, verdict } from '../../harness.mjs';

const served = answer => ({ camera: 'deny', prepare: page => page.route('**/config.json*', answer) });
const faults = page => page.locator('.faults li');

const faulty = [
  ['a misspelt entry', '{"tilte": {"vi": "x"}}', ['tilte: no such entry']],
  ['a source without encryption', '{"sources": [{"name": "A", "role": "nation", "epcis": "http://a.vn/"}]}', ['sources[0].epcis: an https address or a path is expected']],
  ['two faults at once', '{"accent": ["red", "#000000"], "province": "Atlantis"}', ['accent[0]: a colour such as #0b6660 is expected', 'province: no province of this name']],
  ['text that is not JSON', '{"title": ', ['not JSON']],
];
for (const [name, body, expected] of faulty) {
  test(`${name} is named, and the page works with its default`, async t => {
    const { page } = await open(t, '/', served(route => route.fulfill({ body, contentType: 'application/json' })));
    await page.getByText('Cấu hình của trang có lỗi. Trang chạy với cấu hình mặc định.').waitFor();
    assert.deepEqual((await faults(page).allInnerTexts()).sort(), [...expected].sort());
    await type(page, '9521002002011');
    assert.equal(await verdict(page), 'code_invalid');
    await accessible(page, name);
  });
}

test('a configuration that the server refuses is named with the status', async t => {
  const { page } = await open(t, '/', served(route => route.fulfill({ status: 500, body: '' })));
  assert.match(await faults(page).innerText(), /config\.json.*: HTTP 500$/);
});

test('the about page names every host that is asked, and only those are asked', async t => {
  const sources = [
    { name: 'Cổng tỉnh (ví dụ)', role: 'province', resolver: './', epcis: './epcis/' },
    { name: 'Nguồn quốc gia (ví dụ)', role: 'nation', epcis: 'https://nation.example.vn/epcis/' },
  ];
  const { page, requests } = await open(t, '/', {
    camera: 'deny', config: { sources }, hosts: ['https://nation.example.vn'],
    prepare: page => page.route('https://nation.example.vn/**', route => route.fulfill({
      headers: { 'access-control-allow-origin': '*' }, json: { '@context': [], type: 'EPCISDocument', schemaVersion: '2.0', epcisBody: { eventList: [] } },
    })),
  });
  await page.evaluate(() => { location.hash = '#about'; });
  const about = page.locator('.panel.about');
  await about.waitFor();
  const listed = await about.locator('ul.plain').first().locator('li').allInnerTexts();
  assert.deepEqual(listed, ['máy chủ của chính trang này – Cổng tỉnh (ví dụ)', 'nation.example.vn – Nguồn quốc gia (ví dụ)']);
  for (const words of ['không rời khỏi máy', 'không theo dõi', 'chỉ được lưu khi bạn bật']) assert.ok((await about.innerText()).includes(words), words);
  await page.getByRole('button', { name: 'Đóng' }).click();
  const before = requests.length;
  await type(page, '9521002002010');
  await settled(page);
  const hosts = new Set(requests.slice(before).map(url => new URL(url).host));
  assert.deepEqual([...hosts].filter(host => host !== new URL(site).host && host !== 'nation.example.vn'), []);
});

test('title, colours, languages and the operator’s words come from the configuration', async t => {
  const config = {
    title: { vi: 'Truy xuất của chợ Hạ Long', en: 'Hạ Long market', zh: '下龙' }, accent: ['#123456', '#abcdef'], languages: ['en', 'vi'],
    operator: { vi: 'Ban quản lý chợ (ví dụ)', en: 'Market board (example)', zh: '' }, about: { vi: 'Lời của chợ.', en: 'A word of the market.', zh: '' },
  };
  const { page } = await open(t, '/#about', { camera: 'deny', config });
  assert.equal(await page.locator('.brand-name').innerText(), 'Truy xuất của chợ Hạ Long');
  assert.match(await page.locator('.panel.about').innerText(), /Lời của chợ\.[\s\S]*Ban quản lý chợ \(ví dụ\)/);
  assert.deepEqual(await page.locator('select.langs-narrow option').allInnerTexts(), ['VI', 'EN']);
  assert.equal(await page.locator('.app').evaluate(app => app.style.getPropertyValue('--accent-light')), '#123456');
});

test('a picture of the product comes from a trusted host alone', async t => {
  const record = image => ({ '@context': {}, '@type': 'Product', productName: 'Chả mực (ví dụ)', image });
  for (const [image, shown] of [['/icons/icon.svg', 1], ['https://elsewhere.example/p.jpg', 0]]) {
    const { page } = await open(t, '/', {
      camera: 'deny', prepare: page => page.route(/\/(01|epcis)\//, async route => {
        const answer = await route.fetch();
        const text = await answer.text();
        await route.fulfill({ response: answer, body: text.includes('productName') ? JSON.stringify({ ...JSON.parse(text), ...record(image) }) : text });
      }),
    });
    await type(page, '9521002002010');
    await settled(page);
    assert.equal(await page.locator('.product-picture').count(), shown, image);
  }
});

test('the logo comes from the configuration, and only from the page’s own host', async t => {
  const { page } = await open(t, '/', { camera: 'deny', config: { logo: '/icons/icon.svg' } });
  assert.equal(await page.locator('.brand img.logo').getAttribute('src'), '/icons/icon.svg');
  assert.ok(await page.locator('.brand img.logo').evaluate(image => image.decode().then(() => image.naturalWidth > 0)));
  const { page: other } = await open(t, '/', { camera: 'deny', config: { logo: 'https://elsewhere.example/logo.svg' } });
  assert.deepEqual(await faults(other).allInnerTexts(), ['logo: a path on the page\'s own host is expected']);
});

test('an address of before July 2025 is told with the province of today', async t => {
  const record = { manufacturer: { '@type': 'Organization', organizationName: 'Xưởng A (ví dụ)', address: { streetAddress: 'Thôn 2', addressLocality: 'Gia Lộc', addressRegion: 'Hải Dương', countryCode: 'VN' } } };
  const { page } = await open(t, '/', {
    camera: 'deny', prepare: page => page.route(/\/(01|epcis)\//, async route => {
      const answer = await route.fetch();
      const text = await answer.text();
      await route.fulfill({ response: answer, body: text.includes('productName') ? JSON.stringify({ ...JSON.parse(text), ...record }) : text });
    }),
  });
  await type(page, '9521002002010');
  await settled(page);
  const address = page.locator('.product .field-row', { hasText: 'Hải Dương' });
  assert.match(await address.locator('.merged').textContent(), /Hải Dương.*Hải Phòng|Hải Phòng.*Hải Dương/);
});
