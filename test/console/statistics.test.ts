import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addScanDays } from '../../server/storage/scan-days.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
const clients = new Map<string, ConsoleClient>();
beforeAll(async () => {
  test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  const { code } = (
    await test.call({
      method: 'POST',
      url: '/api/v1/batches',
      payload: { variantId: 'tea-bag', quantity: 1_200 },
    })
  ).json();
  const event = { batchCode: code, timeMs: test.clock.now(), verdict: 'authentic', provinceCode: '22' };
  await db.transaction().execute((tx) => addScanDays(tx, [event, event, { ...event, verdict: 'recalled' }]));
  const callers: Record<string, Parameters<TestApp['token']>> = {
    country: ['officer'],
    province: ['officer', { provinceCode: '68' }],
    producer: ['producer', { producerId: 'highland' }],
    bay: ['producer', { producerId: 'bay' }],
    inspector: ['inspector'],
  };
  for (const [name, caller] of Object.entries(callers))
    clients.set(name, consoleClient(test, { authorization: `Bearer ${await test.token(...caller)}` }));
});
afterAll(() => test.close());

const open = async (who: string, query = '') => {
  const page = await clients.get(who)?.open(`/console/statistics${query}`);
  return { status: page?.status, html: page?.html ?? '' };
};
const drawn = (html: string) =>
  [...html.matchAll(/<figure class="chart card" id="([^"]+)"/g)].map(([, id]) => id);

describe('the page of figures', () => {
  it.each<[string, readonly string[]]>([
    [
      'country',
      [
        'scans',
        'verdicts',
        'scan-places',
        'stamps',
        'by-group',
        'by-stars',
        'by-province',
        'by-year',
        'expiring',
      ],
    ],
    [
      'province',
      [
        'scans',
        'verdicts',
        'scan-places',
        'stamps',
        'by-group',
        'by-stars',
        'by-commune',
        'by-year',
        'expiring',
      ],
    ],
    [
      'producer',
      ['scans', 'verdicts', 'stamps', 'by-group', 'by-stars', 'by-commune', 'by-year', 'expiring'],
    ],
  ])('draws for %s what it may see, with the numbers behind each', async (who, ids) => {
    const { status, html } = await open(who);
    expect(status).toBe(200);
    expect(drawn(html)).toEqual(ids);
    expect(html.match(/<details><summary>Xem số liệu<\/summary>/g)).toHaveLength(ids.length);
    expect(html).toContain('<b>1.200</b>');
  });

  it('says so where there is nothing', async () => {
    const { html } = await open('bay');
    expect(html).toContain('Chưa có lượt kiểm tra nào trong thời gian này.');
    expect(html).toContain('Không có tem nào được cấp, in, kích hoạt hay dùng mã cào trong thời gian này.');
  });

  it('covers the time that was chosen, in its steps', async () => {
    const rows = (html: string) => html.match(/<th scope="row" data-label="Thời gian">/g)?.length ?? 0;
    // Both drawings over time have a row for each step; sums have a row too.
    expect(rows((await open('country', '?span=30d')).html)).toBe(2 * 30 + 1);
    expect(rows((await open('country')).html)).toBe(2 * 13 + 1);
    expect((await open('country', '?span=forever')).status).toBe(200);
  });

  it('is narrowed to a province by who sees the country', async () => {
    const { html } = await open('country', '?provinceCode=22');
    expect(html).toContain('Chưa có lượt kiểm tra nào trong thời gian này.');
    expect((await open('province', '?provinceCode=22')).html).toContain('<b>1.200</b>');
    expect((await open('province')).html).not.toContain('name="provinceCode"');
  });

  it('lists each product of a producer', async () => {
    expect((await open('producer')).html).toContain('<td data-label="Lượt kiểm tra" class="n">3</td>');
    expect((await open('inspector')).status).toBe(403);
  });
});
