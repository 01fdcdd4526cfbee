import { addDays, civilDay, daysBetween } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import type { Todo, TodoSource } from '../domain/todo.ts';
import { listBatches } from '../storage/batch-list.ts';
import { certificateFacts } from '../storage/certificate-facts.ts';
import { certificatesOfProduct } from '../storage/certificates.ts';
import { listLedgerProducts } from '../storage/ledger.ts';
import { listLots } from '../storage/lots.ts';
import { presentBatch } from './batch-views.ts';
import type { IssuanceDeps } from './deps.ts';

/** A renewal is filed from 180 to 120 days before the certificate ends. Source: Decision 26/2026/QĐ-TTg, Art. 7.6. */
export const RENEWAL_WINDOW = { opensDays: 180, closesDays: 120 } as const;

/** Days before the last day of activation from which unused stamps are pressing. */
const DEADLINE_NEAR_DAYS = 60;

/** Share of its declared quantity from which a lot is nearly full. */
const NEARLY_FULL = 0.9;

/** Days for which a recall is still shown. */
const RECALL_SHOWN_DAYS = 30;

const DAY_MS = 86_400_000;

/** Things of each kind that are looked at. */
const LIMIT = 100;

/** What waits for a producer: certificates, batches and lots. */
export function stampTodos({ db }: Pick<IssuanceDeps, 'db'>): TodoSource {
  return async ({ role, producerId }, nowMs) => {
    if (role !== 'producer' || producerId === null) return [];
    const today = civilDay(nowMs);
    const todos: Todo[] = [];
    const rows = await listBatches(db, { producerId }, LIMIT, today);
    const batches = rows.map((row) => presentBatch(row, today));
    const usable = (productId: string) =>
      batches
        .filter((batch) => batch.productId === productId && batch.summary.expiresInDays !== null)
        .reduce((sum, { summary }) => sum + summary.printed, 0);
    for (const { productId, productName } of await listLedgerProducts(db, { producerId }, LIMIT)) {
      const certificates = (await certificatesOfProduct(db, productId)).map(certificateFacts);
      const { status, certificate } = recognitionAt(certificates, today);
      if (certificate === undefined) continue;
      const ends = certificate.extendedUntil ?? certificate.expiresOn;
      const params = {
        product: productName,
        days: daysBetween(today, ends),
        endsOn: ends,
        closesOn: addDays(certificate.expiresOn, -RENEWAL_WINDOW.closesDays),
        stamps: usable(productId),
      };
      const days = daysBetween(today, certificate.expiresOn);
      const href = '/console/certificates';
      if (status === 'expired' || status === 'revoked') {
        if (params.stamps > 0) todos.push({ kind: 'certificate-lapsed', severity: 'danger', params, href });
      } else if (days < RENEWAL_WINDOW.closesDays) {
        todos.push({ kind: 'certificate-late', severity: 'danger', params, href });
      } else if (days <= RENEWAL_WINDOW.opensDays) {
        todos.push({ kind: 'certificate-window', severity: 'warning', params, href });
      }
    }
    for (const { summary, code, productName, unusedDeadlineOn } of batches) {
      const unused = summary.allocated + summary.printed;
      const href = `/console/batches/${code}`;
      const params = { batch: code, product: productName, stamps: summary.printed, unused };
      const left = summary.expiresInDays;
      if (left === null) continue;
      if (left <= DEADLINE_NEAR_DAYS) {
        const deadline = { ...params, days: left, deadlineOn: unusedDeadlineOn };
        todos.push({ kind: 'batch-deadline', severity: 'warning', params: deadline, href });
      } else if (summary.printed > 0) {
        todos.push({ kind: 'batch-to-activate', severity: 'notice', params, href: `${href}/activate` });
      } else {
        const params = { batch: code, product: productName, stamps: summary.allocated };
        todos.push({ kind: 'batch-to-print', severity: 'notice', params, href: `${href}/print` });
      }
    }
    for (const lot of await listLots(db, { producerId }, LIMIT)) {
      const { id, number, productName, activatedQuantity, declaredQuantity, recalledMs } = lot;
      const params = {
        lot: number,
        product: productName,
        stamps: activatedQuantity,
        declared: declaredQuantity,
      };
      const href = `/console/lots/${id}`;
      if (recalledMs !== null) {
        if (nowMs - recalledMs <= RECALL_SHOWN_DAYS * DAY_MS)
          todos.push({ kind: 'lot-recalled', severity: 'warning', params, href });
      } else if (
        activatedQuantity >= declaredQuantity * NEARLY_FULL &&
        activatedQuantity < declaredQuantity
      ) {
        todos.push({ kind: 'lot-nearly-full', severity: 'notice', params, href });
      }
    }
    return todos;
  };
}
