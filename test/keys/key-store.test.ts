import { createHmac, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { ALL_KEY_KINDS } from '../../server/keys/key-kind.ts';
import type { Storage } from '../../server/storage/open.ts';
import { batchTagKeyInfo, hkdfSha256, parseBatchCode } from '../../stamps/serial/index.ts';
import { temporaryFolder, testWrappingKey } from '../support/data-dir.ts';
import { openDatabase, openKeys, rows } from './opened-keys.ts';

const pairKinds = ['issuer', 'bundle'];

describe('first opening', () => {
  test('makes one active key of each kind, all of them wrapped', async () => {
    const storage = await openDatabase();
    const keys = await openKeys(storage);
    expect(keys.list().map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      expect.arrayContaining(ALL_KEY_KINDS.map((kind) => `${kind} active`)),
    );
    expect(keys.list()).toHaveLength(ALL_KEY_KINDS.length);
    for (const row of await rows(storage)) {
      const [header = ''] = row.wrapped.split('.');
      expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
        alg: 'A256KW',
        enc: 'A256GCM',
        kid: keys.wrappingKeyId,
      });
      expect(row.publicJwkJson !== null).toBe(pairKinds.includes(row.kind));
    }
  });

  test('a key pair signs, and its id is the thumbprint of RFC 7638', async () => {
    const keys = await openKeys(await openDatabase());
    const issuer = keys.activeIssuer();
    const message = Buffer.from('stamp');
    expect(verify(null, message, issuer.publicKey, sign(null, message, issuer.privateKey))).toBe(true);
    expect(issuer.kid).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(keys.issuerFor(issuer.kid).publicKey.equals(issuer.publicKey)).toBe(true);
    expect(keys.bundleKey().kid).not.toBe(issuer.kid);
  });

  test('derives batch tag keys as the format says', async () => {
    const keys = await openKeys(await openDatabase());
    const code = parseBatchCode('K7M2QX');
    if (code === undefined) throw new TypeError('not a batch code');
    const root = keys.activeTagRoot();
    const expected = hkdfSha256(
      (key: Uint8Array, data: Uint8Array) => createHmac('sha256', key).update(data).digest(),
      root.bytes,
      batchTagKeyInfo(code),
    );
    expect(Buffer.from(keys.batchTagKey(code, root.id))).toEqual(Buffer.from(expected));
    expect(keys.batchTagKey(code, root.id)).toBe(keys.batchTagKey(code, root.id));
    expect(() => keys.batchTagKey(code, keys.activeHiddenRoot().id)).toThrow(
      expect.objectContaining({ code: 'key-unknown' }),
    );
  });

  test('the same keys come back', async () => {
    const file = join(temporaryFolder(), 'temque.db');
    const first = await openDatabase(file);
    const before = (await openKeys(first)).list();
    await first.close();
    expect((await openKeys(await openDatabase(file), testWrappingKey(), 'other')).list()).toEqual(before);
  });
});

describe('refused openings leave every row as it was', () => {
  const cases: [string, string, (storage: Storage) => Promise<unknown>][] = [
    ['no rows left', 'key-missing', (s) => s.db.deleteFrom('secretKey').execute()],
    [
      'one kind gone',
      'key-missing',
      (s) => s.db.deleteFrom('secretKey').where('kind', '=', 'tag-root').execute(),
    ],
    ['the note of first keys gone', 'key-missing', (s) => s.db.deleteFrom('setting').execute()],
    [
      'nothing active',
      'key-missing',
      (s) => s.db.updateTable('secretKey').set({ state: 'retired' }).where('kind', '=', 'issuer').execute(),
    ],
    [
      'an unknown state',
      'key-corrupt',
      (s) => s.db.updateTable('secretKey').set({ state: 'lost' }).where('kind', '=', 'issuer').execute(),
    ],
    [
      'a flipped character',
      'key-corrupt',
      async (s) => {
        const [row] = await rows(s);
        const parts = (row?.wrapped ?? '').split('.');
        const cipher = parts[3] ?? '';
        parts[3] = (cipher.startsWith('A') ? 'B' : 'A') + cipher.slice(1);
        await s.db
          .updateTable('secretKey')
          .set({ wrapped: parts.join('.') })
          .where('id', '=', row?.id ?? '')
          .execute();
      },
    ],
    ['no JWE at all', 'key-corrupt', (s) => s.db.updateTable('secretKey').set({ wrapped: 'x' }).execute()],
    [
      'two rows swapped',
      'key-swapped',
      async (s) => {
        const all = await rows(s);
        const [issuer, bundle] = pairKinds.map((kind) => all.find((row) => row.kind === kind));
        const put = (id: string | undefined, wrapped: string | undefined) =>
          s.db
            .updateTable('secretKey')
            .set({ wrapped: wrapped ?? '' })
            .where('id', '=', id ?? '')
            .execute();
        await put(issuer?.id, bundle?.wrapped);
        await put(bundle?.id, issuer?.wrapped);
      },
    ],
    [
      'a row renamed to another kind',
      'key-swapped',
      async (s) => {
        await s.db.deleteFrom('secretKey').where('kind', '=', 'hidden-root').execute();
        await s.db
          .updateTable('secretKey')
          .set({ kind: 'hidden-root' })
          .where('kind', '=', 'tag-root')
          .execute();
      },
    ],
    [
      'a foreign public key',
      'key-swapped',
      (s) =>
        s.db
          .updateTable('secretKey')
          .set({ publicJwkJson: '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}' })
          .where('kind', '=', 'issuer')
          .execute(),
    ],
  ];
  test.each(cases)('%s: %s', async (_name, code, damage) => {
    const storage = await openDatabase();
    await openKeys(storage);
    await damage(storage);
    const before = await rows(storage);
    await expect(openKeys(storage)).rejects.toMatchObject({ code });
    expect(await rows(storage)).toEqual(before);
  });

  test('another wrapping key: wrapping-key-wrong', async () => {
    const storage = await openDatabase();
    const { wrappingKeyId } = await openKeys(storage);
    const before = await rows(storage);
    const opening = openKeys(storage, testWrappingKey('two'));
    await expect(opening).rejects.toMatchObject({ code: 'wrapping-key-wrong' });
    await expect(opening).rejects.toThrow(wrappingKeyId);
    expect(await rows(storage)).toEqual(before);
  });

  test('another wrapping key when a release brings a new kind adds nothing', async () => {
    const storage = await openDatabase();
    await openKeys(storage);
    await storage.db.deleteFrom('secretKey').where('kind', '=', 'scan-token').execute();
    await storage.db
      .updateTable('setting')
      .set({ value: JSON.stringify(ALL_KEY_KINDS.filter((kind) => kind !== 'scan-token')) })
      .execute();
    await expect(openKeys(storage, testWrappingKey('two'))).rejects.toMatchObject({
      code: 'wrapping-key-wrong',
    });
    expect(await rows(storage)).toHaveLength(ALL_KEY_KINDS.length - 1);
    const keys = await openKeys(storage, testWrappingKey(), 'later');
    expect(keys.scanTokenSecret().bytes).toHaveLength(32);
  });
});

describe('rotation', () => {
  test.each(ALL_KEY_KINDS)('%s: a new key is active, the former one retires and stays', async (kind) => {
    const storage = await openDatabase();
    const keys = await openKeys(storage);
    const { active, former } = await keys.rotate(kind, LOCAL_PRINCIPAL);
    expect(active).toMatchObject({ kind, state: 'active' });
    expect(former).toMatchObject({ kind, state: 'retired' });
    expect(active.id).not.toBe(former.id);
    const again = (await openKeys(storage)).list();
    expect(again).toEqual(keys.list());
    expect(again.filter((key) => key.kind === kind && key.state === 'active')).toHaveLength(1);
    expect(again).toHaveLength(ALL_KEY_KINDS.length + 1);
  });

  test('what a retired root derived is derived still', async () => {
    const keys = await openKeys(await openDatabase());
    const root = keys.activeTagRoot();
    await keys.rotate('tag-root', LOCAL_PRINCIPAL);
    expect(keys.tagRoot(root.id)).toEqual({ ...root, state: 'retired' });
    expect(keys.activeTagRoot().bytes).not.toEqual(root.bytes);
  });

  test('two at once make two keys in turn', async () => {
    const keys = await openKeys(await openDatabase());
    const changes = await Promise.all([
      keys.rotate('issuer', LOCAL_PRINCIPAL),
      keys.rotate('issuer', LOCAL_PRINCIPAL),
    ]);
    expect(changes[0].active.id).toBe(changes[1].former.id);
    expect(keys.activeIssuer().kid).toBe(changes[1].active.id);
  });
});

describe('compromise', () => {
  test('of the active issuer key replaces it', async () => {
    const keys = await openKeys(await openDatabase());
    const { kid } = keys.activeIssuer();
    const { active } = await keys.markCompromised(kid, LOCAL_PRINCIPAL);
    expect(keys.issuerFor(kid).state).toBe('compromised');
    expect(keys.activeIssuer().kid).toBe(active.id);
  });

  test('of a retired key makes no other', async () => {
    const keys = await openKeys(await openDatabase());
    const { former } = await keys.rotate('issuer', LOCAL_PRINCIPAL);
    const count = keys.list().length;
    await keys.markCompromised(former.id, LOCAL_PRINCIPAL);
    expect(keys.issuerFor(former.id).state).toBe('compromised');
    expect(keys.list()).toHaveLength(count);
  });

  test('is final, and needs a key', async () => {
    const keys = await openKeys(await openDatabase());
    const { kid } = keys.activeIssuer();
    await keys.markCompromised(kid, LOCAL_PRINCIPAL);
    await expect(keys.markCompromised(kid, LOCAL_PRINCIPAL)).rejects.toMatchObject({
      code: 'key-state-final',
    });
    await expect(keys.markCompromised('none', LOCAL_PRINCIPAL)).rejects.toMatchObject({
      code: 'key-unknown',
    });
  });
});

describe('jwks', () => {
  test('has issuer keys of every state, no other kind and no secret', async () => {
    const keys = await openKeys(await openDatabase());
    const retired = (await keys.rotate('issuer', LOCAL_PRINCIPAL)).former.id;
    const { active, former } = await keys.markCompromised(keys.activeIssuer().kid, LOCAL_PRINCIPAL);
    const jwks = keys.jwks(['https://tem.example.vn']);
    expect(new Map(jwks.keys.map(({ kid, state }) => [kid, state]))).toEqual(
      new Map([
        [retired, 'retired'],
        [former.id, 'compromised'],
        [active.id, 'active'],
      ]),
    );
    for (const key of jwks.keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'state', 'use', 'x']);
    }
    expect(jwks.origins).toEqual(['https://tem.example.vn']);
  });
});

test('the published key set is made once for each change of keys', async () => {
  const keys = await openKeys(await openDatabase());
  const origins = ['https://tem.example.vn'];
  const first = keys.jwks(origins);
  expect(keys.jwks(origins)).toBe(first);
  expect(keys.jwks([...origins, 'https://cu.example.vn']).origins).toHaveLength(2);
  await keys.rotate('issuer', LOCAL_PRINCIPAL);
  expect(keys.jwks(origins).keys).toHaveLength(2);
});
