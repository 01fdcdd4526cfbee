import { randomBytes } from 'node:crypto';
import { communeMatchKey } from '../../server/registry/communes.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp } from '../support/app.ts';

/** A commune that applicants name. */
export const COMMUNE = {
  code: '24763',
  name: 'Xã Đức Trọng',
  provinceCode: '68',
  matchKey: communeMatchKey('Xã Đức Trọng'),
};

/** What an applicant says unless a test says otherwise. */
export const SAID = {
  name: 'Hợp tác xã Chè Suối Bạc',
  kind: 'cooperative',
  taxCode: '5800 123 456',
  address: 'Thôn 3',
  provinceCode: '68',
  commune: 'xã Đức Trọng',
  products: ['Chè ô long', 'Trà hoa vàng'],
  contact: { name: 'Nguyễn Thị Sương', email: 'suong@example.vn', phone: '0901 234 567', locale: 'vi' },
};

/** A new secret of an applicant's link. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** A server with a registry that applicants come to; `close` it in `afterAll`. */
export async function applicationWorld() {
  const test = await startTestApp();
  await writeRegistry(test.storage.db);
  await upsertCommune(test.storage.db, COMMUNE);
  let networks = 0;

  /** Applies from a network of its own. */
  const apply = async (said: object = {}, secret = newSecret()) => {
    networks += 1;
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/applications',
      remoteAddress: `198.51.${networks}.7`,
      payload: { ...SAID, ...said, secret },
    });
    return { status: answer.statusCode, body: answer.json(), secret };
  };
  const own = (method: 'GET' | 'PUT' | 'DELETE', secret: string, payload?: object) =>
    test.call({
      method,
      token: null,
      url: `/api/v1/applications/by-link/${secret}`,
      ...(payload === undefined ? {} : { payload }),
    });
  /** The waiting application of this name, as an administrator sees it. */
  const read = async (name: string) => {
    const listed = await test.call({ url: '/api/v1/applications?state=submitted&limit=200' });
    const { id } = listed.json().items.find((item: { name: string }) => item.name === name);
    return (await test.call({ url: `/api/v1/applications/${id}` })).json();
  };
  const decide = (id: string, payload: object, token?: string) =>
    test.call({
      method: 'POST',
      url: `/api/v1/applications/${id}/decision`,
      payload,
      ...(token === undefined ? {} : { token }),
    });
  return { test, db: test.storage.db, apply, own, read, decide, close: () => test.close() };
}
