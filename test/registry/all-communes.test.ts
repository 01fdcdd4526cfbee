import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCommuneName } from '../../server/domain/communes.ts';
import { PROVINCES } from '../../server/domain/province-names.ts';
import { foldSpelling } from '../../server/domain/spelling.ts';
import { findCommuneNamed } from '../../server/registry/communes.ts';
import { importCommunes } from '../../server/registry/import/import-communes.ts';
import { readTable } from '../../server/registry/table/read-table.ts';
import { TABLE_LIMITS } from '../../server/registry/table/table-fault.ts';
import { EXTERNAL_VECTORS } from '../support/external-vectors.ts';
import { registryWorld } from './registry-world.ts';

const file = path.join(EXTERNAL_VECTORS ?? '', '../data/communes.csv');
const present = EXTERNAL_VECTORS !== undefined && existsSync(file);

describe.skipIf(!present)('every commune of the country', () => {
  let world: Awaited<ReturnType<typeof registryWorld>>;
  let communes: { code: string; name: string; provinceCode: string; provinceName: string }[];
  let table: readonly (readonly string[])[];
  beforeAll(async () => {
    world = await registryWorld();
    const outcome = await readTable(readFileSync(file), TABLE_LIMITS);
    if (!outcome.ok) throw new TypeError(outcome.code);
    table = outcome.rows;
    communes = table.slice(1).map(([code = '', name = '', provinceCode = '', provinceName = '']) => ({
      code,
      name,
      provinceCode,
      provinceName,
    }));
    await world.db.deleteFrom('commune').execute();
  });
  afterAll(() => world.close());

  test('is imported once', async () => {
    const first = await importCommunes(world.deps, table, { dryRun: false });
    expect(first).toMatchObject({ imported: 3321, updated: 0, alreadyThere: 0, refused: 0 });
    const second = await importCommunes(world.deps, table, { dryRun: false });
    expect(second).toMatchObject({ imported: 0, updated: 0, alreadyThere: 3321, refused: 0 });
  });

  test('lies in a province that is shipped, under the same name', () => {
    const shipped = new Map(PROVINCES.map(([code, name]) => [code, foldSpelling(name)]));
    for (const { provinceCode, provinceName } of communes) {
      expect(shipped.get(provinceCode)).toBe(foldSpelling(provinceName));
    }
  });

  test('is found from every spelling within its province', async () => {
    const bare = (name: string) => name.replace(/^(?:Xã|xã|Phường|Đặc khu) /, '');
    const short = (name: string) => name.replace(/^Phường /, 'P. ').replace(/^[Xx]ã /, 'X.');
    const hardest = (name: string) => bare(olderTones(name)).normalize('NFD').toUpperCase();
    const spellings: readonly ((name: string) => string)[] = [
      (name) => name,
      olderTones,
      (name) => name.toUpperCase(),
      (name) => olderTones(name).toUpperCase(),
      (name) => name.normalize('NFD'),
      bare,
      hardest,
      short,
      (name) => `  ${name.replaceAll(' ', '  ')} `,
      (name) => name.replaceAll('đ', 'ð').replaceAll('Đ', 'Ð'),
    ];
    let older = 0;
    for (const { code, name, provinceCode } of communes) {
      if (olderTones(name) !== name) older += 1;
      const { key } = parseCommuneName(name);
      for (const spell of spellings) expect(parseCommuneName(spell(name)).key, spell(name)).toBe(key);
      const found = await findCommuneNamed(world.db, provinceCode, hardest(name), 'commune');
      expect(found.code, hardest(name)).toBe(code);
    }
    expect(older).toBeGreaterThan(150);
  });

  test('is not confused with a name of other tones', async () => {
    const keys = new Map<string, string>();
    for (const { code, name, provinceCode } of communes) {
      const { kind, key } = parseCommuneName(name);
      const place = `${provinceCode} ${kind} ${key}`;
      expect(keys.get(place), name).toBeUndefined();
      keys.set(place, code);
    }
  });
});

/** The spelling of before the 1980s: the tone on the first of two final vowels (`Hòa`, `Thủy`, `Khỏe`). */
function olderTones(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/(?<![qQ])([oOuU])([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L}|\p{M})/gu, '$1$3$2')
    .normalize('NFC');
}
