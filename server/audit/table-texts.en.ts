import type { AUDIT_TABLE_VI } from './table-texts.vi.ts';

/** Headers of the table of entries. */
export const AUDIT_TABLE_EN: typeof AUDIT_TABLE_VI = {
  sheet: 'Audit log',
  seq: 'No.',
  time: 'Time',
  actorName: 'Who',
  actor: 'Id of who',
  role: 'Role',
  action: 'Action',
  subjectKind: 'Kind of thing',
  subjectId: 'Id of the thing',
  producerId: 'Producer id',
  provinceCode: 'Province code',
  before: 'Before',
  after: 'After',
  reason: 'Reason',
  hash: 'SHA-256 hash',
};
