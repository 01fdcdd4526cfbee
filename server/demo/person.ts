import { Secret, TOTP } from 'otpauth';
import { type Static, type TSchema, Type } from 'typebox';
import Value from 'typebox/value';
import type { Role } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';

/** An account of the demo, with what its holder signs in by. */
export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  /** Base32, for an authenticator app; only where a second factor is needed. */
  readonly totpSecret?: string;
}

const Entered = Type.Object({ stage: Type.String(), csrfToken: Type.String() });
const Offer = Type.Object({ secret: Type.String(), offer: Type.String() });
const Confirmed = Type.Object({ session: Type.Optional(Entered) });

/** What asks the service for something in somebody's name. */
export interface Asking {
  /** Sends a request below `/api/v1`. @throws Error when it is refused */
  send<S extends TSchema>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    schema: S,
    payload?: object,
  ): Promise<Static<S>>;
}

/** A program of somebody's, which shows a token. */
export function programWith(app: App, token: string): Asking {
  return {
    async send(method, path, schema, payload) {
      const headers = { authorization: `Bearer ${token}` };
      const body = payload === undefined ? {} : { payload };
      const answer = await app.inject({ method, url: `/api/v1/${path}`, headers, ...body });
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
      return Value.Parse(schema, answer.json());
    },
  };
}

/** Somebody with a browser: signs in as people do, and asks for what its pages would. */
export class DemoPerson implements Asking {
  readonly #app: App;
  readonly #clock: () => number;
  readonly #cookies = new Map<string, string>();
  #csrf = '';

  constructor(app: App, clock: () => number) {
    this.#app = app;
    this.#clock = clock;
  }

  /** Chooses a password by the link of an invitation, and sets a second factor up where one is needed. */
  async accept(linkUrl: string, password: string): Promise<{ readonly totpSecret?: string }> {
    const secret = linkUrl.slice(linkUrl.lastIndexOf('/') + 1);
    const { stage } = this.#entered(
      await this.send('POST', `one-time-links/${secret}`, Entered, { password }),
    );
    if (stage !== 'enrol') return {};
    const offer = await this.send('POST', 'account/second-factor', Offer);
    const code = codeOf(offer.secret, this.#clock());
    const confirmed = await this.send('PUT', 'account/second-factor', Confirmed, {
      offer: offer.offer,
      code,
    });
    if (confirmed.session !== undefined) this.#entered(confirmed.session);
    return { totpSecret: offer.secret };
  }

  /** Signs in; an earlier session of this browser ends. */
  async signIn({ email, password, totpSecret }: DemoAccount): Promise<void> {
    this.#entered(await this.send('POST', 'sessions', Entered, { email, password }));
    if (totpSecret === undefined) return;
    const code = codeOf(totpSecret, this.#clock());
    this.#entered(await this.send('POST', 'sessions/current/code', Entered, { code }));
  }

  /** Signs out. */
  async signOut(): Promise<void> {
    await this.send('DELETE', 'sessions/current', Type.Null());
  }

  async send<S extends TSchema>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    schema: S,
    payload?: object,
  ): Promise<Static<S>> {
    const answer = await this.#app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-csrf-token': this.#csrf,
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36',
      },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return Value.Parse(schema, answer.body === '' ? null : answer.json());
  }

  #entered(entered: Static<typeof Entered>): Static<typeof Entered> {
    this.#csrf = entered.csrfToken;
    return entered;
  }
}

/** What an authenticator app shows for a secret at a moment. */
function codeOf(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
