import type { App } from '../http/app-type.ts';
import { actRoutes } from './act-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import type { CertificatesDeps } from './deps.ts';
import { registerRoutes } from './register-routes.ts';
import { tableRoutes } from './table-routes.ts';

/** Certificates and decisions: the register, what is done to them, and what they said when. */
export async function certificatesRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  await registerRoutes(app, deps);
  await actRoutes(app, deps);
  await decisionRoutes(app, deps);
  await tableRoutes(app, deps);
}
