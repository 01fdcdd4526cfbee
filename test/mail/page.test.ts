import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleClient } from '../support/console.ts';
import { type Market, startMarket } from '../support/market.ts';
import { signedIn } from '../support/sessions.ts';

let market: Market;
let mailing: Market;
beforeAll(async () => {
  market = await startMarket();
  // Nothing is due in this file, so that no server is asked.
  mailing = await startMarket({
    config: { smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'ocop@so.example.vn' },
  });
});
afterAll(async () => {
  await market.close();
  await mailing.close();
});

describe('the page of letters', () => {
  const page = async (of: Market, path: string) => {
    const token = await of.test.token('admin');
    return await consoleClient(of.test, { authorization: `Bearer ${token}` }).open(path);
  };

  it('says what it means that mail is off, and how to turn it on', async () => {
    const { html } = await page(market, '/console/mail?state=queued');
    for (const text of ['Chưa bật gửi thư', 'SMTP_URL', 'MAIL_FROM']) expect(html).toContain(text);
    expect((await page(market, '/console/accounts')).html).toContain('href="/console/mail"');
  });

  it('shows each letter with what to do next, and tries again', async () => {
    const { accountId } = await signedIn(mailing.test, { role: 'inspector' });
    const letter = { kind: 'reset', accountId, contentSealed: null, createdMs: 1, sentMs: null };
    const nextMs = mailing.test.clock.now() + 60_000;
    for (const [id, state, lastError] of [
      ['waits', 'queued', 'ETIMEDOUT'],
      ['fails', 'failed', 'EENVELOPE 550'],
    ] as const) {
      await mailing.test.storage.db
        .insertInto('mailMessage')
        .values({ ...letter, id, onceKey: id, state, lastError, attempts: 3, nextMs })
        .execute();
    }
    const waiting = await page(mailing, '/console/mail?state=queued');
    for (const text of ['Máy chủ thư không trả lời', 'Đã thử 3 lần', 'Thử gửi ngay', 'Nguyễn Thị Thử'])
      expect(waiting.html).toContain(text);
    expect(waiting.html).not.toContain('Tạo đường dẫn mới');
    expect(waiting.html).not.toContain('Chưa bật gửi thư');
    const failed = (await page(mailing, '/console/mail?state=failed')).html;
    expect(failed).toContain(`href="/console/accounts/${accountId}"`);
    expect(failed).toContain('Tạo đường dẫn mới');
    expect(failed).not.toContain('Thử gửi ngay');
    const first = (await mailing.test.call({ url: '/api/v1/mail-messages?limit=1' })).json();
    expect(first).toMatchObject({ isSending: true, items: [{ id: 'waits' }] });
    const client = consoleClient(mailing.test, {
      authorization: `Bearer ${await mailing.test.token('admin')}`,
    });
    const tried = await client.submit('/console/mail?state=queued', '/console/mail/tries', {});
    expect([tried.status, tried.location]).toEqual([303, '/console/mail?done=retried']);
    const refused = await client.post('/console/mail/tries', { id: 'fails' });
    expect([refused.status, refused.html.includes('Thư này không gửi lại được')]).toEqual([409, true]);
  });
});
