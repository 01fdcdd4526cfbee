import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowGroups } from '../../../server/registry/annex/row-groups.ts';
import { blankCells, REGISTRY_COLUMNS } from '../../../server/registry/import/columns.ts';
import { readRegistryRow } from '../../../server/registry/import/registry-row.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import { registryWorld } from '../registry-world.ts';

/** A row of this producer. */
function rowOf(row: number, producer: string, more: { gtin?: string; ocop_code?: string } = {}) {
  const cells = { ...blankCells(REGISTRY_COLUMNS), product_name: `Trà ${row}`, group: 'Đồ uống' };
  return { row, value: readRegistryRow({ ...cells, producer, province: 'Lâm Đồng', ...more }) };
}

const rowsOf = (rows: ReturnType<typeof rowOf>[], producers: Record<string, string> = {}) =>
  rowGroups(rows, { rows: {}, producers }).map((group) => group.rows.map(({ row }) => row));

describe('rows that can decide what becomes of one another', () => {
  test('share a producer however it is spelled, a GTIN however it is written, a product code', () => {
    const gtin = '8938505974194';
    expect(rowsOf([rowOf(2, 'HTX Thủy Sơn'), rowOf(3, 'HTX Mai'), rowOf(4, 'Hợp tác xã Thuỷ Sơn')])).toEqual([
      [2, 4],
      [3],
    ]);
    expect(
      rowsOf([rowOf(2, 'HTX A', { gtin }), rowOf(3, 'HTX B'), rowOf(4, 'HTX C', { gtin: `0${gtin}` })]),
    ).toEqual([[2, 4], [3]]);
    expect(
      rowsOf([rowOf(2, 'HTX A', { ocop_code: 'x-1' }), rowOf(3, 'HTX B', { ocop_code: 'x-1' })]),
    ).toEqual([[2, 3]]);
  });

  test('are joined by a row that shares something with each of them', () => {
    const rows = [rowOf(2, 'HTX A', { gtin: '1' }), rowOf(3, 'HTX B'), rowOf(4, 'HTX B', { gtin: '1' })];
    expect(rowsOf(rows)).toEqual([[2, 3, 4]]);
  });

  test('mean the same registered producer', () => {
    const rows = [rowOf(2, 'HTX A'), rowOf(3, 'HTX B'), rowOf(4, 'HTX C')];
    const [a = '', b = '', c = ''] = rows.map(({ value }) => value.producerKey);
    expect(rowsOf(rows, { [a]: 'p1', [b]: 'p1', [c]: 'new' })).toEqual([[2, 3], [4]]);
  });

  test('have another key once one of them says or means something else', () => {
    const keyOf = (rows: ReturnType<typeof rowOf>[], producers = {}) =>
      rowGroups(rows, { rows: {}, producers })[0]?.key;
    const rows = [rowOf(2, 'HTX A')];
    expect(keyOf(rows)).toBe(keyOf([rowOf(2, 'HTX A')]));
    expect(keyOf(rows)).not.toBe(keyOf([rowOf(2, 'HTX A', { gtin: '1' })]));
    expect(keyOf(rows)).not.toBe(keyOf(rows, { [rows[0]?.value.producerKey ?? '']: 'new' }));
  });
});

describe('a draft whose rows are tried group by group', () => {
  let world: Awaited<ReturnType<typeof registryWorld>>;
  beforeAll(async () => {
    world = await registryWorld();
  });
  afterAll(() => world.close());

  test('comes to the same as all its rows at once, and what is kept has an unbroken audit log', async () => {
    const gtin = '8938505974194';
    const lines = [
      'Tên sản phẩm;Nhóm;Chủ thể;Xã;Sao;Mã GTIN',
      `Trà một;Đồ uống;HTX Suối Vàng;Xã Quảng Trực;3;${gtin}`,
      `Trà hai;Đồ uống;Công ty Đồi Xanh;;3;${gtin}`,
      'Trà ba;Đồ uống;Công ty Đồi Xanh;;3;',
    ];
    const fields = {
      number: '811/QĐ-UBND',
      signedOn: '2026-08-05',
      authority: 'UBND tỉnh Lâm Đồng',
      provinceCode: '68',
    };
    const { body } = await world.upload('/api/v1/imports/annexes', Buffer.from(lines.join('\n')), { fields });
    const url = `/api/v1/imports/annexes/${body.id}`;
    const mapping = body.columns.map(({ label, means }: { label: string; means: string | null }) =>
      label === 'Mã GTIN' ? 'gtin' : means,
    );
    expect((await world.send('PATCH', url, { mapping })).status).toBe(200);
    const outcomes = async () =>
      (await world.send('GET', `${url}/rows`)).body.items.map(
        (row: { code?: string; outcome: string }) => row.code ?? row.outcome,
      );
    expect(await outcomes()).toEqual(['added', 'gtin-taken', 'added']);
    // The first row is not edited but left out: the second one, which it stood against, is judged anew.
    await world.send('PATCH', `${url}/rows/2`, { use: false });
    expect(await outcomes()).toEqual(['left-out', 'added', 'added']);
    await world.send('PATCH', `${url}/rows/2`, { use: true });
    expect(await outcomes()).toEqual(['added', 'gtin-taken', 'added']);
    await world.send('PATCH', `${url}/rows/3`, { use: false });
    const { version } = (await world.send('GET', `${url}/rows`)).body;
    expect((await world.send('POST', `${url}/confirmation`, { version })).status).toBe(201);
    expect(await verifyAudit(world.db)).toMatchObject({ brokenAt: null });
    const told = await world.db.selectFrom('auditEntry').select('action').orderBy('seq').execute();
    expect(told.map(({ action }) => action).slice(-10)).toEqual([
      'producer.register',
      'product.register',
      'variant.register',
      'decision.record',
      'certificate.record',
      'producer.register',
      'product.register',
      'variant.register',
      'certificate.record',
      'annex.import',
    ]);
  });
});
