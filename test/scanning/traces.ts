import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestApp } from '../support/app.ts';

/** Keys that something could have been digested with: every value of a table of keys, and what is derived of them. */
export function storedKeys(test: TestApp, more: readonly string[]): (string | Uint8Array)[] {
  const { sqlite } = test.storage;
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name like '%key%'")
    .pluck()
    .all();
  const stored = tables.flatMap((table) =>
    sqlite
      .prepare(`select * from "${String(table)}"`)
      .raw()
      .all()
      .flatMap((row) => (Array.isArray(row) ? row : [])),
  );
  const values = stored.filter((value) => typeof value === 'string' || value instanceof Uint8Array);
  return ['', ...more, test.keys.scanTokenSecret().bytes, ...values];
}

/** Texts that a secret leaves where it is stored as it is, or as a digest: plain, or under one of the keys. */
export function tracesOf(secrets: readonly string[], keys: readonly (string | Uint8Array)[]): string[] {
  return secrets.flatMap((secret) => [
    ...(secret.length > 5 ? [secret] : []),
    ...['sha1', 'sha256', 'md5', 'sha512'].flatMap((hash) =>
      written(createHash(hash).update(secret).digest()),
    ),
    ...keys.flatMap((key) => written(createHmac('sha256', key).update(secret).digest())),
  ]);
}

/** A digest in the ways in which one is written down. */
export function written(digest: Buffer): string[] {
  return [
    digest.toString('latin1'),
    digest.toString('hex').slice(0, 16),
    digest.toString('base64').slice(0, 12),
    digest.toString('base64url').slice(0, 12),
  ];
}

/** Every byte of every file below a folder. */
export function bytesBelow(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}
