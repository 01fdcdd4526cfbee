import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { AuditScope } from '../storage/audit-log.ts';

/**
 * What of the log a caller may read: an admin everything, an officer what concerns its commune, its province, or
 * any province, a producer what concerns itself, an inspector what happened to cases that concern its province, or to all.
 * @throws forbidden for a producer without one
 */
export function auditScope({ role, producerId, provinceCode, communeCode }: Principal): AuditScope {
  switch (role) {
    case 'admin':
      return {};
    case 'officer':
      if (communeCode !== null) return { communeCode };
      return provinceCode === null ? { hasProvince: true } : { provinceCode };
    case 'producer':
      if (producerId === null) throw problem('forbidden');
      return { producerId };
    case 'inspector':
      return { cases: { provinceCode } };
  }
}
