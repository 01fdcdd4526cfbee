import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import { type Market, startMarket } from '../support/market.ts';
import { serialOfLink } from './serial-of-link.ts';

const SECRET = 'a-secret-of-the-gateway';

let market: Market;
/** Delays that answers were held back for. */
const waited: unknown[] = [];
beforeAll(async () => {
  const wait = async (delayMs?: number) => {
    waited.push(delayMs);
  };
  market = await startMarket({ config: { smsSecret: SECRET }, wait });
});
afterAll(() => market.close());

let next = 40;
const send = async (payload: object | string, headers: Record<string, string> = {}) =>
  await market.test.app.inject({
    method: 'POST',
    url: '/api/v1/sms',
    payload,
    headers: { 'x-sms-secret': SECRET, ...headers },
  });
const textOf = async (text: string, from = '+84900000001') => {
  const response = await send({ from, text });
  expect(response.statusCode).toBe(200);
  const answer: string = response.json().text;
  expect(answer.length).toBeLessThanOrEqual(160);
  // The seven-bit alphabet that every phone has, without the characters that cost two.
  expect(answer).toMatch(/^[A-Za-z0-9 .,:;!?'"()/&%+*=<>#-]+$/);
  return answer;
};
const freshSerial = async () => serialOfLink(await market.link(next++));
const counted = async () => await market.test.storage.db.selectFrom('scanEvent').selectAll().execute();

describe('POST /api/v1/sms', () => {
  it('tells product, recognition and count of a genuine stamp, and counts the check', async () => {
    const serial = await freshSerial();
    const answer = await textOf(serial);
    expect(answer).toMatch(/^Tem do he thong cap, dang luu hanh\. OCOP [345] sao den \d\d\/\d\d\/20\d\d\./);
    expect(answer).toContain('Kiem tra lan dau.');
    expect(await textOf(serial, '+84900000002')).toContain('Da kiem tra 1 lan truoc.');
  });

  it.each([
    [
      'as people write it',
      (serial: string) =>
        `tem ${serial.slice(0, 4)} ${serial.slice(4, 8)}-${serial.slice(8, 12)} ${serial.slice(12)}`,
    ],
    ['after keywords of the gateway', (serial: string) => `OCOP KT ${serial.toLowerCase()}`],
    ['between other words', (serial: string) => `KIEM TRA TEM 24/11 ${serial} nhe cam on`],
    ['with letters for digits', (serial: string) => serial.replaceAll('0', 'o').replaceAll('1', 'l')],
  ])('reads a serial %s', async (_, written) => {
    expect(await textOf(written(await freshSerial()))).toMatch(/^Tem do he thong cap/);
  });

  it('has words for every verdict', async () => {
    const answers = new Map<string, string>();
    for (const [verdict, link] of Object.entries(market.links)) {
      if (verdict !== 'malformed') answers.set(verdict, await textOf(link));
    }
    expect(answers.get('not-activated')).toMatch(/^CANH BAO: tem chua duoc dua vao su dung/);
    expect(answers.get('recalled')).toMatch(/^CANH BAO: lo hang dang bi THU HOI/);
    expect(answers.get('forged')).toBe(
      `CANH BAO: tem nay khong do he thong cap. Xem: ${new URL(market.links.authentic).hostname.toLowerCase()}`,
    );
    expect(answers.get('recognition-revoked')).toContain('OCOP DA BI THU HOI.');
    expect(answers.get('recognition-expired')).toContain('OCOP DA HET HAN.');
    expect(answers.get('recognition-revoked')).not.toMatch(/OCOP \d sao/);
  });

  it('says what is wrong with a serial that was typed wrongly, accusing nobody', async () => {
    const serial = await freshSerial();
    const mistyped = serial.replace(/.$/, serial.endsWith('A') ? 'B' : 'A');
    expect(await textOf(mistyped)).toContain('go sai mot ky tu');
    expect(await textOf(serial.slice(0, 12))).toContain('16 ky tu');
    expect(await textOf('xin chao')).toMatch(/^Chua doc duoc so tem/);
  });

  it('counts a message that the gateway sends again once, and answers it as before', async () => {
    const text = await freshSerial();
    const before = (await counted()).length;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const answer = await send({ from: '+84900000003', text, id: 'message-1' });
      expect([answer.statusCode, answer.json().text]).toEqual([
        200,
        expect.stringContaining('Kiem tra lan dau.'),
      ]);
    }
    expect((await counted()).length).toBe(before + 1);
    // Gateways begin to number anew.
    await send({ from: '+84900000013', text: await freshSerial(), id: 'message-1' });
    expect((await counted()).length).toBe(before + 2);
  });

  it('answers a message that is sent again as the first time, though others have checked the stamp since', async () => {
    const text = await freshSerial();
    const message = { from: '+84900000021', text, id: 'message-2' };
    const both = await Promise.all([send(message), send(message)]);
    await textOf(text, '+84900000022');
    const again = await send(message);
    const answers = [...both, again].map((response) => response.json().text);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Kiem tra lan dau.');
    expect(await textOf(text, '+84900000023')).toContain('Da kiem tra 2 lan truoc.');
  });

  it('fits into one message whatever was sent', async () => {
    const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 1_000 }), 60);
    for (const [at, text] of texts.entries()) await textOf(text, `+8491${at}`);
  });

  it('reads a link after keywords', async () => {
    expect(await textOf(`KIEM TRA TEM ${await market.link(next++)}`)).toMatch(/^Tem do he thong cap/);
  });

  it('stores nothing of the sender', async () => {
    await textOf(await freshSerial(), '+84912345678');
    const dump = market.test.storage.sqlite.prepare('select * from scan_event').all();
    expect(JSON.stringify(dump)).not.toContain('912345678');
  });

  it('answers forms, and plain text where that is asked for', async () => {
    const serial = await freshSerial();
    const response = await send(`from=84900000004&text=${serial}`, {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/plain',
    });
    expect(response.headers['content-type']).toContain('text/plain');
    expect(response.body).toMatch(/^Tem do he thong cap/);
  });

  it.each([
    ['no secret', { 'x-sms-secret': '' }, 401, 'sms-secret-wrong'],
    ['another secret', { 'x-sms-secret': `${SECRET}x` }, 401, 'sms-secret-wrong'],
  ])('refuses %s', async (_, headers, status, code) => {
    const response = await send({ from: 'x', text: 'y' }, headers);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  it.each([
    [{ text: 'y' }, 'field-missing'],
    [{ from: 'x', text: 7 }, 'field-invalid'],
    [{ from: 'x', text: 'y', more: 1 }, 'field-unknown'],
  ])('refuses %j', async (payload, code) => {
    expect((await send(payload)).json().code).toBe(code);
  });

  it('slows a sender who guesses serials, and nobody else behind the same gateway', async () => {
    const code = parseBatchCode('ZZZZZZ');
    if (code === undefined) throw new TypeError('no batch code');
    const guess = async (index: number) =>
      await send({ from: 'guesser', text: encodeSerial(code, index, 5) });
    for (let attempt = 0; attempt < 30; attempt += 1) await guess(attempt);
    expect(waited).toEqual([]);
    await guess(30);
    expect(waited.length).toBe(1);
    await send({ from: '+84900000009', text: await freshSerial() });
    expect(waited.length).toBe(1);
  });
});

it('slows everybody whose message rests on a tag once all senders together guess too much, right and wrong alike', async () => {
  const slowed: number[] = [];
  const ends: (() => void)[] = [];
  const busy = await startMarket({
    config: { smsSecret: SECRET },
    wait: (delayMs) => {
      slowed.push(delayMs ?? 0);
      return new Promise((end) => ends.push(end));
    },
  });
  try {
    const code = parseBatchCode(busy.batchCode);
    if (code === undefined) throw new TypeError('no batch code');
    let sender = 0;
    const ask = async (text: string) => {
      sender += 1;
      const payload = { from: `+8498${sender}`, text };
      const headers = { 'x-sms-secret': SECRET };
      const response = await busy.test.app.inject({ method: 'POST', url: '/api/v1/sms', headers, payload });
      return String(response.json().text);
    };
    // Each from a number of its own.
    const guess = (tag: number) => ask(encodeSerial(code, 5, 1_000_000 + tag));
    for (let tag = 0; tag < 100; tag += 1) await guess(tag);
    expect(slowed).toEqual([]);
    const genuine = serialOfLink(await busy.link(60));
    const waiting = [guess(100), ask(genuine)];
    await expect.poll(() => slowed.length).toBe(2);
    // A link whose signature verifies is no guess.
    expect(await ask(await busy.link(61))).toMatch(/^Tem do he thong cap/);
    for (let place = 0; place < 14; place += 1) waiting.push(guess(101 + place));
    await expect.poll(() => slowed.length).toBe(16);
    expect([await ask(serialOfLink(await busy.link(62))), await guess(200)]).toEqual(
      Array(2).fill('He thong dang ban, hay nhan lai sau it phut.'),
    );
    for (const end of ends) end();
    const answers = await Promise.all(waiting);
    expect(answers[1]).toMatch(/^Tem do he thong cap/);
    busy.test.clock.advance(11 * 60_000);
    await ask(serialOfLink(await busy.link(63)));
    expect(slowed).toHaveLength(16);
  } finally {
    await busy.close();
  }
});

it('answers nobody without a secret', async () => {
  const plain = await startMarket();
  try {
    const response = await plain.test.app.inject({
      method: 'POST',
      url: '/api/v1/sms',
      payload: { from: 'x', text: 'y' },
      headers: { 'x-sms-secret': '' },
    });
    expect([response.statusCode, response.json().code]).toEqual([404, 'sms-not-offered']);
  } finally {
    await plain.close();
  }
});
