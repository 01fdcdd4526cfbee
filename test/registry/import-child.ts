import { nanoid } from 'nanoid';
import { recognitionFaults } from '../../server/certificates/recognition-faults.ts';
import { recordCertificate } from '../../server/certificates/record-certificate.ts';
import { createChanges } from '../../server/domain/changes.ts';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { seedProvinces } from '../../server/registry/communes.ts';
import { importRegistry } from '../../server/registry/import/import-registry.ts';
import { openStorage } from '../../server/storage/open.ts';
import { NOON_MS } from './registry-world.ts';

/** A registry table of this many products, each recognised. */
export function longTable(rows: number): string[][] {
  const header = 'product_name,group,producer,province,stars,decision_number,decision_date,authority'.split(
    ',',
  );
  const body = Array.from({ length: rows }, (_, n) => [
    `Sản phẩm ${n}`,
    'food',
    `Hợp tác xã ${n % 100}`,
    'Lâm Đồng',
    '3',
    `${1 + (n % 7)}/QĐ-UBND`,
    '2026-08-05',
    'UBND tỉnh Lâm Đồng',
  ]);
  return [header, ...body];
}

/** Imports the table into this database, printing the id of each product once it is durable. */
export async function importInto(file: string, rows: number, told: (productId: string) => void) {
  const { db, close } = await openStorage({ file });
  const recording = { clock: () => NOON_MS, newId: () => nanoid(), by: LOCAL_PRINCIPAL };
  const changes = createChanges();
  changes.subscribe(({ id }) => told(id));
  await seedProvinces(db, NOON_MS);
  const report = await importRegistry(
    {
      db,
      ...recording,
      changes,
      recognitionFaults: (by, parts) => recognitionFaults({ clock: recording.clock, by }, parts),
      recordCertificate: (tx, by, given) => recordCertificate({ ...recording, by }, tx, given),
    },
    longTable(rows),
    { dryRun: false, provinceCode: null },
  );
  await close();
  return report;
}

const [, main, file, rows] = process.argv;
if (main === import.meta.filename && file !== undefined) {
  await importInto(file, Number(rows), (id) => process.stdout.write(`${id}\n`));
}
