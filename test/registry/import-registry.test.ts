import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { EXTERNAL_VECTORS } from '../support/external-vectors.ts';
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

describe('a registry', () => {
  test('is imported, then is already there', async () => {
    const producer = newProducer();
    const file = csv(
      `Mắm nêm,food,${producer},Phường Phan Thiết,Lâm Đồng,08 Nguyễn Trãi,${DECIDED}`,
      `Rong nho,food,${producer},,Lâm Đồng,,4,,,,UBND tỉnh Bình Thuận`,
    );
    world.heard.length = 0;
    const first = await world.upload(URL_REGISTRY, file);
    expect(first).toMatchObject({
      status: 200,
      body: { dryRun: false, imported: 2, updated: 0, alreadyThere: 0, refused: 0 },
    });
    const [certified, registered] = first.body.rows;
    expect(certified).toEqual({
      row: 2,
      status: 'imported',
      productId: expect.any(String),
      producerId: expect.any(String),
      certificateId: expect.any(String),
      added: ['producer', 'product', 'variant', 'certificate'],
    });
    expect(registered).toEqual({
      row: 3,
      status: 'imported',
      productId: expect.any(String),
      producerId: certified.producerId,
      added: ['product', 'variant'],
    });
    expect(world.heard).toContainEqual({ kind: 'product', id: certified.productId });

    const product = await world.send('GET', `/api/v1/products/${certified.productId}`);
    expect(product.body).toMatchObject({
      name: 'Mắm nêm',
      productGroup: 'food',
      variants: [{ name: 'Mắm nêm', gtin: null }],
    });
    const maker = await world.send('GET', `/api/v1/producers/${product.body.producerId}`);
    expect(maker.body).toMatchObject({
      name: producer,
      kind: 'cooperative',
      communeCode: '22945',
      address: '08 Nguyễn Trãi',
    });
    const certificate = await world.send('GET', `/api/v1/certificates/${certified.certificateId}`);
    expect(certificate.body).toMatchObject({
      stars: 3,
      issuedOn: '2026-08-05',
      expiresOn: '2029-08-05',
      status: 'valid',
    });
    const none = await world.send('GET', `/api/v1/certificates?productId=${registered.productId}`);
    expect(none.body.items).toEqual([]);

    const before = await world.countRows();
    const second = await world.upload(URL_REGISTRY, file);
    expect(second.body).toMatchObject({ imported: 0, alreadyThere: 2, refused: 0 });
    expect(second.body.rows[0]).toMatchObject({
      productId: certified.productId,
      certificateId: certified.certificateId,
    });
    expect(await world.countRows()).toEqual(before);
  });

  test.each([
    ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['NFD', (text: string) => Buffer.from(text.normalize('NFD'))],
    ['CRLF and blank rows', (text: string) => Buffer.from(`${text.replaceAll('\n', '\r\n\r\n')}\r\n,,,\r\n`)],
  ])('is the same with %s', async (_, encode) => {
    const producer = newProducer();
    const text = `${HEADER}\nMắm nêm,food,${producer},Phường Phan Thiết,Lâm Đồng,,${DECIDED}`;
    const first = await world.upload(URL_REGISTRY, encode(text));
    expect(first.body).toMatchObject({ imported: 1, refused: 0 });
    const again = await world.upload(URL_REGISTRY, Buffer.from(text));
    expect(again.body).toMatchObject({ imported: 0, alreadyThere: 1, refused: 0 });
  });

  test('is read from a workbook with Vietnamese headers, dates and numbers', async () => {
    const producer = newProducer();
    const text = (value: string) => ({ value, type: String });
    const book = await writeXlsxFile([
      [
        'STT',
        'Số sao',
        'Tên sản phẩm',
        'Chủ thể',
        'Nhóm sản phẩm',
        'Xã/Phường',
        'Tỉnh',
        'Số quyết định',
        'Ngày ký',
        'Cơ quan',
        'Mã vạch',
      ].map(text),
      [
        { value: 1, type: Number },
        { value: 4, type: Number },
        text('Trà Bí đao'),
        text(producer),
        text('Đồ uống'),
        text('X. Thuận Hạnh'),
        text('TỈNH LÂM ĐỒNG'),
        text('858/QĐ-UBND'),
        { value: new Date('2025-06-19T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        text('UBND tỉnh Đắk Nông'),
        { value: 9520000000073, type: Number },
      ],
    ]).toBuffer();
    const { body } = await world.upload(URL_REGISTRY, book);
    expect(body).toMatchObject({ imported: 1, refused: 0 });
    const product = await world.send('GET', `/api/v1/products/${body.rows[0].productId}`);
    expect(product.body).toMatchObject({ productGroup: 'beverage', variants: [{ gtin: '09520000000073' }] });
    const certificate = await world.send('GET', `/api/v1/certificates/${body.rows[0].certificateId}`);
    expect(certificate.body).toMatchObject({ stars: 4, issuedOn: '2025-06-19', expiresOn: '2028-06-19' });
  });

  test('knows names in every spelling', async () => {
    const producer = newProducer();
    const row = (maker: string, name: string, commune: string, province: string) =>
      `${name},food,${maker},${commune},${province},,${DECIDED}`;
    const first = await world.upload(
      URL_REGISTRY,
      csv(row(producer, 'Mắm Hòa Thủy', 'Phường Phú Thủy', 'Lâm Đồng')),
    );
    expect(first.body).toMatchObject({ imported: 1, refused: 0 });
    for (const [maker, name, commune, province] of [
      [producer.replace('Hợp tác xã', 'HTX'), 'Mắm Hoà Thuỷ', 'Phú Thuỷ', 'Tỉnh Lâm Đồng'],
      [producer.toUpperCase(), 'MẮM HÒA THỦY', 'P. PHÚ THUỶ', 'LÂM ĐỒNG'],
      [`  ${producer.replace(' ', '  ')}`, 'Mắm  Hòa Thủy', '22924', 'Bình Thuận'],
    ] as const) {
      const again = await world.upload(URL_REGISTRY, csv(row(maker, name, commune, province)));
      expect(again.body, maker).toMatchObject({ imported: 0, alreadyThere: 1, refused: 0 });
    }
    const other = await world.upload(
      URL_REGISTRY,
      csv(row(producer, 'Mắm Hoa Thủy', 'Phú Thuỷ', 'Lâm Đồng')),
    );
    expect(other.body).toMatchObject({ imported: 1 });
  });

  test('adds a certificate when a known product is recognised again', async () => {
    const producer = newProducer();
    const plain = await world.upload(URL_REGISTRY, csv(`Trà,beverage,${producer},,Lâm Đồng,,,,,,`));
    const first = await world.upload(URL_REGISTRY, csv(`Trà,beverage,${producer},,Lâm Đồng,,${DECIDED}`));
    const second = await world.upload(
      URL_REGISTRY,
      csv(`Trà,beverage,${producer},,Lâm Đồng,,4,4001/QĐ-UBND,01/10/2026,,UBND tỉnh Lâm Đồng`),
    );
    const { productId } = plain.body.rows[0];
    for (const { body } of [first, second])
      expect(body.rows[0]).toMatchObject({ status: 'imported', productId });
    const { body } = await world.send('GET', `/api/v1/certificates?productId=${productId}`);
    expect(body.items.map((item: { stars: number }) => item.stars)).toEqual([3, 4]);
  });

  test('leaves alone what the registry says otherwise, and tells', async () => {
    const producer = newProducer();
    await world.upload(URL_REGISTRY, csv(`Trà,beverage,${producer},Xã Quảng Trực,Lâm Đồng,Thôn 1,,,,,`));
    const { body } = await world.upload(URL_REGISTRY, csv(`Trà,food,${producer},,Lâm Đồng,Thôn 2,,,,,`));
    expect(body.rows).toEqual([
      {
        row: 2,
        status: 'already-there',
        productId: expect.any(String),
        producerId: expect.any(String),
        differs: ['address', 'group'],
      },
    ]);
  });

  test('a dry run tells the same and keeps nothing', async () => {
    const producer = newProducer();
    const file = csv(
      `Trà,beverage,${producer},Xã Quảng Trực,Lâm Đồng,,${DECIDED}`,
      `Trà hai,nothing,${producer},Xã Quảng Trực,Lâm Đồng,,${DECIDED}`,
    );
    const before = await world.countRows();
    world.heard.length = 0;
    const dry = await world.upload(`${URL_REGISTRY}?dryRun=true`, file);
    expect(dry.body).toMatchObject({ dryRun: true, imported: 1, refused: 1 });
    expect(await world.countRows()).toEqual(before);
    expect(world.heard).toEqual([]);
    expect((await world.upload(URL_REGISTRY, file)).body).toMatchObject({
      dryRun: false,
      imported: 1,
      refused: 1,
    });
  });
});

describe('our own sample', () => {
  test('is imported whole after its communes', async () => {
    const sample = await registryWorld();
    const read = (name: string) => readFileSync(new URL(`../../server/demo/${name}`, import.meta.url));
    const communes = await sample.upload('/api/v1/imports/communes', read('sample-communes.csv'));
    expect(communes.body.refused).toBe(0);
    const { body } = await sample.upload(URL_REGISTRY, read('sample-registry.csv'));
    expect(body).toMatchObject({ imported: 18, refused: 0 });
    expect(
      body.rows.filter((row: { certificateId?: string }) => row.certificateId === undefined).length,
    ).toBe(4);
    await sample.close();
  });
});

const real = path.join(EXTERNAL_VECTORS ?? '', '../data/ocop-lamdong.csv');
const communes = path.join(EXTERNAL_VECTORS ?? '', '../data/communes.csv');

describe.skipIf(EXTERNAL_VECTORS === undefined || !existsSync(real))('the list of a province', () => {
  test('is imported whole, once', async () => {
    const fresh = await registryWorld();
    const file = readFileSync(real);
    expect((await fresh.upload('/api/v1/imports/communes', readFileSync(communes))).body.refused).toBe(0);
    const first = await fresh.upload(URL_REGISTRY, file);
    expect(first.body).toMatchObject({ imported: 41, alreadyThere: 0, refused: 0 });
    expect(
      first.body.rows.filter((row: { certificateId?: string }) => row.certificateId === undefined).length,
    ).toBe(20);
    const counts = await fresh.countRows();
    expect(counts).toMatchObject({ products: 41, variants: 41, decisions: 4, certificates: 21 });
    expect((await fresh.upload(URL_REGISTRY, file)).body).toMatchObject({
      imported: 0,
      alreadyThere: 41,
      refused: 0,
    });
    expect(await fresh.countRows()).toEqual(counts);
    await fresh.close();
  });
});
