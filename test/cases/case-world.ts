import { PEOPLE } from '../scanning/user-agents.ts';
import { pathOf, startMarket } from '../support/market.ts';

const DAY_MS = 86_400_000;
const [[, PHONE] = ['', '']] = PEOPLE;

/** A market whose stamps are checked, reported and looked into. */
export type CaseWorld = Awaited<ReturnType<typeof caseWorld>>;

/** Starts a world of cases; `market.close()` it in `afterAll`. */
export async function caseWorld() {
  const market = await startMarket();
  const { test } = market;
  let next = 0;
  let strangers = 0;
  const networkOfItsOwn = () => {
    strangers += 1;
    return `203.${strangers >> 8}.${strangers & 255}.9`;
  };
  const judged = async (link: string) =>
    (await test.app.inject({ url: pathOf(link), headers: { accept: 'application/json' } })).json();
  const check = async (link: string) => {
    const { scanToken } = await judged(link);
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/scans',
      payload: { token: scanToken, seenBefore: 'no' },
      headers: { 'user-agent': PHONE },
      remoteAddress: networkOfItsOwn(),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  const answered = async (request: Parameters<typeof test.call>[0]) => {
    const answer = await test.call(request);
    return { status: answer.statusCode, body: answer.json() };
  };
  const as = (token: string | undefined) => (token === undefined ? {} : { token });
  return {
    market,
    /** A stamp of the market that no other test uses. */
    async fresh() {
      const index = next;
      next += 1;
      return { index, link: await market.link(index) };
    },
    judged,
    check,
    /** Checks a stamp from a phone that nobody has seen, every second day, 14 times. */
    async suspect(link: string) {
      for (let visit = 0; visit < 14; visit += 1) {
        await check(link);
        test.clock.advance(2 * DAY_MS);
      }
    },
    /** Reports from a network of its own, unless one is named. */
    async report(said: object, remoteAddress = networkOfItsOwn()) {
      const answer = await test.app.inject({
        method: 'POST',
        url: '/api/v1/reports',
        payload: { kind: 'copied', ...said },
        remoteAddress,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    get: (path: string, token?: string) => answered({ url: `/api/v1/${path}`, ...as(token) }),
    post: (path: string, payload: object, token?: string) =>
      answered({ method: 'POST', url: `/api/v1/${path}`, payload, ...as(token) }),
  };
}
