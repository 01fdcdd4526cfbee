import {
  addSecondFactor,
  appCode,
  type Browser,
  GOOD_PASSWORD,
  join,
  newBrowser,
  secretOf,
} from '../support/people.ts';
import { PERSONAL } from './personal.ts';
import type { ChangeWorld, ToldChange } from './told-changes.ts';

const OTHER_PASSWORD = 'một câu khác hẳn';

/** What people and administrators do with accounts, and what the log tells of it. */
export const TOLD_ON_ACCOUNTS: Readonly<Record<string, ToldChange>> = {
  // The first of all: afterwards there are administrators.
  'POST /api/v1/setup-links': { tells: ['setup-link.make'], request: async () => ({}) },
  'POST /api/v1/accounts': {
    tells: ['account.invite', 'link.make'],
    request: async (world) => ({
      payload: { role: 'inspector', name: PERSONAL.invited, email: emailOf(world), phone: PERSONAL.phone },
    }),
  },
  'POST /api/v1/mail-messages/:id/tries': {
    tells: ['letter.retry'],
    request: async (world) => {
      const { db } = world.test.storage;
      const accountId = await joined(world);
      const letter = { id: 'waiting', kind: 'invitation', accountId, onceKey: 'waiting', state: 'queued' };
      const rest = { contentSealed: null, attempts: 1, createdMs: 0, sentMs: null, lastError: 'ETIMEDOUT' };
      const nextMs = world.test.clock.now() + 60_000;
      await db
        .insertInto('mailMessage')
        .values({ ...letter, ...rest, nextMs })
        .execute();
      return { url: '/api/v1/mail-messages/waiting/tries' };
    },
  },
  'GET /api/v1/accounts': {
    tells: ['account.list'],
    isNeverRefused: true,
    request: async () => ({ url: '/api/v1/accounts?q=sen' }),
  },
  'GET /api/v1/accounts/:id': {
    tells: ['account.read'],
    request: async (world) => ({ url: `/api/v1/accounts/${await joined(world, 'admin')}` }),
  },
  'PATCH /api/v1/accounts/:id': {
    tells: ['account.rebind', 'person.edit'],
    request: async (world) => ({
      url: `/api/v1/accounts/${await joined(world)}`,
      payload: { role: 'producer', producerId: 'highland', name: PERSONAL.invited },
    }),
  },
  'POST /api/v1/accounts/:id/links': {
    tells: ['link.make'],
    request: async (world) => ({ url: `/api/v1/accounts/${await joined(world)}/links` }),
  },
  'DELETE /api/v1/accounts/:id/links': {
    tells: ['link.revoke'],
    request: async (world) => {
      const url = `/api/v1/accounts/${await joined(world)}/links`;
      await world.prepare({ method: 'POST', url });
      return { url };
    },
  },
  'DELETE /api/v1/accounts/:id/sessions': {
    tells: ['account.sign-out'],
    request: async (world) => ({ url: `/api/v1/accounts/${await joined(world)}/sessions` }),
  },
  'DELETE /api/v1/accounts/:id/second-factor': {
    tells: ['second-factor.reset'],
    request: async (world) => {
      const { id } = await withSecondFactor(world);
      return { url: `/api/v1/accounts/${id}/second-factor` };
    },
  },
  'POST /api/v1/accounts/:id/ending': {
    tells: ['account.end'],
    request: async (world) => ({
      url: `/api/v1/accounts/${await joined(world)}/ending`,
      payload: { reason: 'Nghỉ việc' },
    }),
  },
  'POST /api/v1/accounts/:id/erasure': {
    tells: ['person.erase'],
    request: async (world) => {
      const id = await joined(world);
      const payload = { reason: 'Theo yêu cầu' };
      const ending = await world.test.call({ method: 'POST', url: `/api/v1/accounts/${id}/ending`, payload });
      if (ending.statusCode !== 204) throw new Error(ending.body);
      return { url: `/api/v1/accounts/${id}/erasure`, payload };
    },
  },
  'POST /api/v1/one-time-links/:secret': {
    tells: ['account.accept', 'session.begin'],
    request: async (world) => {
      const payload = { role: 'inspector', name: PERSONAL.invited, email: emailOf(world) };
      const answer = await world.test.call({ method: 'POST', url: '/api/v1/accounts', payload });
      return {
        url: `/api/v1/one-time-links/${secretOf(answer.json().link.url)}`,
        token: null,
        payload: { password: GOOD_PASSWORD },
      };
    },
  },
  'POST /api/v1/sessions': {
    tells: ['session.begin'],
    request: async (world) => {
      const email = emailOf(world);
      await join(world.test, newBrowser(world.test), { role: 'inspector', email });
      return { token: null, payload: { email, password: GOOD_PASSWORD } };
    },
  },
  'POST /api/v1/sessions/current/code': {
    tells: ['session.begin'],
    request: async (world) => {
      const { email, secret } = await withSecondFactor(world);
      const browser = newBrowser(world.test);
      const headers = await signedInAs(browser, email);
      world.test.clock.advance(30_000);
      return { token: null, headers, payload: { code: appCode(secret, world.test.clock.now()) } };
    },
  },
  'DELETE /api/v1/sessions/current': {
    tells: ['session.end'],
    request: async (world) => ({ token: null, headers: (await someone(world)).headers }),
  },
  'DELETE /api/v1/sessions': {
    tells: ['session.end-others'],
    request: async (world) => {
      const { email } = await someone(world);
      return { token: null, headers: await signedInAs(newBrowser(world.test), email) };
    },
  },
  'DELETE /api/v1/sessions/:id': {
    tells: ['session.end'],
    request: async (world) => {
      const { browser, headers } = await someone(world);
      const [{ id }] = (await browser.send('GET', 'sessions')).json().items;
      return { url: `/api/v1/sessions/${id}`, token: null, headers };
    },
  },
  'PATCH /api/v1/account': {
    tells: ['person.edit'],
    request: async (world) => ({
      token: null,
      headers: (await someone(world)).headers,
      payload: { phone: PERSONAL.phone },
    }),
  },
  'PUT /api/v1/account/password': {
    tells: ['password.change'],
    request: async (world) => ({
      token: null,
      headers: (await someone(world)).headers,
      payload: { currentPassword: GOOD_PASSWORD, password: OTHER_PASSWORD },
    }),
  },
  'PUT /api/v1/account/second-factor': {
    tells: ['second-factor.add', 'recovery-codes.make'],
    request: async (world) => {
      const { browser, headers } = await someone(world);
      const { secret, offer } = (await browser.send('POST', 'account/second-factor')).json();
      const code = appCode(secret, world.test.clock.now());
      return { token: null, headers, payload: { offer, code } };
    },
  },
  'DELETE /api/v1/account/second-factor': {
    tells: ['second-factor.remove'],
    request: async (world) => {
      const { browser, headers } = await someone(world);
      await addSecondFactor(world.test, browser);
      return { token: null, headers };
    },
  },
  'POST /api/v1/account/recovery-codes': {
    tells: ['recovery-codes.make'],
    request: async (world) => {
      const { browser, headers } = await someone(world);
      await addSecondFactor(world.test, browser);
      return { token: null, headers };
    },
  },
};

/** Steps of signing in that change nothing by themselves. */
export const NOT_TOLD_ON_ACCOUNTS: Readonly<Record<string, string>> = {
  'POST /api/v1/sessions/current/confirmation': 'notes when the person of a session was last asked',
  'POST /api/v1/account/second-factor': 'offers a secret, which nothing keeps until a code of it comes',
};

function emailOf({ fresh }: ChangeWorld): string {
  return `nguoi${fresh()}@${PERSONAL.domain}`;
}

/** The id of a new account, whose person is signed in somewhere. */
async function joined(world: ChangeWorld, role = 'inspector'): Promise<string> {
  return (await join(world.test, newBrowser(world.test), { role, email: emailOf(world) })).id;
}

/** A new inspector, signed in, with the headers of a page of theirs. */
async function someone(world: ChangeWorld) {
  const browser = newBrowser(world.test);
  const email = emailOf(world);
  await join(world.test, browser, { role: 'inspector', email });
  return { browser, email, headers: headersOf(browser) };
}

/** A new officer with a second factor, signed in. */
async function withSecondFactor(world: ChangeWorld) {
  const browser = newBrowser(world.test);
  const email = emailOf(world);
  const { id } = await join(world.test, browser, { role: 'officer', email });
  return { id, email, ...(await addSecondFactor(world.test, browser)) };
}

async function signedInAs(browser: Browser, email: string): Promise<Record<string, string>> {
  const answer = await browser.signIn(email, GOOD_PASSWORD);
  return { cookie: browser.cookie, 'x-csrf-token': answer.json().csrfToken };
}

function headersOf(browser: Browser): Record<string, string> {
  return { cookie: browser.cookie, 'x-csrf-token': browser.csrfToken };
}
