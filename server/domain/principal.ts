/** What a signed-in caller may be; a route names the roles that it admits. */
export type Role = 'admin' | 'officer' | 'producer' | 'inspector';

/** Every role, in the order in which documents list them. */
export const ROLES: readonly Role[] = ['admin', 'officer', 'producer', 'inspector'];

/** Who stands behind a request, once a token or the local socket has said so. */
export interface Principal {
  /** Stable name written into logs of decisions: `token:<id>` or `local`. */
  readonly actor: string;
  readonly role: Role;
  /** The producer that a `producer` token is bound to; null for every other role. */
  readonly producerId: string | null;
  /** The province (two digits) that an officer or inspector is bound to; null: the whole country. */
  readonly provinceCode: string | null;
}

/** The operator on the machine itself, who reached the server through its local socket. */
export const LOCAL_PRINCIPAL: Principal = {
  actor: 'local',
  role: 'admin',
  producerId: null,
  provinceCode: null,
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
