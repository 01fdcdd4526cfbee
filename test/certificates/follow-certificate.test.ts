import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS, registryWorld } from '../registry/registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const LAM_DONG = 'UBND tỉnh Lâm Đồng';
const decision = (number: string, signedOn: string, authority = LAM_DONG) => ({
  // Of one number there is one decision a year.
  number: `${number}${signedOn.slice(5).replace('-', '')}/QĐ-UBND`,
  signedOn,
  authority,
});
const MINISTRY = { number: '12/QĐ-BNNMT', signedOn: '2026-03-02', authority: 'Bộ Nông nghiệp và Môi trường' };
const DAY_MS = 24 * 3_600_000;

/** A product with a certificate of 3 stars from 10 January 2024 to 10 January 2027. */
const certified = async (given: object = {}) => {
  const { send, product } = world;
  const { productId } = await product();
  const body = { productId, stars: 3, decision: decision('7', '2024-01-10'), ...given };
  const made = await send('POST', '/api/v1/certificates', body);
  const url = `/api/v1/certificates/${made.body.id}`;
  const recognition = async () => (await send('GET', `/api/v1/products/${productId}/recognition`)).body;
  return { productId, id: String(made.body.id), url, recognition };
};

describe('a renewal', () => {
  test('decided early starts the day after the old one ends and runs 36 months from there', async () => {
    const { send, clock } = world;
    const { id, url, recognition } = await certified();
    const made = await send('POST', `${url}/renewal`, { stars: 4, decision: decision('8', '2026-10-01') });
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'upcoming',
        stars: 4,
        issuedOn: '2026-10-01',
        startsOn: '2027-01-11',
        expiresOn: '2030-01-10',
        follows: { id, as: 'renewal' },
        followedBy: null,
      },
    });
    expect(made.headers.location).toBe(`/api/v1/certificates/${made.body.id}`);
    expect((await send('GET', url)).body).toMatchObject({
      status: 'valid',
      followedBy: { id: made.body.id, from: '2027-01-11' },
    });
    expect(await recognition()).toMatchObject({ status: 'valid', stars: 3, certificateId: id });
    clock.set(Date.parse('2027-01-10T16:59:59Z'));
    expect(await recognition()).toMatchObject({ on: '2027-01-10', stars: 3, certificateId: id });
    clock.advance(1_000);
    expect(await recognition()).toMatchObject({ on: '2027-01-11', stars: 4, certificateId: made.body.id });
    expect((await send('GET', url)).body.status).toBe('followed');
  });

  test('decided after the end starts on its day of issue', async () => {
    const { send } = world;
    const { url } = await certified({ decision: decision('7', '2023-06-01') });
    expect((await send('GET', url)).body.status).toBe('expired');
    const made = await send('POST', `${url}/renewal`, { stars: 3, decision: decision('8', '2026-11-01') });
    expect(made.body).toMatchObject({
      status: 'valid',
      startsOn: '2026-11-01',
      expiresOn: '2029-11-01',
    });
  });

  test('ends an extension', async () => {
    const { send } = world;
    const { url, recognition } = await certified({ decision: decision('7', '2023-09-01') });
    await send('POST', `${url}/extension`, { until: '2027-02-01', reason: 'chờ kết quả phân hạng lại' });
    expect(await recognition()).toMatchObject({ status: 'extended' });
    const made = await send('POST', `${url}/renewal`, { stars: 4, decision: decision('8', '2026-11-20') });
    expect(made.body).toMatchObject({ status: 'valid', startsOn: '2026-11-20' });
    expect(await recognition()).toMatchObject({ status: 'valid', stars: 4 });
  });

  test.each([
    ['2026-10-01', 'valid', '2029-10-01'],
    ['2027-01-11', 'upcoming', '2030-01-10'],
    ['2026-12-01', 'upcoming', '2029-11-30'],
  ])('may start on %s', async (startsOn, status, expiresOn) => {
    const { url } = await certified();
    const said = { stars: 3, decision: decision('8', '2026-10-01'), startsOn };
    expect((await world.send('POST', `${url}/renewal`, said)).body).toMatchObject({
      status,
      startsOn,
      expiresOn,
    });
  });

  test.each([
    ['start before its issue', { startsOn: '2026-09-30' }, 'certificate-start', 'startsOn'],
    ['start after a gap', { startsOn: '2027-01-12' }, 'certificate-start', 'startsOn'],
    ['more than 36 months', { expiresOn: '2030-01-11' }, 'certificate-term', 'expiresOn'],
    [
      'a decision older than the old paper',
      { decision: decision('8', '2024-01-10') },
      'renewal-date',
      'decision.signedOn',
    ],
    [
      'its own decision again',
      { decision: decision('7', '2024-01-10') },
      'renewal-date',
      'decision.signedOn',
    ],
    ['five stars of a province', { stars: 5 }, 'authority-stars', 'stars'],
    ['an unknown member', { until: '2027-01-01' }, 'field-unknown', 'until'],
  ])('refuses %s', async (_, change, code, field) => {
    const { url } = await certified();
    const said = { stars: 3, decision: decision('8', '2026-10-01'), ...change };
    expect((await world.send('POST', `${url}/renewal`, said)).body).toMatchObject({ code, field });
    expect((await world.send('GET', url)).body.followedBy).toBeNull();
  });
});

describe('an upgrade', () => {
  test('counts from its issue, in the place of the old one', async () => {
    const { send } = world;
    const { id, url, recognition } = await certified();
    const made = await send('POST', `${url}/upgrade`, { stars: 5, decision: MINISTRY });
    expect(made.body).toMatchObject({
      status: 'valid',
      startsOn: '2026-03-02',
      expiresOn: '2029-03-02',
      follows: { id, as: 'upgrade' },
    });
    expect((await send('GET', url)).body.status).toBe('followed');
    expect(await recognition()).toMatchObject({ stars: 5, certificateId: made.body.id });
  });

  test.each([
    ['as many stars', { stars: 3 }, {}, 'upgrade-stars'],
    ['an old one that has run out', {}, { decision: decision('7', '2023-06-01') }, 'upgrade-lapsed'],
  ])('refuses %s', async (_, change, old, code) => {
    const { url } = await certified(old);
    const said = { stars: 4, decision: decision('9', '2026-11-01'), ...change };
    expect((await world.send('POST', `${url}/upgrade`, said)).body.code).toBe(code);
  });
});

describe('one certificate follows another', () => {
  test.each(['renewal', 'upgrade', 'extension'])('once: a second %s is refused', async (act) => {
    const { send } = world;
    const { url } = await certified();
    await send('POST', `${url}/renewal`, { stars: 4, decision: decision('8', '2026-10-01') });
    const said = { stars: 4, decision: decision('10', '2026-11-01') };
    const body = act === 'extension' ? { until: '2027-02-01' } : said;
    expect((await send('POST', `${url}/${act}`, body)).body.code).toBe('certificate-followed');
  });

  test.each(['renewal', 'upgrade'])('never one that was revoked: %s', async (act) => {
    const { send } = world;
    const { url } = await certified();
    await send('POST', `${url}/revocation`, { ground: 'a', decision: decision('9', '2026-09-01') });
    const said = { stars: 4, decision: decision('10', '2026-11-01') };
    expect((await send('POST', `${url}/${act}`, said)).body.code).toBe('certificate-revoked-already');
  });

  test.each([
    [4, 'upgrade'],
    [3, 'renewal'],
  ])('a plain recognition with %i stars is linked as %s to the one that stands', async (stars, as) => {
    const { send } = world;
    const { id, productId } = await certified();
    const body = { productId, stars, decision: decision('11', '2026-05-05') };
    const made = await send('POST', '/api/v1/certificates', body);
    expect(made.body).toMatchObject({ startsOn: '2026-05-05', follows: { id, as } });
  });

  test('a plain recognition after the end follows nothing', async () => {
    const { send } = world;
    const { productId } = await certified({ decision: decision('7', '2023-06-01') });
    const body = { productId, stars: 3, decision: decision('11', '2026-07-05') };
    expect((await send('POST', '/api/v1/certificates', body)).body.follows).toBeNull();
  });
});

describe('what the ministry decides', () => {
  test('is entered, and changed, by officers of the whole country alone', async () => {
    const { send, tokenOf } = world;
    const province = { token: await tokenOf('officer', { provinceCode: '68' }) };
    const ministry = { token: await tokenOf('officer') };
    const { url, productId } = await certified();
    const said = { stars: 5, decision: MINISTRY };
    const refused = { status: 403, body: { code: 'authority-scope' } };
    expect(await send('POST', `${url}/upgrade`, said, province)).toMatchObject(refused);
    expect(await send('POST', '/api/v1/certificates', { productId, ...said }, province)).toMatchObject(
      refused,
    );
    const made = await send('POST', `${url}/upgrade`, said, ministry);
    expect(made.status).toBe(201);
    const five = `/api/v1/certificates/${made.body.id}`;
    const until = { until: '2029-04-01', reason: 'x' };
    expect(await send('POST', `${five}/extension`, until, province)).toMatchObject(refused);
    expect((await send('POST', `${five}/extension`, until, ministry)).status).toBe(201);
    const correction = { reason: 'x', stars: 4 };
    expect(await send('POST', `${five}/correction`, correction, province)).toMatchObject(refused);
    expect(await send('POST', `${five}/withdrawal`, { reason: 'x' }, province)).toMatchObject(refused);
  });
});

test('two renewals at once make one', async () => {
  const { url } = await certified();
  const answers = await Promise.all(
    ['21', '22'].map((number) =>
      world.send('POST', `${url}/renewal`, { stars: 3, decision: decision(number, '2026-10-01') }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test('the day of a renewal does not depend on the hour', async () => {
  const { clock } = world;
  const { url } = await certified({ decision: decision('7', '2023-11-21') });
  clock.set(Date.parse('2026-11-21T16:59:59Z'));
  expect((await world.send('GET', url)).body.status).toBe('valid');
  clock.advance(DAY_MS);
  expect((await world.send('GET', url)).body.status).toBe('expired');
});
