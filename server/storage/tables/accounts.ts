/** The tables of accounts, of the persons behind them, and of how they sign in. */
export interface AccountTables {
  account: AccountTable;
  person: PersonTable;
  session: SessionTable;
  accountDevice: AccountDeviceTable;
  recoveryCode: RecoveryCodeTable;
  oneTimeLink: OneTimeLinkTable;
  mailMessage: MailMessageTable;
  apiToken: ApiTokenTable;
}

/** Who may sign in and as what; holds nothing about the person, so that it stays when the person is erased. */
export interface AccountTable {
  id: string;
  /** admin | officer | producer | inspector */
  role: string;
  producerId: string | null;
  provinceCode: string | null;
  /** Narrows an officer to a commune of `provinceCode`. */
  communeCode: string | null;
  /** invited | active | ended */
  state: string;
  /** argon2id in PHC form; null until the invitation is accepted and after the account ended. */
  passwordHash: string | null;
  passwordChangedMs: number | null;
  /** The secret of the second factor, sealed; null when there is none. */
  totpSealed: string | null;
  /** When a code showed that the secret reached the person; null: set up, not yet in force. */
  totpConfirmedMs: number | null;
  /** The time step (RFC 6238) of the last code that was taken: no step counts twice. */
  totpLastStep: number | null;
  createdMs: number;
  createdBy: string;
  updatedMs: number;
  endedMs: number | null;
}

/** The person behind an account: the only place of names, addresses and numbers; its row is what erasing removes. */
export interface PersonTable {
  accountId: string;
  name: string;
  email: string;
  /** The address as it is compared: NFKC, lower case; unique. */
  emailKey: string;
  phone: string | null;
  /** Language of letters to them: vi | en */
  locale: string;
  /** Name and address without tones, lower case, ASCII: what `?q=` searches and lists sort by. */
  searchKey: string;
}

/** Somebody who is signed in, or on the way to it, in one browser; ending it deletes the row. */
export interface SessionTable {
  /** SHA-256, hex, of the cookie's text. */
  hash: string;
  /** What lists call it. */
  id: string;
  accountId: string;
  /** open | code (the second factor is to be shown) | enrol (a second factor is to be set up) */
  stage: string;
  /** SHA-256, hex, of the browser's own lasting cookie. */
  deviceHash: string;
  /** Kind of browser and system, such as `Chrome · Android`. */
  deviceLabel: string;
  createdMs: number;
  /** When the password, and the second factor if there is one, were last shown. */
  authenticatedMs: number;
  /** Exact to a minute. */
  lastUsedMs: number;
  /** When it ends however much it is used. */
  expiresMs: number;
}

/** Browsers in which somebody has signed in to an account: failures elsewhere never slow them. */
export interface AccountDeviceTable {
  accountId: string;
  deviceHash: string;
  createdMs: number;
  lastUsedMs: number;
}

/** One-time codes in the place of a lost second factor. */
export interface RecoveryCodeTable {
  accountId: string;
  /** HMAC-SHA-256, hex, under the accounts' root. */
  hash: string;
  usedMs: number | null;
}

/** Links that let somebody in once: the first set-up, an invitation, a new password. */
export interface OneTimeLinkTable {
  id: string;
  /** setup | invitation | reset */
  kind: string;
  /** Null for the first set-up. */
  accountId: string | null;
  /** SHA-256, hex, of the secret in the link. */
  hash: string;
  createdMs: number;
  createdBy: string;
  expiresMs: number;
  usedMs: number | null;
  revokedMs: number | null;
}

/** A letter that is to be sent, or was. The address is that of the person at the time of sending. */
export interface MailMessageTable {
  /** Also the local part of its `Message-ID`, the same at every attempt. */
  id: string;
  /** invitation | reset | certificate-expiry */
  kind: string;
  accountId: string;
  /** What the letter is about, unique: asking twice for the same letter makes one. */
  onceKey: string;
  /** Sealed JSON of what the text is made from; null once it is sent or given up. */
  contentSealed: string | null;
  /** queued | sent | failed | dropped */
  state: string;
  attempts: number;
  /** When it is tried next. */
  nextMs: number;
  createdMs: number;
  sentMs: number | null;
  /** What the server for mail said to the last attempt: a code and words, no address. */
  lastError: string | null;
}

/** Who may use the API; the token itself is not stored. */
export interface ApiTokenTable {
  id: string;
  name: string;
  /** admin | officer | producer | inspector */
  role: string;
  producerId: string | null;
  provinceCode: string | null;
  /** Narrows an officer to a commune of `provinceCode`. */
  communeCode: string | null;
  /** The account that made it, with which it ends; null: made on the machine itself. */
  accountId: string | null;
  /** SHA-256 of the token, hex. */
  hash: string;
  createdMs: number;
  expiresMs: number | null;
  revokedMs: number | null;
}
