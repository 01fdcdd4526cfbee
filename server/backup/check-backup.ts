import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { type Sentence, verbatim } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import { type AuditReport, verifyAudit } from '../storage/audit-verify.ts';
import { countData, type DataCounts, findDamage, sampleBatches } from '../storage/backup-facts.ts';
import { readStorageFault } from '../storage/faults.ts';
import { openStorage } from '../storage/open.ts';
import { openReadOnly } from '../storage/open-read-only.ts';
import type { Database } from '../storage/schema.ts';
import { sayOfBackup } from './backup-error.ts';
import { copyFile } from './copy-file.ts';
import { type CheckedStamp, rederiveStamps, type StampKeys } from './rederive-stamps.ts';

/** The keys in a database, unwrapped. @throws an error with a `code` when one of them cannot be */
export type ReadKeys = (db: Kysely<Database>) => Promise<StampKeys>;

/** What a check of a backup found. */
export interface BackupReport {
  readonly file: string;
  readonly sizeBytes: number;
  readonly schemaVersion: number;
  readonly counts: DataCounts;
  /** How many keys unwrapped; 0 when not all did. */
  readonly keys: number;
  /** First and last stamp of a sample of batches, made anew from the keys and read back. */
  readonly stamps: readonly CheckedStamp[];
  readonly faults: readonly BackupFault[];
  readonly ok: boolean;
  /** Whether the audit log follows from itself; one that does not is restored all the same. */
  readonly audit: AuditReport;
}

/** One thing wrong with a backup. */
export interface BackupFault {
  /** `damaged`, `stamp-differs`, or the code of the error that reading the keys gave. */
  readonly code: string;
  readonly detail: Sentence;
}

/** Told how far a check or a restore is: bytes of the file checked or copied, stamps made again. */
export type BackupProgress = (step: 'check' | 'stamps' | 'copy', done: number, total: number) => void;

/** Batches sampled besides one for each combination of keys. */
const SAMPLE_BATCHES = 20;

/**
 * Tries out whether a backup could be restored: the file is whole, every key unwraps, and stamps can be made again and
 * verify. The file stays as it is; one of an older schema version is checked in a copy that is brought up to date.
 *
 * @throws StorageError when the file is no database of ours, of a later release, or too damaged to be read.
 */
export async function checkBackup(
  file: string,
  readKeys: ReadKeys,
  onProgress: BackupProgress = () => undefined,
): Promise<BackupReport> {
  const original = openReadOnly(file);
  const { schemaVersion } = original;
  const about = { file, sizeBytes: statSync(file).size, schemaVersion };
  try {
    onProgress('check', 0, about.sizeBytes);
    const damage = damageOf(original.sqlite);
    onProgress('check', about.sizeBytes, about.sizeBytes);
    const examined = { about, damage, readKeys, onProgress };
    if (original.isLatest) return await examine(original.db, examined);
    const folder = mkdtempSync(join(tmpdir(), 'temque-check-'));
    try {
      const copy = join(folder, 'copy.db');
      await copyFile(file, copy, (done, total) => onProgress('copy', done, total));
      const upgraded = await openStorage({ file: copy });
      try {
        return await examine(upgraded.db, examined);
      } finally {
        await upgraded.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw readStorageFault(error, file);
  } finally {
    await original.close();
  }
}

function damageOf(sqlite: Parameters<typeof findDamage>[0]): readonly Sentence[] {
  const { file, danglingTables } = findDamage(sqlite);
  return [
    ...file.map(verbatim),
    ...danglingTables.map((table) => sayOfBackup((t) => t.danglingReference(table))),
  ];
}

function describeStamp({ batchCode, index, link, verdict }: CheckedStamp): Sentence {
  return sayOfBackup((t) =>
    verdict === null ? t.stampNotMade(index, batchCode) : t.stampDiffers(index, batchCode, verdict, link),
  );
}

async function examine(
  db: Kysely<Database>,
  {
    about,
    damage,
    readKeys,
    onProgress,
  }: {
    readonly about: Pick<BackupReport, 'file' | 'sizeBytes' | 'schemaVersion'>;
    readonly damage: readonly Sentence[];
    readonly readKeys: ReadKeys;
    readonly onProgress: BackupProgress;
  },
): Promise<BackupReport> {
  const faults: BackupFault[] = damage.map((detail) => ({ code: 'damaged', detail }));
  const counts = await countData(db);
  const audit = await verifyAudit(db);
  let keys = 0;
  let stamps: readonly CheckedStamp[] = [];
  try {
    const ring = await readKeys(db);
    keys = ring.held.length;
    stamps = await rederiveStamps(db, await sampleBatches(db, SAMPLE_BATCHES), ring, (done, total) =>
      onProgress('stamps', done, total),
    );
    for (const stamp of stamps) {
      if (!stamp.ok) faults.push({ code: 'stamp-differs', detail: describeStamp(stamp) });
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
    const detail = error instanceof OperatorFault ? error.sentence : verbatim(error.message);
    faults.push({ code: error.code, detail });
  }
  return { ...about, counts, keys, stamps, faults, ok: faults.length === 0, audit };
}
