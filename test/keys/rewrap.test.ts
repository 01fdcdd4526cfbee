import { describe, expect, test } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { testWrappingKey } from '../support/data-dir.ts';
import { openDatabase, openKeys } from './opened-keys.ts';

describe('re-wrapping', () => {
  test('puts every key under the new wrapping key and changes none', async () => {
    const storage = await openDatabase();
    const keys = await openKeys(storage);
    await keys.rotate('tag-root', LOCAL_PRINCIPAL);
    const before = keys.list();
    expect(await keys.rewrap(testWrappingKey('two'), LOCAL_PRINCIPAL)).toBe(before.length);
    await expect(openKeys(storage)).rejects.toMatchObject({ code: 'wrapping-key-wrong' });
    const reopened = await openKeys(storage, testWrappingKey('two'));
    expect(reopened.list()).toEqual(before);
    expect(reopened.wrappingKeyId).toBe(keys.wrappingKeyId);
  });

  test('under the same key is refused', async () => {
    const keys = await openKeys(await openDatabase());
    await expect(keys.rewrap(testWrappingKey(), LOCAL_PRINCIPAL)).rejects.toMatchObject({
      code: 'wrapping-key-same',
    });
  });

  test('and a rotation at the same moment end under one wrapping key', async () => {
    const storage = await openDatabase();
    const keys = await openKeys(storage);
    await Promise.all([
      keys.rewrap(testWrappingKey('two'), LOCAL_PRINCIPAL),
      keys.rotate('issuer', LOCAL_PRINCIPAL),
      keys.rotate('bundle', LOCAL_PRINCIPAL),
    ]);
    expect((await openKeys(storage, testWrappingKey('two'))).list()).toEqual(keys.list());
  });
});
