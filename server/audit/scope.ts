import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { AuditScope } from '../storage/audit-log.ts';

/**
 * What of the log a caller may read: an admin everything, an officer what concerns its province or the country's
 * provinces, a producer what concerns itself.
 * @throws forbidden for every other caller
 */
export function auditScope({ role, producerId, provinceCode }: Principal): AuditScope {
  switch (role) {
    case 'admin':
      return {};
    case 'officer':
      return provinceCode === null ? { hasProvince: true } : { provinceCode };
    case 'producer':
      if (producerId === null) throw problem('forbidden');
      return { producerId };
    case 'inspector':
      throw problem('forbidden');
  }
}
