import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles, prepareDataDir } from '../../server/storage/data-dir.ts';
import { acquireLock } from '../../server/storage/lock.ts';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const HOLDER = join(import.meta.dirname, 'lock-holder.ts');
const me = { pid: process.pid, sinceMs: 0 };

test('a second process is refused and told who holds the folder', async () => {
  const folder = temporaryFolder();
  const first = startChild(HOLDER, [folder]);
  expect(await first.nextLine()).toBe('held');
  const second = startChild(HOLDER, [folder]);
  const message = await second.nextLine();
  expect(message).toContain(`process ${first.process.pid} (since 2026-01-01`);
  expect(message).toContain(folder);
  expect(await second.exit()).toBe(1);
  expect(() => acquireLock(dataFiles(folder), me, 0)).toThrow(
    expect.objectContaining({ code: 'storage-locked' }),
  );
});

test('the lock of a killed process is free', async () => {
  const folder = temporaryFolder();
  const first = startChild(HOLDER, [folder]);
  expect(await first.nextLine()).toBe('held');
  await first.kill();
  const lock = acquireLock(dataFiles(folder), me, 0);
  expect(lock.held).toBe(true);
  lock.release();
});

test('a released lock can be taken by another process, and a released twice too', async () => {
  const folder = temporaryFolder();
  const lock = acquireLock(dataFiles(folder), me);
  lock.release();
  lock.release();
  expect(lock.held).toBe(false);
  expect(existsSync(dataFiles(folder).lockHolder)).toBe(false);
  expect(await startChild(HOLDER, [folder]).nextLine()).toBe('held');
});

test('an unreadable note about the holder does not matter', async () => {
  const folder = temporaryFolder();
  const first = startChild(HOLDER, [folder]);
  expect(await first.nextLine()).toBe('held');
  writeFileSync(dataFiles(folder).lockHolder, '{');
  expect(() => acquireLock(dataFiles(folder), me, 0)).toThrow('another process');
});

test('the data folder is closed to other users', () => {
  const folder = join(temporaryFolder(), 'new', 'data');
  prepareDataDir(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  chmodSync(folder, 0o755);
  writeFileSync(dataFiles(folder).database, '');
  prepareDataDir(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a folder with other things in it, open to others, is not taken over', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'letter.txt'), '');
  chmodSync(folder, 0o755);
  expect(() => prepareDataDir(folder)).toThrow(expect.objectContaining({ code: 'storage-exposed' }));
  expect(statSync(folder).mode & 0o777).toBe(0o755);
});
