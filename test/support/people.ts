import type { LightMyRequestResponse } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import type { TestApp } from './app.ts';

/** A browser of somebody: keeps cookies, knows its form token, and comes from one network. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** Sends a request under `/api/v1` as a page of ours would. */
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<LightMyRequestResponse>;
  /** Signs in as far as the answer says. */
  signIn(email: string, password: string): Promise<LightMyRequestResponse>;
  /** The `Cookie` header. */
  readonly cookie: string;
  /** The form token of its session; empty before there is one. */
  readonly csrfToken: string;
}

/** A browser without cookies, at this address. */
export function newBrowser(test: TestApp, remoteAddress = '203.0.113.9'): Browser {
  const cookies = new Map<string, string>();
  let csrf = '';
  const browser: Browser = {
    cookies,
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    get csrfToken() {
      return csrf;
    },
    async send(method, path, payload) {
      const answer = await test.app.inject({
        method,
        url: `/api/v1/${path}`,
        remoteAddress,
        headers: {
          ...(cookies.size === 0 ? {} : { cookie: browser.cookie }),
          'x-csrf-token': csrf,
          'sec-fetch-site': 'same-origin',
          'user-agent':
            'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36',
        },
        ...(payload === undefined ? {} : { payload }),
      });
      for (const { name, value, maxAge } of answer.cookies) {
        if (maxAge === 0) cookies.delete(name);
        else cookies.set(name, value);
      }
      const given = answer.statusCode < 300 && answer.body !== '' ? answer.json() : {};
      csrf = given.csrfToken ?? given.session?.csrfToken ?? csrf;
      return answer;
    },
    signIn: (email, password) => browser.send('POST', 'sessions', { email, password }),
  };
  return browser;
}

/** What an authenticator app shows for a secret at a moment. */
export function appCode(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** A password that the policy takes. */
export const GOOD_PASSWORD = 'mận chín đầu mùa 7 kg';

/** Sets a second factor up in a browser that is half or wholly signed in. @returns secret and recovery codes */
export async function addSecondFactor(
  test: TestApp,
  browser: Browser,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  const offered = (await browser.send('POST', 'account/second-factor')).json();
  const code = appCode(offered.secret, test.clock.now());
  const answer = await browser.send('PUT', 'account/second-factor', { offer: offered.offer, code });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { secret: offered.secret, recoveryCodes: answer.json().recoveryCodes };
}

/** Invites somebody as the administrator of the test, and accepts the invitation in `browser`. */
export async function join(
  test: TestApp,
  browser: Browser,
  account: { readonly role: string; readonly email: string } & Readonly<Record<string, string>>,
): Promise<{ readonly id: string; readonly stage: string }> {
  const invited = await test.call({
    method: 'POST',
    url: '/api/v1/accounts',
    payload: { name: 'Trần Thị Lan', ...account },
  });
  if (invited.statusCode !== 201) throw new Error(invited.body);
  const { id, link } = invited.json();
  const accepted = await browser.send('POST', `one-time-links/${secretOf(link.url)}`, {
    password: GOOD_PASSWORD,
  });
  if (accepted.statusCode !== 201) throw new Error(accepted.body);
  return { id, stage: accepted.json().stage };
}

/** The secret in the address of a link. */
export function secretOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
