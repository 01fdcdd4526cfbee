import type { Static } from 'typebox';
import type { SubmissionDetail } from '../../server/review/view.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { type CallOptions, startTestApp } from '../support/app.ts';

/** A whole server with the small registry, and everybody who has to do with a submission of `highland`. */
export async function reviewWorld() {
  const test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  await upsertCommune(db, {
    code: '24736',
    name: 'Xã Quảng Trực',
    provinceCode: '68',
    matchKey: 'quang truc',
  });
  await upsertCommune(db, {
    code: '24722',
    name: 'Xã Thuận Hạnh',
    provinceCode: '68',
    matchKey: 'thuan hanh',
  });
  await db.updateTable('producer').set({ communeCode: '24736' }).where('id', '=', 'highland').execute();
  const tokens = {
    producer: await test.token('producer', { producerId: 'highland' }),
    colleague: await test.token('producer', { producerId: 'highland' }),
    stranger: await test.token('producer', { producerId: 'bay' }),
    officer: await test.token('officer', { provinceCode: '68' }),
    other: await test.token('officer', { provinceCode: '68' }),
    ministry: await test.token('officer'),
    commune: await test.token('officer', { provinceCode: '68', communeCode: '24736' }),
    nextCommune: await test.token('officer', { provinceCode: '68', communeCode: '24722' }),
    elsewhere: await test.token('officer', { provinceCode: '22' }),
    inspector: await test.token('inspector', { provinceCode: '68' }),
    admin: await test.token('admin'),
  };
  type Who = keyof typeof tokens;

  const send = async (
    who: Who,
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
    headers = {},
  ) => {
    const answer = await test.call({
      method,
      url: `/api/v1/${path}`,
      token: tokens[who],
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };
  const read = async (number: number, who: Who = 'officer'): Promise<Static<typeof SubmissionDetail>> =>
    (await send(who, 'GET', `submissions/${number}`)).body;

  return {
    test,
    db,
    tokens,
    send,
    read,
    /** Decides about the version that is there now. */
    async decide(who: Who, number: number, decision: object) {
      const { updatedMs } = await read(number, 'admin');
      return await send(who, 'POST', `submissions/${number}/decision`, { version: updatedMs, ...decision });
    },
    /** Ends what is open, so that a test begins with nothing. */
    async clear() {
      for (const state of ['submitted', 'returned']) {
        const { items } = (await send('producer', 'GET', `submissions?state=${state}&limit=200`)).body;
        for (const { number } of items) await send('producer', 'POST', `submissions/${number}/withdrawal`);
      }
    },
    async upload(who: Who, path: string, file: Uint8Array) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(file)]), 'x.png');
      const encoded = new Response(form);
      const options: CallOptions = {
        method: 'POST',
        url: `/api/v1/${path}`,
        token: tokens[who],
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      };
      const answer = await test.call(options);
      return { status: answer.statusCode, body: answer.json() };
    },
    close: () => test.close(),
  };
}

/** What {@link reviewWorld} makes. */
export type ReviewWorld = Awaited<ReturnType<typeof reviewWorld>>;
