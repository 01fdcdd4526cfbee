export type { StatusFacts } from './stamp-status.ts';
export { STAMP_STATUS, STAMP_STATUS_BITS, stampStatus } from './stamp-status.ts';
export type { StatusBits, StatusRun } from './status-list.ts';
export { packStatuses, statusAt } from './status-list.ts';
