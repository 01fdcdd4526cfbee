import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { newSecret, SAID } from '../applications/application-world.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { startKillableServer } from '../support/killable-server.ts';
import { reviewWorld } from './review-world.ts';

/** An approval as it is asked for. */
interface Approval {
  readonly path: string;
  readonly onceKey: string;
  readonly version: number;
}

/** Answers of each life of the server that are waited for before it is killed. */
const KILLS = [4, 11];

const ORDERS = 24;
const APPLICATIONS = 24;
const EDITED = ['tea', 'coffee', 'lapsed', 'extended', 'undecided'];

it('what is approved while the server is killed is done whole, or waits; once more with its key it is done once', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const file = join(dataDir, 'temque.db');
  const { approvals, token } = await waitingIn(dataDir);
  const answered = new Set<Approval>();
  const moments = new Set<number>();
  for (const answers of KILLS) {
    const server = await startKillableServer(dataDir);
    const storage = await openStorage({ file });
    const before = answered.size;
    const sent = approvals.filter((approval) => !answered.has(approval));
    const ended = Promise.allSettled(
      sent.map(async (approval) => {
        if ((await send(server.url, token, approval)).status === 200) answered.add(approval);
        if (answered.size - before === answers) await server.kill();
      }),
    ).then(() => true);
    // What a reader finds at any moment is what a server killed at that moment leaves.
    for (let isEnded = false; !isEnded; isEnded = await Promise.race([ended, turn()]))
      moments.add((await wholeIn(storage)).size);
    const approved = await wholeIn(storage);
    await storage.close();
    for (const { path } of answered) expect(approved).toContain(path);
  }
  expect(answered.size).toBeLessThan(approvals.length);
  expect(moments.size).toBeGreaterThan(3);

  const server = await startKillableServer(dataDir);
  for (const approval of approvals) {
    const { status, code } = await send(server.url, token, approval);
    // What was done without an answer is told as decided; what was not done is done now.
    expect([approval.path, status, code]).toEqual(
      answered.has(approval) || status === 200
        ? [approval.path, 200, undefined]
        : [approval.path, 409, expect.stringMatching(/^(submission|application)-decided$/)],
    );
  }
  const storage = await openStorage({ file });
  expect(await wholeIn(storage)).toEqual(new Set(approvals.map(({ path }) => path)));
  await storage.close();
}, 120_000);

/** A turn of the event loop. */
const turn = () => new Promise<false>((resolve) => setImmediate(() => resolve(false)));

async function send(url: string, token: string, { path, onceKey, version }: Approval) {
  const answer = await fetch(`${url}/api/v1/${path}/decision`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': onceKey,
    },
    body: JSON.stringify({ decision: 'approve', version }),
  });
  const body: unknown = await answer.json();
  return { status: answer.status, code: Object(body).code };
}

/** Edits, orders over quota and applications that wait, in a data folder made here, and an officer's token. */
async function waitingIn(dataDir: string) {
  const world = await reviewWorld();
  const approvals: Approval[] = [];
  const keep = (path: string, version: number) =>
    approvals.push({ path, version, onceKey: `approve-${path}` });
  try {
    await world.send('officer', 'PATCH', 'products/tea', { annualQuantity: 1, annualQuantityUnit: 'hộp' });
    for (const name of EDITED) {
      const edit = { nameEn: `New ${name}` };
      const { body } = await world.send('producer', 'PATCH', `products/${name}`, edit);
      keep(`submissions/${body.number}`, body.updatedMs);
    }
    for (let place = 0; place < ORDERS; place += 1) {
      const order = { variantId: 'tea-box', quantity: 100 + place };
      const { status, body } = await world.send('producer', 'POST', 'batches', order);
      expect(status).toBe(202);
      keep(`submissions/${body.number}`, body.updatedMs);
    }
    for (let place = 0; place < APPLICATIONS; place += 1) {
      const contact = { ...SAID.contact, email: `nguoi${place}@example.vn` };
      const payload = {
        ...{ ...SAID, contact, commune: '24736', secret: newSecret() },
        ...{ name: `Hợp tác xã số ${place}`, taxCode: `58001234${10 + place}` },
      };
      await world.test.app.inject({
        ...{ method: 'POST', url: '/api/v1/applications', payload, remoteAddress: `198.51.${place}.7` },
      });
    }
    const { items } = (await world.send('officer', 'GET', 'applications?limit=200')).body;
    expect(items).toHaveLength(APPLICATIONS);
    for (const { id, updatedMs } of items) keep(`applications/${id}`, updatedMs);
    mkdirSync(dataDir);
    world.test.storage.sqlite.exec(`vacuum into '${join(dataDir, 'temque.db')}'`);
    return { approvals: shuffled(approvals), token: world.tokens.officer };
  } finally {
    await world.close();
  }
}

/** Kinds mixed, so that every kill meets all of them. */
function shuffled(approvals: readonly Approval[]): Approval[] {
  return approvals
    .map((approval, place) => ({ approval, at: (place * 37) % 61 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ approval }) => approval);
}

/** What is approved, each with all that comes of it, and nothing of what waits; as it stands at one moment. */
async function wholeIn({ db, sqlite }: Storage): Promise<Set<string>> {
  sqlite.exec('begin');
  try {
    return await wholeAt(db);
  } finally {
    sqlite.exec('commit');
  }
}

async function wholeAt(db: Storage['db']): Promise<Set<string>> {
  const submissions = await db.selectFrom('submission').selectAll().execute();
  const applications = await db.selectFrom('application').selectAll().execute();
  const [batches, products] = [
    await db.selectFrom('batch').selectAll().execute(),
    await db.selectFrom('product').selectAll().execute(),
  ];
  const producers = await db.selectFrom('producer').select('id').execute();
  const accounts = await db.selectFrom('account').select('id').execute();
  const links = await db
    .selectFrom('oneTimeLink')
    .select('accountId')
    .where('kind', '=', 'invitation')
    .execute();
  const audit = await db.selectFrom('auditEntry').select(['action', 'subjectId']).execute();
  const told = (action: string, subjectId: string) =>
    audit.filter((entry) => entry.action === action && entry.subjectId === subjectId).length;
  const approved = submissions.filter(({ state }) => state === 'approved');
  const accepted = applications.filter(({ state }) => state === 'approved');

  const ordered = approved.filter(({ kind }) => kind === 'batch').map(({ resultId }) => resultId);
  expect(batches.map(({ code }) => code).toSorted()).toEqual(ordered.toSorted());
  const edited = approved.filter(({ kind }) => kind === 'product').map(({ subjectId }) => subjectId);
  const renamed = products.filter(({ nameEn }) => nameEn !== null).map(({ id }) => id);
  expect(renamed.toSorted()).toEqual(edited.toSorted());
  for (const { number, state } of submissions)
    expect([number, told('submission.approve', String(number))]).toEqual([
      number,
      state === 'approved' ? 1 : 0,
    ]);
  const registered = producers.map(({ id }) => id).filter((id) => id !== 'highland' && id !== 'bay');
  expect(registered.toSorted()).toEqual(accepted.map(({ producerId }) => producerId).toSorted());
  const invited = accepted.map(({ accountId }) => accountId).toSorted();
  expect(accounts.map(({ id }) => id).toSorted()).toEqual(invited);
  expect(links.map(({ accountId }) => accountId).toSorted()).toEqual(invited);
  for (const { id, state } of applications)
    expect([id, told('application.approve', id)]).toEqual([id, state === 'approved' ? 1 : 0]);
  return new Set([
    ...approved.map(({ number }) => `submissions/${number}`),
    ...accepted.map(({ id }) => `applications/${id}`),
  ]);
}
