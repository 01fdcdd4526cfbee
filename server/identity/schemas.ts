import { type TSchema, Type } from 'typebox';
import { EMAIL_MAX_LENGTH } from '../domain/email.ts';
import { LANGUAGES } from '../domain/language.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;
const Time = Type.Integer({ description: 'Unix milliseconds' });

/** What an account or a token may be. */
export const RoleName = Type.Enum(['admin', 'officer', 'producer', 'inspector']);

/** An id of ours in a body, path or query. */
export const Id = Type.String({ minLength: 1, maxLength: 64 });

/** Path of a single thing. */
export const IdParams = Type.Object({ id: Id });

/** Members of a body that say what an account or a token stands for. */
export const bindingMembers = {
  producerId: Type.Optional(OrNull(Id)),
  provinceCode: Type.Optional(OrNull(Type.String({ pattern: '^\\d{2}$' }))),
  communeCode: Type.Optional(OrNull(Type.String({ pattern: '^\\d{5}$' }))),
};

/** Members of an answer that say what an account or a token stands for. */
export const boundMembers = {
  role: RoleName,
  producerId: OrNull(Type.String()),
  provinceCode: OrNull(Type.String()),
  communeCode: OrNull(Type.String()),
};

/** A password in a body: its quality is judged where it is chosen. */
export const Password = Type.String({ minLength: 1, maxLength: 400 });

/** A code of the second factor, or a recovery code in its place. */
export const Code = Type.String({ minLength: 1, maxLength: 40 });

const Email = Type.String({ minLength: 1, maxLength: EMAIL_MAX_LENGTH + 50 });
const PersonName = Type.String({ minLength: 1, maxLength: 100 });
const Phone = OrNull(Type.String({ maxLength: 40 }));
const Locale = Type.Enum([...LANGUAGES]);

/** Body of an invitation. */
export const NewAccount = Type.Object(
  {
    role: RoleName,
    ...bindingMembers,
    name: PersonName,
    email: Email,
    phone: Type.Optional(Phone),
    locale: Type.Optional(Locale),
  },
  closed,
);

/** Body of a change by an administrator; a role or a binding is given as a whole. */
export const AccountEdit = Type.Partial(NewAccount, closed);

/** Body of a change by the person. */
export const ProfileEdit = Type.Object(
  { name: Type.Optional(PersonName), phone: Type.Optional(Phone), locale: Type.Optional(Locale) },
  closed,
);

/** The person behind an account. */
export const PersonView = Type.Object({
  name: Type.String(),
  email: Type.String(),
  phone: OrNull(Type.String()),
  locale: Locale,
});

/** What became of an account. */
export const AccountState = Type.Enum(['invited', 'active', 'ended']);

const accountMembers = {
  id: Type.String(),
  ...boundMembers,
  state: AccountState,
  person: OrNull(PersonView),
  hasSecondFactor: Type.Boolean(),
  needsSecondFactor: Type.Boolean(),
  createdMs: Time,
  endedMs: OrNull(Time),
};

/** An account in a list. */
export const AccountListed = Type.Object(accountMembers);

/** An account with all that is told about it. */
export const AccountView = Type.Object({
  ...accountMembers,
  createdBy: Type.String(),
  updatedMs: Type.Integer({ description: 'Also the version that `If-Match` of a change names' }),
  passwordChangedMs: OrNull(Time),
  recoveryCodesLeft: Type.Integer(),
  lastSignInMs: OrNull(Time),
  /** Tokens that it made and that end with it. */
  tokens: Type.Integer(),
  sessions: Type.Integer(),
  openLink: OrNull(Type.Object({ kind: Type.String(), createdMs: Time, expiresMs: Time })),
});

/** A link that lets somebody in once; its address is in this answer only. */
export const LinkView = Type.Object({
  kind: Type.Enum(['setup', 'invitation', 'reset']),
  expiresMs: Time,
  url: Type.Optional(Type.String()),
  sent: Type.Optional(Type.Boolean({ description: 'A letter with it is on its way' })),
});

/** What a link that somebody opens is for. */
export const OpenLinkView = Type.Object({
  kind: Type.Enum(['setup', 'invitation', 'reset']),
  expiresMs: Time,
  name: OrNull(Type.String()),
  email: OrNull(Type.String()),
});

/** A session in a list. */
export const SessionView = Type.Object({
  id: Type.String(),
  device: Type.String(),
  createdMs: Time,
  lastUsedMs: Time,
  expiresMs: Time,
  isCurrent: Type.Boolean(),
});

/** How far signing in has come; the session itself is in a cookie. */
export const EnteredView = Type.Object({
  stage: Type.Enum(['open', 'code', 'enrol'], {
    description: 'open: signed in; code: send the second factor; enrol: set a second factor up',
  }),
  role: RoleName,
  csrfToken: Type.String({ description: 'Header X-CSRF-Token of every request that changes something' }),
  expiresMs: Time,
});

/** A secret to put into an authenticator app; it is in force once it comes back with a code. */
export const SecondFactorOffer = Type.Object({
  secret: Type.String(),
  uri: Type.String(),
  offer: Type.String(),
});

/** Codes that stand in for a lost second factor, each once; in this answer only. */
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Optional(Type.Array(Type.String())) });

/** A token in a list. */
export const TokenView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  ...boundMembers,
  accountId: OrNull(Type.String()),
  createdMs: Time,
  expiresMs: OrNull(Time),
  revokedMs: OrNull(Time),
});

/** A new token; its text is in this answer only. */
export const NewTokenView = Type.Object({ token: Type.Optional(Type.String()), ...TokenView.properties });

/** Why something that cannot be taken back is done. */
export const Reason = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed);

/** Who stands behind the `actor` of a log. */
export const ActorView = Type.Object({
  actor: Type.String(),
  kind: Type.Enum(['person', 'token', 'erased', 'hidden'], {
    description: 'person, token: by name; erased: the person is no longer there; hidden: not by name',
  }),
  name: OrNull(Type.String()),
  role: RoleName,
  place: OrNull(
    Type.String({ description: 'The producer, province or commune it acts for; null: the country' }),
  ),
});
