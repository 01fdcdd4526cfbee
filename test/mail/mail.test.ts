import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSealing } from '../../server/identity/sealing.ts';
import { type DeliveryDeps, deliverDue } from '../../server/mail/deliver.ts';
import { postExpiryNotices, postLetter } from '../../server/mail/outbox.ts';
import { seededBytes } from '../support/data-dir.ts';
import { type Market, startMarket } from '../support/market.ts';
import { join, newBrowser, secretOf } from '../support/people.ts';
import { signedIn } from '../support/sessions.ts';

/** A real server for mail on loopback, which takes letters or refuses them as it is told. */
let refuseWith: number | null = null;
const received: { to: string[]; raw: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, callback) =>
    callback(refuseWith === null ? null : Object.assign(new Error('no'), { responseCode: refuseWith })),
  onData(stream, session, callback) {
    let raw = '';
    stream.on('data', (chunk) => {
      raw += chunk;
    });
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      callback(null);
    });
  },
});

let market: Market;
let deps: DeliveryDeps;
let smtpUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  market = await startMarket();
  const { test } = market;
  const { db } = test.storage;
  const sealing = createSealing({
    activeRoot: () => test.keys.activeAccountRoot(),
    roots: () => test.keys.accountRoots(),
    randomBytes: seededBytes('mail'),
  });
  let made = 0;
  deps = {
    db,
    clock: test.clock.now,
    newId: () => `letter-${made++}`,
    publicUrl: 'https://tem.example.vn',
    transport: createTransport(smtpUrl),
    from: 'ocop@so.example.vn',
    ...sealing,
  };
});
afterAll(async () => {
  await market.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});
beforeEach(() => {
  refuseWith = null;
  received.length = 0;
});

const LINK = {
  kind: 'invitation',
  url: 'https://tem.example.vn/console/link/bi-mat',
  expiresMs: 1_800_000_000_000,
} as const;
const state = async (id: string) =>
  await deps.db.selectFrom('mailMessage').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const post = async (onceKey: string) => {
  const { accountId, email } = await signedIn(market.test, { role: 'inspector' });
  await postLetter(deps, deps.db, accountId, onceKey, LINK);
  const { id } = await deps.db
    .selectFrom('mailMessage')
    .select('id')
    .where('onceKey', '=', onceKey)
    .executeTakeFirstOrThrow();
  return { id, accountId, email };
};
/** The text of a letter as its reader sees it. */
const textOf = (raw: string) =>
  /quoted-printable/.test(raw)
    ? Buffer.from(
        raw
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : Buffer.from(
        raw
          .split(/\r?\n\r?\n/)
          .slice(1)
          .join(''),
        'base64',
      ).toString('utf8');

describe('a letter', () => {
  it('arrives once, in the language of its reader, and is kept sealed until then', async () => {
    const { id, accountId, email } = await post('one');
    await postLetter(deps, deps.db, accountId, 'one', LINK);
    expect(JSON.stringify(await state(id))).not.toContain('bi-mat');
    expect(await deliverDue(deps)).toBe(1);
    expect(await deliverDue(deps)).toBe(0);
    expect(received.map(({ to }) => to.map((address) => address.toLowerCase()))).toEqual([
      [email.toLowerCase()],
    ]);
    expect(textOf(received[0]?.raw ?? '')).toContain('Nguyễn Thị Thử');
    expect(received[0]?.raw).toContain(`<${id}@tem.example.vn>`);
    expect(await state(id)).toMatchObject({ state: 'sent', contentSealed: null });
  });

  it('waits, longer each time, while the server for mail has no time, and then arrives', async () => {
    const { id } = await post('later');
    refuseWith = 451;
    expect(await deliverDue(deps)).toBe(0);
    const first = await state(id);
    expect([first.state, first.attempts, first.nextMs > market.test.clock.now()]).toEqual([
      'queued',
      1,
      true,
    ]);
    expect(await deliverDue(deps)).toBe(0);
    expect((await state(id)).attempts).toBe(1);
    market.test.clock.advance(60_000);
    await deliverDue(deps);
    expect((await state(id)).nextMs - market.test.clock.now()).toBe(120_000);
    refuseWith = null;
    market.test.clock.advance(120_000);
    expect(await deliverDue(deps)).toBe(1);
  });

  it('is given up when it is refused for good, and the reason holds no address', async () => {
    const { id, email } = await post('never');
    refuseWith = 550;
    await deliverDue(deps);
    const row = await state(id);
    expect([row.state, row.contentSealed]).toEqual(['failed', null]);
    expect(row.lastError).not.toContain(email);
  });

  it('is dropped when its account has ended', async () => {
    const { id, accountId } = await post('ended');
    await deps.db.updateTable('account').set({ state: 'ended' }).where('id', '=', accountId).execute();
    expect(await deliverDue(deps)).toBe(0);
    expect((await state(id)).state).toBe('dropped');
  });

  it('survives a server for mail that is not there', async () => {
    const { id } = await post('down');
    await deliverDue({ ...deps, transport: createTransport('smtp://127.0.0.1:1') });
    expect(await state(id)).toMatchObject({ state: 'queued', attempts: 1 });
    market.test.clock.advance(3_600_000);
    expect(await deliverDue(deps)).toBe(1);
  });
});

describe('a notice of expiry', () => {
  it('goes to the accounts of the producer, once for each limit', async () => {
    await join(market.test, newBrowser(market.test), {
      role: 'producer',
      producerId: 'longviet',
      email: 'longviet@example.vn',
    });
    const { expiresOn } = await deps.db
      .selectFrom('certificate')
      .select('expiresOn')
      .where('productId', '=', 'nuts')
      .executeTakeFirstOrThrow();
    const told = async (daysBefore: number) => {
      received.length = 0;
      const clock = () => Date.parse(`${expiresOn}T03:00:00Z`) - daysBefore * 86_400_000;
      const then = { ...deps, clock };
      await postExpiryNotices(then);
      await postExpiryNotices(then);
      while ((await deliverDue(then)) > 0);
      return received.filter(({ raw }) => textOf(raw).includes('Mắc ca')).length;
    };
    const counts: number[] = [];
    for (const days of [181, 180, 121, 120, 31, 30, 1]) counts.push(await told(days));
    expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0]);
  });
});

const tryAgain = (id: string) =>
  market.test.call({ method: 'POST', url: `/api/v1/mail-messages/${id}/tries` });
const retries = async (id: string) =>
  (await market.test.call({ url: `/api/v1/audit?action=letter.retry&subjectId=${id}` })).json().items.length;

describe('another try', () => {
  it('of a letter that waits is due at once, and told once', async () => {
    const { id } = await post('hasty');
    refuseWith = 451;
    await deliverDue(deps);
    refuseWith = null;
    expect(await deliverDue(deps)).toBe(0);
    for (const _twice of [1, 2]) expect((await tryAgain(id)).json()).toMatchObject({ state: 'queued' });
    expect(await retries(id)).toBe(1);
    expect(await deliverDue(deps)).toBe(1);
    expect(received).toHaveLength(1);
    const closed = await tryAgain(id);
    expect([closed.statusCode, closed.json().code]).toEqual([409, 'letter-closed']);
    expect((await tryAgain('nobody')).statusCode).toBe(404);
  });

  it('of a link that is gone is refused', async () => {
    const { id } = await post('gone');
    refuseWith = 550;
    await deliverDue(deps);
    const closed = await tryAgain(id);
    expect([closed.statusCode, closed.json().code]).toEqual([409, 'letter-closed']);
    expect([await retries(id), (await state(id)).state]).toEqual([0, 'failed']);
  });

  it('of a notice of expiry is written anew from its facts, while they hold', async () => {
    const certificate = await deps.db
      .selectFrom('certificate')
      .select(['id', 'expiresOn'])
      .where('productId', '=', 'nuts')
      .executeTakeFirstOrThrow();
    const { accountId } = await signedIn(market.test, { role: 'producer', producerId: 'longviet' });
    const nowMs = market.test.clock.now();
    const refused = { state: 'failed', contentSealed: null, attempts: 1, nextMs: nowMs, createdMs: nowMs };
    const notice = { kind: 'certificate-expiry', accountId, sentMs: null, lastError: 'EENVELOPE 550' };
    const rows = [
      { id: 'holds', onceKey: `expiry/${certificate.id}/${certificate.expiresOn}/30/${accountId}` },
      { id: 'changed', onceKey: `expiry/${certificate.id}/2099-01-01/30/${accountId}` },
    ];
    for (const row of rows) {
      await deps.db
        .insertInto('mailMessage')
        .values({ ...row, ...refused, ...notice })
        .execute();
    }
    expect((await tryAgain('changed')).json().code).toBe('letter-closed');
    expect((await tryAgain('holds')).json()).toMatchObject({ state: 'queued', attempts: 0, lastError: null });
    expect(await deliverDue(deps)).toBe(1);
    expect(textOf(received[0]?.raw ?? '')).toContain('Mắc ca');
    expect(await state('holds')).toMatchObject({ state: 'sent', contentSealed: null });
  });
});

describe('an invitation', () => {
  it('goes out by mail when that is configured', async () => {
    const mailing = await startMarket({ config: { smtpUrl, mailFrom: 'ocop@so.example.vn' } });
    const answer = await mailing.test.call({
      method: 'POST',
      url: '/api/v1/accounts',
      payload: { role: 'inspector', name: 'Lê Minh', email: 'minh@example.vn' },
    });
    const { link } = answer.json();
    expect(link.sent).toBe(true);
    const { items } = (await mailing.test.call({ url: '/api/v1/mail-messages' })).json();
    expect(items).toMatchObject([{ kind: 'invitation', state: 'queued' }]);
    expect(JSON.stringify(items)).not.toContain(secretOf(link.url));
    await mailing.close();
  });
});
