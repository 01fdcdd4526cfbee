import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { nanoid } from 'nanoid';
import { type AppDeps, buildApp } from '../../server/app.ts';
import { LOCAL_PRINCIPAL, type Role } from '../../server/domain/principal.ts';
import type { App } from '../../server/http/app-type.ts';
import { createToken, type TokenRequest } from '../../server/identity/tokens.ts';
import { type KeyStore, openKeyStore } from '../../server/keys/key-store.ts';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { writeEmptyDatabase } from './database-template.ts';
import { SCRATCH } from './scratch.ts';
import { testWrappingKey } from './wrapping.ts';

/** The origin of stamp links in tests. */
export const TEST_ORIGIN = 'https://tem.example.vn';

/** The passwords of tests protect nothing. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** Wraps the keys of every test server. */
export const WRAPPING_KEY = testWrappingKey('app');

/** The real server on a data folder of its own, with real SQLite and keys; only the clock is ours. */
export interface TestApp {
  readonly app: App;
  readonly storage: Storage;
  readonly keys: KeyStore;
  readonly clock: FakeClock;
  readonly dataDir: string;
  /** A token of this role, made anew; a producer's needs `producerId`. */
  token(
    role: Role,
    binding?: Pick<TokenRequest, 'producerId' | 'provinceCode' | 'communeCode' | 'expiresMs'>,
  ): Promise<string>;
  /** Sends a request as the admin, or as the holder of `token`, or as nobody with `token: null`. */
  call(request: CallOptions): Promise<LightMyRequestResponse>;
  /** Stops the server, keeps the data folder, and starts it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A request to the test server. */
export interface CallOptions extends Omit<InjectOptions, 'url'> {
  readonly url: string;
  readonly token?: string | null;
}

/** What a test may set. */
export interface TestAppOptions {
  /** Unix milliseconds at the start; default 2026-03-01T08:00 in Vietnam. */
  readonly nowMs?: number;
  readonly config?: Partial<AppDeps['config']>;
  /** Folder of built web assets; none unless given. */
  readonly webRoot?: string;
  /** The timer of delays; real time unless given. */
  readonly wait?: AppDeps['wait'];
  /** The languages of the public pages; ours unless given. */
  readonly languages?: AppDeps['languages'];
  /** Where the server draws from; the system's unless given. */
  readonly randomBytes?: AppDeps['randomBytes'];
  /** Where the server logs; nowhere unless given. */
  readonly logger?: NonNullable<AppDeps['logger']>;
}

/** Starts the server for a test; `close()` it in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = fakeClock(options.nowMs ?? Date.UTC(2026, 2, 1, 1));
  const dataDir = await mkdtemp(join(SCRATCH, 'temque-test-'));
  const file = join(dataDir, 'temque.db');
  await writeEmptyDatabase(file);

  const start = async () => {
    const storage = await openStorage({ file });
    const keys = await openKeyStore({
      db: storage.db,
      wrappingKey: WRAPPING_KEY,
      clock: clock.now,
      randomBytes,
    });
    const deps: AppDeps = {
      config: {
        publicUrl: TEST_ORIGIN,
        formerHosts: [],
        trustProxy: false,
        scanRetentionDays: 365,
        offlineDays: 7,
        reportRetentionDays: 365,
        smtpUrl: null,
        smsSecret: null,
        mailFrom: null,
        ...options.config,
      },
      storage,
      keys,
      webRoot: options.webRoot ?? join(dataDir, 'no-assets'),
      clock: clock.now,
      ...(options.wait === undefined ? {} : { wait: options.wait }),
      ...(options.languages === undefined ? {} : { languages: options.languages }),
      passwordCost: CHEAP,
      newId: () => nanoid(),
      randomBytes: options.randomBytes ?? randomBytes,
      ...(options.logger === undefined ? {} : { logger: options.logger }),
    };
    const app = await buildApp(deps);
    await app.ready();
    return { app, storage, keys };
  };

  let running = await start();
  const token: TestApp['token'] = async (role, binding = {}) => {
    const { db } = running.storage;
    const deps = { db, clock: clock.now, newId: () => nanoid(), randomBytes };
    return (await createToken(deps, LOCAL_PRINCIPAL, { name: `test ${role}`, role, ...binding })).token;
  };
  const admin = await token('admin');
  const stop = async () => {
    await running.app.close();
    await running.storage.close();
  };

  return {
    get app() {
      return running.app;
    },
    get storage() {
      return running.storage;
    },
    get keys() {
      return running.keys;
    },
    clock,
    dataDir,
    token,
    async call({ token: bearer = admin, headers, ...request }) {
      const authorization = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
      return await running.app.inject({ ...request, headers: { ...authorization, ...headers } });
    },
    async restart() {
      await stop();
      running = await start();
    },
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
