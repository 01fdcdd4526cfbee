import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertCommune } from '../../server/storage/places.ts';
import { COMMUNE, newSecret, SAID } from '../applications/application-world.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, TEST_ORIGIN, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';
import { GOOD_PASSWORD, secretOf } from '../support/people.ts';

const EVIL = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  forwarded: 'host=evil.example;proto=http',
};

let test: TestApp;
beforeAll(async () => {
  // The trustful kind: a proxy may say whom it speaks for.
  test = await startTestApp({ config: { trustProxy: 1 } });
  await writeRegistry(test.storage.db);
  await upsertCommune(test.storage.db, COMMUNE);
});
afterAll(() => test.close());

const post = (url: string, payload: object = {}, headers = {}) =>
  test.call({ method: 'POST', url: `/api/v1/${url}`, payload, headers });

async function invited(headers = {}) {
  const person = { role: 'inspector', name: 'Minh', email: `${newSecret()}@example.vn` };
  const answer = await post('accounts', person, headers);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

async function handedOver(headers = {}): Promise<string> {
  const { code } = (await post('batches', { variantId: 'tea-bag', quantity: 10 })).json();
  const order = { first: 0, last: 9, stock: 'a4-65-38x21', output: 'package' };
  const { id } = (await post(`batches/${code}/print-jobs`, order)).json();
  return (await post(`print-jobs/${id}/handovers`, { recipient: 'Nhà in' }, headers)).json().url;
}

/** Whatever a link's secret may be turned into on its way, or by who tries to find another. */
const odd = (secret: string): readonly string[] => [
  secret.slice(0, -1),
  secret.slice(1),
  `${secret}A`,
  `${secret}=`,
  `${secret}%20`,
  `%20${secret}`,
  `${secret}%00`,
  `${secret}.`,
  `${secret}%0A`,
  secret.toUpperCase(),
  secret.toLowerCase(),
  // The bits of the last character that count for nothing in base64.
  `${secret.slice(0, -1)}${sibling(secret.at(-1) ?? '')}`,
  `${secret.slice(0, -1)}%EF%BC%A1`,
];

function sibling(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(character) ^ 1] ?? '';
}

interface Kind {
  readonly make: () => Promise<string>;
  /** What is sent to an address with this secret. */
  readonly tries: (
    secret: string,
  ) => readonly (readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?])[];
  /** Where it is looked at without being used up. */
  readonly page: (secret: string) => string;
}

const oneTime: Pick<Kind, 'tries' | 'page'> = {
  tries: (secret) => [
    ['GET', `/api/v1/one-time-links/${secret}`],
    ['POST', `/api/v1/one-time-links/${secret}`, { password: GOOD_PASSWORD }],
    ['GET', `/console/link/${secret}`],
  ],
  page: (secret) => `/api/v1/one-time-links/${secret}`,
};

const KINDS: Readonly<Record<string, Kind>> = {
  invitation: { ...oneTime, make: async () => secretOf((await invited()).link.url) },
  'set-up': { ...oneTime, make: async () => secretOf((await post('setup-links')).json().url) },
  'print house': {
    make: async () => secretOf(await handedOver()),
    tries: (secret) => [
      ['GET', `/handover/${secret}`],
      ['POST', `/handover/${secret}`],
    ],
    page: (secret) => `/handover/${secret}`,
  },
  application: {
    make: async () => {
      const secret = newSecret();
      expect((await post('applications', { ...SAID, secret })).statusCode).toBe(201);
      return secret;
    },
    tries: (secret) => [
      ['GET', `/api/v1/applications/by-link/${secret}`],
      ['DELETE', `/api/v1/applications/by-link/${secret}`],
      ['GET', `/console/apply/${secret}`],
    ],
    page: (secret) => `/api/v1/applications/by-link/${secret}`,
  },
};

describe.each(Object.entries(KINDS))('a link: %s', (_name, { make, tries, page }) => {
  it('answers for an odd secret as for one that never was, and is as good as before', async () => {
    const secret = await make();
    const ask = async (of: string) => {
      const answers = [];
      for (const [method, url, payload] of tries(of)) {
        const answer = await test.call({
          method,
          url,
          token: null,
          ...(payload === undefined ? {} : { payload }),
        });
        answers.push([answer.statusCode, told(answer.body)]);
      }
      return answers;
    };
    const unknown = await ask('Q'.repeat(43));
    for (const [status] of unknown) expect(status).toBe(404);
    for (const of of odd(secret)) {
      const answers = await ask(of);
      // What no secret looks like may be refused for its form.
      const expected = unknown.map((known, at) => (answers[at]?.[0] === 400 ? answers[at] : known));
      expect([of.slice(-6), answers]).toEqual([of.slice(-6), expected]);
    }
    expect((await test.call({ url: page(secret), token: null })).statusCode).toBe(200);
  });
});

/** What an answer says: the content of a page, or the code of a problem. */
function told(body: string): string {
  return body.startsWith('{') ? JSON.parse(body).code : (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body);
}

describe('the host that a request names', () => {
  it('is in no link that is made, and on no page', async () => {
    const { id, link } = await invited(EVIL);
    const again = (await post(`accounts/${id}/links`, {}, EVIL)).json();
    const setup = (await post('setup-links', {}, EVIL)).json();
    for (const url of [link.url, again.url, setup.url, await handedOver(EVIL)])
      expect(new URL(url).origin).toBe(TEST_ORIGIN);
    const pages = consoleClient(test, { authorization: `Bearer ${await test.token('admin')}`, ...EVIL });
    for (const path of [
      '/console',
      '/console/accounts',
      `/console/accounts/${id}`,
      '/',
      '/privacy',
      '/console/sign-in',
    ]) {
      const { status, html, response } = await pages.open(path);
      expect([path, status < 400]).toEqual([path, true]);
      expect([path, `${html}${JSON.stringify(response.headers)}`.includes('evil')]).toEqual([path, false]);
    }
  });
});

describe('the name of a thing', () => {
  it.each(['products/tea', 'producers/highland', 'certificates/certificate-tea', 'variants/tea-box'])(
    'is written in one way: %s',
    async (path) => {
      expect((await test.call({ url: `/api/v1/${path}` })).statusCode).toBe(200);
      const [noun = '', id = ''] = path.split('/');
      for (const other of [
        id.toUpperCase(),
        `${id}%20`,
        `%20${id}`,
        `${id}.`,
        `${id}%00`,
        `${id}%2F`,
        `x%2F..%2F${id}`,
        `..%2F${noun}%2F${id}`,
        `%2e%2e%2f${id}`,
        id.replace(/[a-z]/, '%D0%B5'),
        `${id}%E2%80%8B`,
        id.repeat(900),
      ])
        for (const url of [`/api/v1/${noun}/${other}`, `/console/${noun}/${other}`]) {
          const { statusCode } = await test.call({ url, headers: { accept: 'text/html' } });
          expect([url.slice(0, 80), statusCode]).toEqual([
            url.slice(0, 80),
            expect.toBeOneOf([400, 404, 414]),
          ]);
        }
    },
  );
});
