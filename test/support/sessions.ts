import { randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';
import { emailKey } from '../../server/domain/email.ts';
import type { Role } from '../../server/domain/principal.ts';
import { type BindingRequest, requireBinding } from '../../server/identity/binding.ts';
import { formTokens } from '../../server/identity/form-token.ts';
import { hashSecret, newSecretText } from '../../server/identity/secret-text.ts';
import type { SessionStage } from '../../server/identity/session-stage.ts';
import { beginSession } from '../../server/identity/sessions.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { TestApp } from './app.ts';

/** Somebody who is signed in, as a browser knows them. */
export interface TestSession {
  readonly accountId: string;
  readonly sessionId: string;
  readonly email: string;
  /** The `Cookie` header. */
  readonly cookie: string;
  /** The session's form token: the hidden field `csrf`, and the header `X-CSRF-Token` under `/api/v1`. */
  readonly csrf: string;
  /** Headers of a script of ours under `/api/v1`. */
  readonly headers: { readonly cookie: string; readonly 'x-csrf-token': string };
}

/** An account of this role without password or second factor, signed in; the server is at an https address. */
export async function signedIn(
  test: TestApp,
  binding: BindingRequest,
  stage: SessionStage = 'open',
): Promise<TestSession> {
  const {
    storage: { db },
    clock,
  } = test;
  const accountId = nanoid();
  const email = `${accountId}@Example.VN`;
  await db.transaction().execute(async (transaction) => {
    const nowMs = clock.now();
    await insertAccount(
      transaction,
      {
        id: accountId,
        ...(await requireBinding(transaction, binding)),
        state: 'active',
        passwordHash: null,
        passwordChangedMs: null,
        totpSealed: null,
        totpConfirmedMs: null,
        totpLastStep: null,
        createdMs: nowMs,
        createdBy: 'local',
        updatedMs: nowMs,
        endedMs: null,
      },
      {
        accountId,
        name: 'Nguyễn Thị Thử',
        email,
        emailKey: emailKey(email),
        phone: null,
        locale: 'vi',
        searchKey: `nguyen thi thu ${email.toLowerCase()}`,
      },
    );
  });
  return await signedInAgain(test, { accountId, email }, binding.role, stage);
}

/** The same account in another browser. */
export async function signedInAgain(
  { storage: { db }, clock, keys }: TestApp,
  { accountId, email }: Pick<TestSession, 'accountId' | 'email'>,
  role: Role,
  stage: SessionStage = 'open',
): Promise<TestSession> {
  const deps = { db, clock: clock.now, newId: () => nanoid(), randomBytes };
  const device = newSecretText(randomBytes);
  const { secret, row } = await db.transaction().execute((transaction) =>
    beginSession(deps, transaction, {
      accountId,
      role,
      stage,
      deviceHash: hashSecret(device),
      deviceLabel: 'Chrome · Linux',
    }),
  );
  const cookie = `__Host-temque=${secret}; __Host-temque-device=${device}`;
  const csrf = formTokens(() => keys.activeAccountRoot().bytes).of(row);
  return { accountId, sessionId: row.id, email, cookie, csrf, headers: { cookie, 'x-csrf-token': csrf } };
}
