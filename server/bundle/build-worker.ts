import { openReadOnly } from '../storage/open-read-only.ts';
import { type BuiltBundle, buildBundle } from './build.ts';

/** What a build is made from. */
export interface BuildTask {
  /** Path of the database file. */
  readonly file: string;
  /** Issuer keys in the manifest's order. */
  readonly kids: readonly string[];
}

/** Runs in a worker thread: a bundle from one snapshot of the database, which others go on writing meanwhile. */
export default async function run({ file, kids }: BuildTask): Promise<BuiltBundle> {
  const storage = openReadOnly(file);
  try {
    return await storage.db
      .transaction()
      .setAccessMode('read only')
      .execute((snapshot) => buildBundle(snapshot, kids));
  } finally {
    await storage.close();
  }
}
