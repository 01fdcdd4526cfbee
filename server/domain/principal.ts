/** What a signed-in caller may be; a route names the roles that it admits. */
export type Role = 'admin' | 'officer' | 'producer' | 'inspector';

/** Every role, in the order in which documents list them. */
export const ROLES: readonly Role[] = ['admin', 'officer', 'producer', 'inspector'];

/** Who stands behind a request, once a session, a token or the local socket has said so. */
export interface Principal {
  /** Stable name written into logs of decisions: `account:<id>`, `token:<id>` or `local`. */
  readonly actor: string;
  readonly role: Role;
  /** The account that is signed in; null for tokens and the local socket. */
  readonly accountId: string | null;
  /** The session it is signed in with, as lists call it. */
  readonly sessionId: string | null;
  /** The producer that a `producer` is bound to; null for every other role. */
  readonly producerId: string | null;
  /** The province (two digits) that an officer or inspector is bound to; null: the whole country. */
  readonly provinceCode: string | null;
  /** The commune (five digits) of `provinceCode` that an officer is bound to; null: all of the above. */
  readonly communeCode: string | null;
}

/** The operator on the machine itself, who reached the server through its local socket. */
export const LOCAL_PRINCIPAL: Principal = {
  actor: 'local',
  role: 'admin',
  accountId: null,
  sessionId: null,
  producerId: null,
  provinceCode: null,
  communeCode: null,
};

/**
 * The role that a stored text names.
 * @throws TypeError when it names none: nothing but our own code writes roles
 */
export function roleFrom(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new TypeError(`unknown role ${text}`);
  return role;
}
