import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../server/log.ts';
import { copyDatabase } from '../../server/storage/copy-database.ts';
import { unpackEvidence } from '../../server/storage/copy-evidence-json.ts';
import { civilDay } from '../../stamps/civil-day.ts';
import { codeAt, hiddenBatch } from '../claims/hidden-batch.ts';
import { serialOfLink } from '../sms/serial-of-link.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { bytesBelow, storedKeys, tracesOf } from './traces.ts';

const SECRET = 'the-secret-of-the-gateway';
const DAY_MS = 86_400_000;
const DAYS = 2;
const PEOPLE = [
  {
    address: '203.0.113.77',
    network: '203.0.113.0/24',
    agent: 'Mozilla/5.0 (Linux; Android 10; Pixel-of-Hoa) Chrome/131.0 Mobile',
    sender: '+84912345678',
  },
  {
    address: '2001:db8:7:9::1234',
    network: '2001:db8:7:9::/64',
    agent: 'Mozilla/5.0 (Windows NT 10.0; Desk-of-Lan) Firefox/133.0',
    sender: '+84987654321',
  },
] as const;
const CONTACT = { name: 'Lặng Thị Riêng Tư', phone: '0777-123-999', email: 'rieng-tu@nguoi-bao.example' };
const WORDS = 'Mua của bà hàng xóm tên Kín';

let market: Market;
let hiddenCode: string;
const log: string[] = [];
/** The marks that each day left behind, as they stood at its end. */
const marksOfDays: Set<string>[] = [];
const codes: string[] = [];
const numbers: string[] = [];

beforeAll(async () => {
  const logger = createLog('trace', { write: (line) => log.push(line) });
  market = await startMarket({ config: { trustProxy: 1, smsSecret: SECRET }, logger });
  hiddenCode = await hiddenBatch(market);
  for (let day = 0; day < DAYS; day += 1) {
    for (const [place, person] of PEOPLE.entries()) await liveThrough(person, day * PEOPLE.length + place);
    await market.test.restart();
    for (const person of PEOPLE) await check(person, await market.link(70));
    marksOfDays.push(await marksOf(civilDay(market.test.clock.now())));
    market.test.clock.advance(DAY_MS);
  }
});
afterAll(() => market.close());

type Person = (typeof PEOPLE)[number];

const send = async ({ address, agent }: Person, url: string, payload: object | Buffer, headers = {}) => {
  const from = { 'x-forwarded-for': address, 'user-agent': agent };
  return await market.test.app.inject({ method: 'POST', url, payload, headers: { ...from, ...headers } });
};

async function check(person: Person, link: string): Promise<void> {
  const headers = {
    'x-forwarded-for': person.address,
    'user-agent': person.agent,
    accept: 'application/json',
  };
  const { scanToken } = (await market.test.app.inject({ url: pathOf(link), headers })).json();
  const told = { token: scanToken, seenBefore: 'no', provinceCode: '68' };
  expect((await send(person, '/api/v1/scans', told)).statusCode).toBe(200);
}

/** A day of one person: a check, a hidden code typed wrongly and rightly, a message, a report with all that can be told. */
async function liveThrough(person: Person, index: number): Promise<void> {
  await check(person, await market.link(70));
  const uri = await market.link(index, hiddenCode);
  const code = await codeAt(market, hiddenCode, index);
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  codes.push(code, wrong);
  expect((await send(person, '/api/v1/claims', { uri, code: wrong })).statusCode).toBe(422);
  expect((await send(person, '/api/v1/claims', { uri, code })).statusCode).toBe(200);
  const message = { from: person.sender, text: serialOfLink(await market.link(72)), id: `471${index}` };
  expect((await send(person, '/api/v1/sms', message, { 'x-sms-secret': SECRET })).statusCode).toBe(200);
  const form = new FormData();
  const said = {
    stamp: await market.link(71),
    kind: 'copied',
    text: WORDS,
    place: 'Quầy số 77',
    provinceCode: '68',
  };
  for (const [name, value] of Object.entries({ ...said, ...CONTACT })) form.set(name, value);
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneOfTheReporter' } })
    .toBuffer();
  form.set('photo', new Blob([new Uint8Array(photo)]), 'IMG_0001.jpg');
  const encoded = new Response(form);
  const type = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const sent = await send(person, '/api/v1/reports', Buffer.from(await encoded.arrayBuffer()), type);
  expect(sent.statusCode).toBe(201);
  numbers.push(sent.json().number);
}

async function marksOf(day: string): Promise<Set<string>> {
  const { db } = market.test.storage;
  const checks = await db.selectFrom('scanEvent').select(['visitorMark as mark', 'timeMs']).execute();
  const reports = await db.selectFrom('suspicionReport').select(['reporterMark as mark', 'timeMs']).execute();
  const evidence = await db.selectFrom('copyEvidence').select('evidenceJson').execute();
  return new Set([
    ...[...checks, ...reports].filter(({ timeMs }) => civilDay(timeMs) === day).map(({ mark }) => mark),
    ...evidence.flatMap(({ evidenceJson }) => unpackEvidence(evidenceJson).marks),
  ]);
}

/** Every byte that is left anywhere: the data folder, the log, a backup made now. */
async function everything(): Promise<string> {
  const folder = temporaryFolder();
  await copyDatabase(market.test.storage, join(folder, 'backup.db'));
  return [bytesBelow(market.test.dataDir), bytesBelow(folder), ...log].join('\n');
}

describe('after days of checks, hidden codes, messages and reports', () => {
  it('no stored byte tells an address, a browser, a sender or a hidden code, plain or digested', async () => {
    const bytes = await everything();
    const secrets = [
      ...PEOPLE.flatMap(({ address, network, agent, sender }) => [
        address,
        network,
        agent,
        sender,
        `sms ${sender}`,
      ]),
      ...PEOPLE.map(({ sender }) => sender.slice(1)),
      ...codes,
    ];
    const keys = storedKeys(market.test, [market.batchCode, hiddenCode, SECRET]);
    const found = tracesOf(secrets, keys).filter((trace) => bytes.includes(trace));
    expect(found).toEqual([]);
    expect(bytes).not.toContain('PhoneOfTheReporter');
    // The search finds what is there, and the log was written.
    expect(bytes).toContain(CONTACT.phone);
    expect(log.join('')).toContain('starting multipart parsing');
    expect(log.join('')).not.toContain(CONTACT.phone);
  });

  it('nobody is marked alike on two days', () => {
    const [first = new Set(), second = new Set()] = marksOfDays;
    expect([first.size, second.size].every((size) => size >= 2 * PEOPLE.length)).toBe(true);
    expect([...first].filter((mark) => second.has(mark))).toEqual([]);
  });

  it('nothing is left of reporters whose data was erased, nor of checks that are too old', async () => {
    const { test } = market;
    const { db } = test.storage;
    for (const { id, caseId } of await db.selectFrom('suspicionReport').select(['id', 'caseId']).execute()) {
      const url = `/api/v1/cases/${caseId}/reports/${id}/erasure`;
      const payload = { parts: ['contact', 'photo', 'text'] };
      expect((await test.call({ method: 'POST', url, payload })).statusCode).toBe(200);
    }
    test.clock.advance(367 * DAY_MS);
    await test.restart();
    const left = async () => (await test.storage.db.selectFrom('scanEvent').select('id').execute()).length;
    await expect.poll(left).toBe(0);
    const evidence = async () =>
      (await test.storage.db.selectFrom('copyEvidence').select('evidenceJson').execute())
        .map(({ evidenceJson }) => unpackEvidence(evidenceJson))
        .filter(({ marks, evidence: kept }) => marks.length + kept.visits.length + kept.places.length > 0);
    await expect.poll(evidence).toEqual([]);
    const bytes = await everything();
    expect(bytes).toContain(numbers[0]);
    const told = [...Object.values(CONTACT), WORDS, 'Quầy số 77'].map((text) =>
      Buffer.from(text).toString('latin1'),
    );
    expect(told.filter((text) => bytes.includes(text))).toEqual([]);
  });
});
