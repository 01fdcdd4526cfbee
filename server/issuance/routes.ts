import type { App } from '../http/app-type.ts';
import { batchRoutes } from './batch-routes.ts';
import type { IssuanceDeps } from './deps.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { lotRoutes } from './lot-routes.ts';
import { quotaRoutes } from './quota-routes.ts';
import { rangeRoutes } from './range-routes.ts';
import { refusalRoutes } from './refusal-routes.ts';
import { stampRoutes } from './stamp-routes.ts';

/** Batches, their range logs, lots, and the record of what was refused. */
export async function issuanceRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  await batchRoutes(app, deps);
  await stampRoutes(app, deps);
  await quotaRoutes(app, deps);
  await rangeRoutes(app, deps);
  await lotRoutes(app, deps);
  await ledgerRoutes(app, deps);
  await refusalRoutes(app, deps);
}
