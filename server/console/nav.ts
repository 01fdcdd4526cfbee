import type { NavEntry, NavKey } from '../../scanner-web/views/console/index.ts';
import type { Role } from '../domain/principal.ts';

/** The areas of the console in the order in which they are shown, and who works in them. */
const AREAS: readonly { readonly key: NavKey; readonly href: string; readonly roles: readonly Role[] }[] = [
  { key: 'home', href: '/console', roles: ['admin', 'officer', 'producer', 'inspector'] },
  { key: 'review', href: '/console/review', roles: ['admin', 'officer'] },
  { key: 'cases', href: '/console/cases', roles: ['admin', 'officer', 'inspector'] },
  { key: 'batches', href: '/console/batches', roles: ['admin', 'officer', 'producer', 'inspector'] },
  { key: 'lots', href: '/console/lots', roles: ['admin', 'officer', 'producer', 'inspector'] },
  { key: 'products', href: '/console/products', roles: ['admin', 'officer', 'producer', 'inspector'] },
  { key: 'producers', href: '/console/producers', roles: ['admin', 'officer', 'inspector'] },
  {
    key: 'certificates',
    href: '/console/certificates',
    roles: ['admin', 'officer', 'producer', 'inspector'],
  },
  { key: 'decisions', href: '/console/decisions', roles: ['admin', 'officer', 'inspector'] },
  { key: 'imports', href: '/console/imports', roles: ['admin', 'officer'] },
  { key: 'printing', href: '/console/printing', roles: ['admin', 'officer', 'producer'] },
  { key: 'ledger', href: '/console/ledger', roles: ['admin', 'officer', 'producer'] },
  { key: 'profile', href: '/console/profile', roles: ['producer'] },
  { key: 'statistics', href: '/console/statistics', roles: ['admin', 'officer', 'producer'] },
  { key: 'exports', href: '/console/exports', roles: ['admin', 'officer', 'producer'] },
  { key: 'accounts', href: '/console/accounts', roles: ['admin'] },
  { key: 'audit', href: '/console/audit', roles: ['admin', 'officer', 'producer'] },
];

/** The entries that a role sees; the area that `path` lies in is marked. */
export function navOf(role: Role, path: string, isThere: (href: string) => boolean): NavEntry[] {
  return AREAS.filter((area) => area.roles.includes(role) && isThere(area.href)).map(({ key, href }) => ({
    key,
    href,
    isCurrent: href === '/console' ? path === href || path === `${href}/` : isWithin(path, href),
  }));
}

function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
