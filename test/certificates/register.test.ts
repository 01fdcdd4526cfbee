import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CERTIFICATE_STATES } from '../../server/storage/certificate-register.ts';
import { NOON_MS, registryWorld } from '../registry/registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
const ids = new Map<string, string>();
const DISTRICT = { number: '1887/QĐ-UBND', signedOn: '2024-02-01', authority: 'UBND huyện Đắk Song' };
const MINISTRY = { number: '12/QĐ-BNNMT', signedOn: '2026-03-02', authority: 'Bộ Nông nghiệp và Môi trường' };
const decision = (number: number, signedOn: string) => ({
  number: `${number}/QĐ-UBND`,
  signedOn,
  authority: 'UBND tỉnh Lâm Đồng',
});

/** One certificate of every state on 21 November 2026, and of every kind that a filter asks for. */
beforeAll(async () => {
  world = await registryWorld();
  const { send } = world;
  const certified = async (name: string, body: object, product: object = {}) => {
    const producer = await send('POST', '/api/v1/producers', {
      name: `Hợp tác xã ${name}`,
      provinceCode: '68',
      commune: 'Xã Quảng Trực',
    });
    const made = await send('POST', '/api/v1/products', {
      producerId: producer.body.id,
      name: `Mắc ca ${name}`,
      productGroup: 'food',
      ...product,
    });
    return await recorded(name, { productId: made.body.id, stars: 3, ...body });
  };
  const recorded = async (name: string, body: object) => {
    const certificate = await send('POST', '/api/v1/certificates', body);
    expect([name, certificate.status]).toEqual([name, 201]);
    ids.set(name, certificate.body.id);
    return async (act: string, said: object, as?: string) => {
      const done = await send('POST', `/api/v1/certificates/${certificate.body.id}/${act}`, said);
      expect([name, act, done.status]).toEqual([name, act, 201]);
      if (as !== undefined) ids.set(as, done.body.id);
    };
  };
  await certified('valid', { decision: decision(1, '2026-08-05') });
  await certified('lastDay', { decision: decision(2, '2023-11-21') });
  await certified('expired', { decision: decision(3, '2023-11-20') });
  await (await certified('extended', { decision: decision(4, '2023-10-01') }))('extension', {
    until: '2026-11-21',
    reason: 'chờ kết quả',
  });
  await (await certified('overExtended', { decision: decision(5, '2023-10-02') }))('extension', {
    until: '2026-11-20',
    reason: 'chờ kết quả',
  });
  await (await certified('revoked', { decision: decision(6, '2025-01-01') }))('revocation', {
    ground: 'a',
    decision: decision(7, '2026-11-21'),
  });
  await (await certified('withdrawn', { decision: decision(8, '2025-01-02') }))('withdrawal', {
    reason: 'nhầm',
  });
  await (await certified('renewed', { decision: decision(9, '2024-01-10') }))(
    'renewal',
    { stars: 3, decision: decision(10, '2026-10-01') },
    'upcoming',
  );
  await (await certified('upgraded', { decision: decision(11, '2024-05-01') }))(
    'upgrade',
    { stars: 4, decision: decision(12, '2026-10-02') },
    'upgrade',
  );
  await certified(
    'district',
    { stars: 4, decision: DISTRICT },
    { productGroup: 'beverage', name: 'Trà bí đao' },
  );
  await certified('ministry', { stars: 5, decision: MINISTRY }, { productGroup: 'medicinal' });
}, 60_000);
afterAll(() => world.close());

const found = async (query: string) => {
  const { status, body } = await world.send('GET', `/api/v1/certificates?limit=200&${query}`);
  expect(status).toBe(200);
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return body.items.map(({ id }: { id: string }) => names.get(id)).toSorted();
};

describe('the register', () => {
  test.each([
    ['state=valid', ['district', 'lastDay', 'ministry', 'renewed', 'upgrade', 'valid']],
    ['state=extended', ['extended']],
    ['state=expired', ['expired', 'overExtended']],
    ['state=revoked', ['revoked']],
    ['state=upcoming', ['upcoming']],
    ['state=followed', ['upgraded']],
    ['state=withdrawn', ['withdrawn']],
    ['group=beverage', ['district']],
    ['stars=5', ['ministry']],
    ['stars=4', ['district', 'upgrade']],
    ['group=food&stars=4', ['upgrade']],
    ['communeCode=24736&state=revoked', ['revoked']],
    ['communeCode=24722', []],
    ['provinceCode=01', []],
    ['authorityKey=ministry', ['ministry']],
    ['endsWithinDays=0', ['extended', 'lastDay']],
    ['endsWithinDays=80', ['district', 'extended', 'lastDay']],
    ['q=tra%20bi', ['district']],
    ['q=M%E1%BA%AFc%20ca%20upgraded', ['upgrade', 'upgraded']],
    ['q=1887/Q%C4%90', ['district']],
    ['q=qd%20bnnmt', ['ministry']],
    ['q=%25', Object.keys({})],
  ])('%s', async (query, names) => {
    // A percent sign alone is no text to search for: everything is found.
    const expected = query === 'q=%25' ? [...ids.keys()].toSorted() : names;
    expect(await found(query)).toEqual(expected);
  });

  test('every certificate has the state by which it is found, on any day', async () => {
    for (const day of [0, 1, 50, 51, 600, 1_200]) {
      world.clock.set(NOON_MS + day * 24 * 3_600_000);
      const { items } = (await world.send('GET', '/api/v1/certificates?limit=200')).body;
      expect(items.length).toBe(ids.size);
      for (const state of CERTIFICATE_STATES) {
        const inState = items
          .filter((item: { status: string }) => item.status === state)
          .map(({ id }: { id: string }) => id);
        const { body } = await world.send('GET', `/api/v1/certificates?limit=200&state=${state}`);
        expect([day, state, body.items.map(({ id }: { id: string }) => id)]).toEqual([day, state, inState]);
      }
    }
    world.clock.set(NOON_MS);
  });

  test.each(['state=none', 'stars=2', 'group=fish', 'communeCode=1', 'endsWithinDays=-1'])(
    'refuses %s',
    async (query) => {
      expect((await world.send('GET', `/api/v1/certificates?${query}`)).body.code).toBe('field-invalid');
    },
  );
});

describe('decisions', () => {
  test('newest first, with what they gave, narrowed', async () => {
    const { send } = world;
    const numbers = async (query: string) =>
      (await send('GET', `/api/v1/decisions?${query}`)).body.items.map(
        (item: { number: string }) => item.number,
      );
    expect((await numbers('limit=3')).length).toBe(3);
    const page = (await send('GET', '/api/v1/decisions?limit=3')).body;
    expect(page.items.map((item: { signedOn: string }) => item.signedOn)).toEqual([
      '2026-11-21',
      '2026-10-02',
      '2026-10-01',
    ]);
    const next = await send('GET', `/api/v1/decisions?limit=3&cursor=${page.next}`);
    expect(next.body.items[0].signedOn).toBe('2026-08-05');
    expect(await numbers('kind=revocation')).toEqual(['7/QĐ-UBND']);
    expect(await numbers('q=1887')).toEqual(['1887/QĐ-UBND']);
    expect(await numbers('authorityKey=ministry')).toEqual([MINISTRY.number]);
    expect((await numbers('provinceCode=68&limit=200')).length).toBe(14);
    expect(await numbers('provinceCode=01')).toEqual([]);
    const [ministry] = (await send('GET', '/api/v1/decisions?authorityKey=ministry')).body.items;
    expect(await found(`decisionId=${ministry.id}`)).toEqual(['ministry']);
    const [revocation] = (await send('GET', '/api/v1/decisions?kind=revocation')).body.items;
    expect(await found(`decisionId=${revocation.id}`)).toEqual(['revoked']);
    expect((await send('GET', '/api/v1/decisions/none')).status).toBe(404);
  });

  test('their authorities, each once', async () => {
    expect((await world.send('GET', '/api/v1/authorities')).body.items).toEqual([
      { key: 'ministry', name: MINISTRY.authority, level: 'ministry' },
      { key: expect.stringContaining('68'), name: DISTRICT.authority, level: 'district' },
      { key: 'province 68', name: 'UBND tỉnh Lâm Đồng', level: 'province' },
    ]);
  });
});
