import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registryWorld } from './registry-world.ts';

const URL_REGISTRY = '/api/v1/imports/registry';
let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());
// A GTIN belongs to one product of a registry: each test finds all of them free.
beforeEach(() => world.db.updateTable('variant').set({ gtin: null }).execute());

let names = 0;
/** Imports one table whose rows are packs (`variant,net_content,gtin`) of one product; a function for one product each. */
const newProduct = () => {
  names += 1;
  const producer = `Hợp tác xã Đóng gói ${names}`;
  return async (...packs: string[]) => {
    const rows = packs.map((pack) => `Trà ${names},beverage,${producer},Lâm Đồng,${pack}`);
    const header = 'product_name,group,producer,province,variant,net_content,gtin';
    world.heard.length = 0;
    const { body } = await world.upload(URL_REGISTRY, Buffer.from([header, ...rows].join('\n')));
    const productId = body.rows.find((row: { productId?: string }) => row.productId !== undefined)?.productId;
    const product = await world.send('GET', `/api/v1/products/${productId}`);
    const variants = (product.body.variants as Record<string, unknown>[]).map(({ name, netContent, gtin }) =>
      [name, netContent, gtin].map((value) => value ?? '').join('|'),
    );
    return { body, productId, variants: variants.sort() };
  };
};

const [SMALL, LARGE, THIRD] = ['09520000000011', '09520000000028', '09520000000035'] as const;

describe('packs of one product', () => {
  const both = [`Gói 250 g|250 g|${SMALL}`, `Gói 500 g|500 g|${LARGE}`];
  const rows = [`Gói 250 g,250 g,${SMALL}`, `Gói 500 g,500 g,${LARGE}`] as const;

  test('in one file', async () => {
    const imported = newProduct();
    const first = await imported(...rows);
    expect(first.body).toMatchObject({ imported: 2, alreadyThere: 0, refused: 0 });
    expect(first.variants).toEqual(both);
    const again = await imported(...rows);
    expect(again.body).toMatchObject({ imported: 0, updated: 0, alreadyThere: 2, refused: 0 });
    expect(again.variants).toEqual(both);
  });

  test('in two runs', async () => {
    const imported = newProduct();
    await imported(rows[0]);
    const second = await imported(rows[1]);
    expect(second.body).toMatchObject({ imported: 1, refused: 0 });
    expect(second.variants).toEqual(both);
    expect(world.heard).toContainEqual({ kind: 'product', id: second.productId });
  });

  test.each([
    ['GTIN, shorter or not', [`,,${SMALL}`], [`,,${SMALL.slice(1)}`]],
    ['name in another spelling', ['Gói hòa tan,,'], ['  GÓI  HOÀ TAN ,,']],
    ['net content in another spelling', [',"0,5 kg",'], [',0.5KG,']],
    ['nothing at all', [',,'], [',,']],
    ['nothing where there is one', [`Gói,250 g,${SMALL}`], [',,']],
  ])('are known by their %s', async (_, first, second) => {
    const imported = newProduct();
    const before = await imported(...first);
    const after = await imported(...second);
    expect(after.body).toMatchObject({ imported: 0, updated: 0, alreadyThere: 1 });
    expect(after.variants).toEqual(before.variants);
  });

  test.each([
    ['net content', [',250 g,', ',500 g,'], ['Trà N|250 g|', 'Trà N 500 g|500 g|']],
    ['GTIN', [`,,${SMALL}`, `,,${LARGE}`], [`Trà N||${SMALL}`, `Trà N ${LARGE}||${LARGE}`]],
    [
      'GTIN in spite of one net content',
      [`,1 kg,${SMALL}`, `,1 kg,${LARGE}`],
      [`Trà N|1 kg|${SMALL}`, `Trà N 1 kg|1 kg|${LARGE}`],
    ],
  ])('without names are told apart by their %s', async (_, packs, expected) => {
    const imported = newProduct();
    const { body, variants } = await imported(...packs);
    expect(body).toMatchObject({ imported: 2, refused: 0 });
    expect(variants).toEqual(expected.map((text) => text.replace('N', String(names))).sort());
  });

  test.each([
    ['a named pack', 'Gói 250 g,,', `Gói 250 g,250 g,${SMALL}`, `Gói 250 g|250 g|${SMALL}`],
    ['the only pack', ',,', `,250 g,${SMALL}`, `Trà N|250 g|${SMALL}`],
    ['a pack known by its GTIN', `,,${SMALL}`, `,250 g,${SMALL}`, `Trà N|250 g|${SMALL}`],
  ])('%s is completed by a later row', async (_, first, second, expected) => {
    const imported = newProduct();
    await imported(first);
    const { body, variants, productId } = await imported(second);
    expect(body).toMatchObject({ imported: 0, updated: 1, refused: 0 });
    expect(variants).toEqual([expected.replace('N', String(names))]);
    expect(world.heard).toContainEqual({ kind: 'product', id: productId });
    expect((await imported(second)).body).toMatchObject({ updated: 0, alreadyThere: 1 });
  });

  test.each([
    ['another name of a GTIN', `Hộp,250 g,${SMALL}`, 'variant', 'Gói'],
    ['another net content', 'Gói,300 g,', 'net_content', '250 g'],
    ['another net content of a GTIN', `,300 g,${SMALL}`, 'net_content', '250 g'],
    ['another GTIN', `Gói,250 g,${THIRD}`, 'gtin', SMALL],
  ])('%s is refused with its column', async (_, row, field, known) => {
    const imported = newProduct();
    const before = await imported(`Gói,250 g,${SMALL}`);
    const after = await imported(row, ',,');
    expect(after.body.rows[0]).toMatchObject({
      row: 2,
      status: 'refused',
      code: 'variant-contradicts',
      field,
      params: { variant: 'Gói', known },
    });
    expect(after.body.rows[0].detail).toContain(known);
    expect(after.variants).toEqual(before.variants);
  });

  test('a contradiction within one file is refused too', async () => {
    const { body, variants } = await newProduct()(`Gói,250 g,${SMALL}`, `Gói,250 g,${LARGE}`);
    expect(body.rows).toMatchObject([
      { status: 'imported' },
      { status: 'refused', code: 'variant-contradicts', field: 'gtin' },
    ]);
    expect(variants).toEqual([`Gói|250 g|${SMALL}`]);
  });

  test('the GTIN of another product is refused', async () => {
    await newProduct()(`Gói,,${SMALL}`);
    const { body } = await newProduct()(',,', `Gói,,${SMALL}`);
    expect(body.rows).toMatchObject([
      { status: 'imported' },
      { status: 'refused', code: 'gtin-taken', field: 'gtin' },
    ]);
  });
});
