import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registryWorld } from './registry-world.ts';

const URL_REGISTRY = '/api/v1/imports/registry';
const HEADER =
  'product_name,group,producer,commune,province,address,stars,decision_number,decision_date,expires_on,authority';
const DECIDED = '3,3981/QĐ-UBND,2026-08-05,2029-08-05,UBND tỉnh Lâm Đồng';
const csv = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\n'));

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

let names = 0;
/** A producer that no other test knows. */
const newProducer = () => {
  names += 1;
  return `Hợp tác xã Thử nghiệm ${names}`;
};

describe('a row is refused for', () => {
  const good = {
    product_name: 'Trà',
    group: 'beverage',
    producer: '',
    commune: 'Xã Quảng Trực',
    province: 'Lâm Đồng',
    address: '',
    stars: '3',
    decision_number: '3981/QĐ-UBND',
    decision_date: '2026-08-05',
    expires_on: '',
    authority: 'UBND tỉnh Lâm Đồng',
    gtin: '',
    ocop_code: '',
  };

  const BAD_ROWS = [
    ['no product', { product_name: '' }, 'cell-missing', 'product_name'],
    ['no producer', { producer: ' ' }, 'cell-missing', 'producer'],
    ['no group', { group: '' }, 'cell-missing', 'group'],
    ['no province', { province: '' }, 'cell-missing', 'province'],
    ['an unknown group', { group: 'electronics' }, 'group-unknown', 'group'],
    ['an unknown province', { province: 'Lâm Đông' }, 'province-unknown', 'province'],
    ['an unknown commune', { commune: 'Xã Quang Trực' }, 'commune-unknown', 'commune'],
    ['two stars', { stars: '2 sao' }, 'stars-uncertified', 'stars'],
    [
      'two stars, decided or not',
      { stars: '2', decision_number: '', decision_date: '' },
      'stars-uncertified',
      'stars',
    ],
    ['six stars', { stars: '6' }, 'stars-invalid', 'stars'],
    ['no stars', { stars: '' }, 'cell-missing', 'stars'],
    ['five stars of a province', { stars: '★★★★★' }, 'authority-stars', 'stars'],
    ['a decision without a day', { decision_date: '' }, 'cell-missing', 'decision_date'],
    ['a day without a decision', { decision_number: '' }, 'cell-missing', 'decision_number'],
    ['a decision without an authority', { authority: '' }, 'cell-missing', 'authority'],
    ['the month before the day', { decision_date: '08/25/2026' }, 'date-invalid', 'decision_date'],
    ['a day to come', { decision_date: '2027-01-01' }, 'decision-date', 'decision_date'],
    ['no such number', { decision_number: 'xyz' }, 'decision-number-invalid', 'decision_number'],
    ['an abolished authority', { authority: 'UBND huyện Đắk Song' }, 'authority-abolished', 'authority'],
    ['an unknown authority', { authority: 'Sở Công Thương' }, 'authority-unknown', 'authority'],
    ['too long a term', { expires_on: '06/08/2029' }, 'certificate-term', 'expires_on'],
    ['a wrong GTIN', { gtin: '9520000000012' }, 'gtin-invalid', 'gtin'],
    ['a wrong OCOP code', { ocop_code: '83-829' }, 'ocop-code-invalid', 'ocop_code'],
    ['too long a name', { product_name: 'x'.repeat(201) }, 'text-too-long', 'product_name'],
    ['control characters', { product_name: 'a\u0007b' }, 'text-control', 'product_name'],
  ] as const;
  let report: Awaited<ReturnType<typeof world.upload>>;
  let before: Awaited<ReturnType<typeof world.countRows>>;
  let after: typeof before;

  /** All of them in one file: none may spoil another, and none leaves anything behind. */
  beforeAll(async () => {
    const rows = BAD_ROWS.map(([, change]) => {
      const cells = { ...good, producer: newProducer(), ...change };
      return Object.values(cells)
        .map((cell) => `"${cell}"`)
        .join();
    });
    before = await world.countRows();
    report = await world.upload(URL_REGISTRY, Buffer.from([Object.keys(good), ...rows].join('\n')));
    after = await world.countRows();
  });

  test('each by itself, and nothing of them stays', () => {
    expect(report).toMatchObject({
      status: 200,
      body: { imported: 0, alreadyThere: 0, refused: BAD_ROWS.length },
    });
    expect(after).toEqual(before);
  });

  test.each(BAD_ROWS.map(([name, , code, field], index) => [name, index, code, field] as const))(
    '%s',
    (_, index, code, field) => {
      const row = report.body.rows[index];
      expect(row).toMatchObject({ row: index + 2, status: 'refused', code, field });
      expect(row.detail).toMatch(/\w \w.*\.$/);
      expect(row.detail).not.toContain('{');
    },
  );

  test('a column is named as the file names it', async () => {
    const header = 'Tên sản phẩm,Nhóm sản phẩm,Chủ thể,Tỉnh/Thành phố';
    const { body } = await world.upload(
      URL_REGISTRY,
      Buffer.from([header, `Trà,đồ cổ,${newProducer()},Lâm Đồng`, `Trà,đồ uống,,Lâm Đồng`].join('\n')),
    );
    expect(body.rows).toMatchObject([
      { code: 'group-unknown', field: 'group', column: 'Nhóm sản phẩm' },
      { code: 'cell-missing', field: 'producer', column: 'Chủ thể' },
    ]);
    expect(body.rows[1].detail).toContain('Chủ thể');
  });

  test('contradicting an earlier row; the others are taken', async () => {
    const producer = newProducer();
    const { body } = await world.upload(
      URL_REGISTRY,
      csv(
        `Trà,beverage,${producer},,Lâm Đồng,,${DECIDED}`,
        `Trà,beverage,${producer},,Lâm Đồng,,${DECIDED}`,
        `TRÀ,beverage,${producer},,Lâm Đồng,,${DECIDED.replace('3,', '4,')}`,
        `Cà phê,beverage,${producer},,Lâm Đồng,,${DECIDED}`,
      ),
    );
    expect(body.rows).toMatchObject([
      { row: 2, status: 'imported' },
      { row: 3, status: 'already-there' },
      { row: 4, status: 'refused', code: 'row-contradicts', params: { other: 2 } },
      { row: 5, status: 'imported' },
    ]);
  });

  test('contradicting the registry', async () => {
    const producer = newProducer();
    await world.upload(URL_REGISTRY, csv(`Trà,beverage,${producer},Xã Quảng Trực,Lâm Đồng,,${DECIDED}`));
    const { body } = await world.upload(
      URL_REGISTRY,
      csv(
        `Trà,beverage,${producer},Xã Quảng Trực,Lâm Đồng,,${DECIDED.replace('3,', '4,')}`,
        `Cà phê,beverage,${producer},Xã Quảng Trực,Lâm Đồng,,${DECIDED.replace('08-05', '08-06')}`,
        `Cà phê,beverage,${producer},Xã Thuận Hạnh,Lâm Đồng,,,,,,`,
      ),
    );
    expect(body.rows).toMatchObject([
      { status: 'refused', code: 'certificate-conflict', field: 'decision_number' },
      { status: 'refused', code: 'decision-conflict', field: 'decision_date' },
      {
        status: 'refused',
        code: 'producer-elsewhere',
        field: 'commune',
        params: { commune: 'Xã Quảng Trực' },
      },
    ]);
  });

  test('the reason is told in the language asked for', async () => {
    const boundary = 'x';
    const file = csv(`Trà,beverage,${newProducer()},,Nowhere,,,,,,`);
    const response = await world.app.inject({
      method: 'POST',
      url: URL_REGISTRY,
      headers: {
        authorization: `Bearer ${await world.tokenOf('admin')}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${file}\r\n--x--\r\n`,
    });
    expect(response.json().rows[0].detail).toBe('Không có tỉnh, thành phố nào có tên hoặc mã này.');
  });
});

describe('a file is refused', () => {
  test.each([
    ['without columns that are needed', Buffer.from('a,b\n1,2'), 422, 'table-header'],
    [
      'with two columns of one meaning',
      Buffer.from(`${HEADER},sao\n${','.repeat(11)}x`),
      422,
      'table-header-twice',
    ],
    ['without rows', Buffer.from(HEADER), 422, 'table-empty'],
    ['when it is no table', Buffer.from('%PDF-1.7 ...'), 415, 'table-format'],
    ['when it is larger than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), 413, 'body-too-large'],
  ])('%s', async (_, file, status, code) => {
    expect(await world.upload(URL_REGISTRY, file)).toMatchObject({ status, body: { code } });
  });

  test('when it is not sent as a file', async () => {
    expect(await world.upload(URL_REGISTRY, csv(''), { name: 'table' })).toMatchObject({
      status: 400,
      body: { code: 'field-unknown' },
    });
    expect(await world.send('POST', URL_REGISTRY, {})).toMatchObject({
      status: 415,
      body: { code: 'media-type-unsupported' },
    });
    expect(await world.upload(`${URL_REGISTRY}?dryRun=perhaps`, csv(''))).toMatchObject({
      status: 400,
      body: { field: 'dryRun' },
    });
  });
});

test('officers import their own province, producers nothing', async () => {
  const producer = newProducer();
  const file = csv(`Trà,beverage,${producer},,Lâm Đồng,,,,,,`, `Trà,beverage,${producer},,Hà Nội,,,,,,`);
  const officer = await world.tokenOf('officer', { provinceCode: '68' });
  const { body } = await world.upload(URL_REGISTRY, file, { token: officer });
  expect(body.rows).toMatchObject([
    { status: 'imported' },
    { status: 'refused', code: 'forbidden', field: 'province' },
  ]);
  expect(await world.upload('/api/v1/imports/communes', file, { token: officer })).toMatchObject({
    status: 403,
  });
  const inspector = await world.tokenOf('inspector');
  expect(await world.upload(URL_REGISTRY, file, { token: inspector })).toMatchObject({ status: 403 });
});
