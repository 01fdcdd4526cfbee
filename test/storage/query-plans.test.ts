import { expect, it, vi } from 'vitest';
import { countOpenAnnexes } from '../../server/storage/annexes.ts';
import { findApplicationBySecret } from '../../server/storage/applications.ts';
import { listAudit } from '../../server/storage/audit-log.ts';
import { listBatches } from '../../server/storage/batch-list.ts';
import { findBatchByRequest, stampsOrdered } from '../../server/storage/batches.ts';
import { certificatesOfDecision, listCertificates } from '../../server/storage/certificate-register.ts';
import { certificatesAsOf } from '../../server/storage/certificate-versions.ts';
import { certificatesOfProduct } from '../../server/storage/certificates.ts';
import { findClaim, firstClaimed } from '../../server/storage/claims.ts';
import { listDecisions } from '../../server/storage/decisions.ts';
import { findHandoverByToken, listHandovers } from '../../server/storage/handovers.ts';
import { listLotAmendments, listLots } from '../../server/storage/lots.ts';
import { listDueMail } from '../../server/storage/mail.ts';
import { listOneTimeLinks } from '../../server/storage/one-time-links.ts';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { listPrintJobs } from '../../server/storage/print-jobs.ts';
import { listPrintReturns } from '../../server/storage/print-returns.ts';
import { listPrintThings } from '../../server/storage/print-things.ts';
import { firstPubliclyScanned, listRangeEntries } from '../../server/storage/ranges.ts';
import { deleteOldRefusals, listRefusals } from '../../server/storage/refusals.ts';
import { findSessionByHash, listSessions } from '../../server/storage/sessions.ts';
import {
  findOpenSubmission,
  findSubmissionByRequest,
  listSubmissions,
} from '../../server/storage/submissions.ts';
import { temporaryFolder } from '../support/data-dir.ts';

/** Queries of the hot and the growing tables; each must be answered by an index, in the index's own order. */
const QUERIES: Readonly<Record<string, (db: Storage['db']) => Promise<unknown>>> = {
  'certificates by expiry': (db) =>
    listCertificates(db, { today: 'x' }, { limit: 9, after: { expiresOn: 'x', id: 'x' } }),
  'certificates of a product in the register': (db) =>
    listCertificates(db, { today: 'x', productId: 'x' }, { limit: 9 }),
  'certificates of a decision': (db) => certificatesOfDecision(db, 'x'),
  'what certificates said': (db) => certificatesAsOf(db, 'x', 1),
  decisions: (db) => listDecisions(db, {}, { limit: 9, after: { signedOn: 'x', id: 'x' } }),
  'certificates of a product': (db) => certificatesOfProduct(db, 'x'),
  lots: (db) => listLots(db, {}, 9, { createdMs: 1, id: 'x' }),
  'lots of a product': (db) => listLots(db, { productId: 'x' }, 9),
  'lots by number': (db) => listLots(db, { number: 'x' }, 9),
  'amendments of a lot': (db) => listLotAmendments(db, 'x', 9, 1),
  batches: (db) => listBatches(db, {}, 9, '2026-03-01', { createdMs: 1, code: 'x' }),
  'batches of a product': (db) => listBatches(db, { productId: 'x' }, 9, '2026-03-01'),
  'batches of a producer': (db) => listBatches(db, { producerId: 'x' }, 9, '2026-03-01'),
  'a batch by its request': (db) => findBatchByRequest(db, 'x', 'x'),
  'submissions that wait': (db) =>
    listSubmissions(db, { state: 'submitted', provinceCode: 'x' }, { limit: 9, order: 'oldest', after: 1 }),
  'submissions of a producer': (db) =>
    listSubmissions(db, { producerId: 'x' }, { limit: 9, order: 'newest', after: 1 }),
  'submissions about a subject': (db) =>
    listSubmissions(db, { subjectId: 'x' }, { limit: 9, order: 'newest' }),
  'the open submission about a subject': (db) => findOpenSubmission(db, 'product', 'x'),
  'a submission by its request': (db) => findSubmissionByRequest(db, 'x', 'x'),
  "a year's orders": (db) => stampsOrdered(db, 'x', 1, 2),
  'a range log': (db) => listRangeEntries(db, 'x', { behind: 1, upTo: 2, limit: 9 }),
  'scanned stamps of a range': (db) => firstPubliclyScanned(db, 'x', 1, 2),
  'print jobs of a batch': (db) => listPrintJobs(db, 'x', 9),
  'what a producer prints with': (db) => listPrintThings(db, 'x', 'stock', 9),
  'what came back of a job': (db) => listPrintReturns(db, 'x', 9),
  'links of a job': (db) => listHandovers(db, 'x', 9),
  'a link by its token': (db) => findHandoverByToken(db, 'x'),
  'annexes of an actor': (db) => countOpenAnnexes(db, 'x'),
  'mail that is due': (db) => listDueMail(db, 1, 9),
  'sessions of an account': (db) => listSessions(db, 'x'),
  'a session by its secret': (db) => findSessionByHash(db, 'x'),
  'links of an account': (db) => listOneTimeLinks(db, 'x'),
  'an application by its secret': (db) => findApplicationBySecret(db, 'x'),
  'a claim': (db) => findClaim(db, 'x', 1),
  'claimed stamps of a range': (db) => firstClaimed(db, 'x', 1, 2),
  'the audit log': (db) => listAudit(db, {}, {}, 9, { timeMs: 1, seq: 1 }),
  'the audit log of a span of time': (db) =>
    listAudit(db, {}, { fromMs: 1, toMs: 2 }, 9, { timeMs: 1, seq: 1 }),
  'the audit log of an actor': (db) => listAudit(db, {}, { actor: 'x' }, 9, { timeMs: 1, seq: 1 }),
  'the audit log of an action': (db) => listAudit(db, {}, { action: 'x' }, 9),
  'the audit log of a thing': (db) => listAudit(db, {}, { subjectKind: 'x', subjectId: 'x' }, 9),
  'the audit log of a producer': (db) => listAudit(db, { producerId: 'x' }, {}, 9),
  'the audit log of a province': (db) => listAudit(db, { provinceCode: 'x' }, {}, 9),
  'the audit log of a commune': (db) => listAudit(db, { communeCode: 'x' }, {}, 9),
  'the audit log of all provinces': (db) => listAudit(db, { hasProvince: true }, {}, 9),
  refusals: (db) => listRefusals(db, {}, 9, 5),
  'refusals of a batch': (db) => listRefusals(db, { batchCode: 'x' }, 9, 5),
  'refusals by code': (db) => listRefusals(db, { code: 'x' }, 9, 5),
  'old refusals': (db) => deleteOldRefusals(db, { beforeMs: 1, keep: 1, limit: 1 }),
};

/** A query that walks through a whole table or index, or sorts what it has read. */
const SLOW = /^SCAN |USE TEMP B-TREE FOR ORDER BY$/;

/**
 * The rows of a product or a decision are few and sorted in memory; the oldest refusals are read by their primary key; all but a few
 * audit entries concern a province, so that walking through them by time finds a page at once; a
 * commune's entries are few among those of its country and sorted in memory.
 */
const FINE: Readonly<Record<string, readonly string[]>> = {
  'certificates of a product in the register': ['USE TEMP B-TREE FOR ORDER BY'],
  'certificates of a decision': ['USE TEMP B-TREE FOR ORDER BY'],
  'certificates of a product': ['USE TEMP B-TREE FOR ORDER BY'],
  'the audit log of a commune': ['SCAN producer', 'USE TEMP B-TREE FOR ORDER BY'],
  'the audit log of all provinces': ['SCAN audit_entry USING INDEX audit_entry_time'],
  'old refusals': ['SCAN refusal', 'SCAN (subquery-1)'],
};

it.each(Object.entries(QUERIES))('%s: found by an index', async (name, run) => {
  const storage = await openStorage({ file: `${temporaryFolder()}/temque.db` });
  const { sqlite } = storage;
  const prepared = vi.spyOn(sqlite, 'prepare');
  await run(storage.db);
  const texts = prepared.mock.calls.map(([text]) => text).filter((text) => /^\s*(select|delete)/.test(text));
  prepared.mockRestore();
  expect(texts).toHaveLength(1);
  const plan = texts.flatMap((text) => {
    const statement = sqlite.prepare(`explain query plan ${text}`);
    const count = text.split('?').length - 1;
    return statement.all(...Array(count).fill(1)).map((row) => Object(row).detail);
  });
  await storage.close();
  expect(plan.filter((line) => SLOW.test(line) && !FINE[name]?.includes(line))).toEqual([]);
});
