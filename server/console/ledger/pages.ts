import { Type } from 'typebox';
import { filledForm, LEDGER_TEXTS, ledgerBody } from '../../../scanner-web/views/console/index.ts';
import { ApiRefusal } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { ProductLedger } from '../../issuance/ledger-schemas.ts';
import type { ConsolePages } from '../pages.ts';

const Answer = Type.Intersect([
  pageSchema(ProductLedger),
  Type.Object({ from: Type.String(), to: Type.String() }),
]);

/** `/console/ledger`: the stock of printed stamps by product and month. */
export function ledgerPages(pages: ConsolePages): void {
  pages.get('/console/ledger', { roles: ['admin', 'officer', 'producer'] }, async (page) => {
    const { locale } = page;
    const texts = LEDGER_TEXTS[locale];
    const [from, to, cursor] = [page.query('from').trim(), page.query('to').trim(), page.query('cursor')];
    const months = { ...(from && { from: monthFrom(from) }), ...(to && { to: monthFrom(to) }) };
    const query = new URLSearchParams({ limit: '20', ...months, ...(cursor && { cursor }) });
    const frame = { title: texts.title, lead: texts.lead };
    try {
      const { items, ...answer } = await page.api.get(`ledger?${query}`, Answer);
      const file = (format: string) =>
        `/api/v1/ledger/table?${new URLSearchParams({ format, from: answer.from, to: answer.to })}`;
      return {
        ...frame,
        actions: [
          { label: texts.xlsx, href: file('xlsx') },
          { label: texts.csv, href: file('csv') },
        ],
        body: ledgerBody({ ledgers: items, ...answer }, locale),
      };
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status >= 500) throw error;
      const state = { ...filledForm('', { from, to }), faults: [{ field: error.field, text: error.detail }] };
      return {
        ...frame,
        status: error.status,
        body: ledgerBody({ ledgers: [], from, to, next: null, state }, locale),
      };
    }
  });
}

/** `3/2026` and `03/2026`, as people type a month, in the form of the API; what is no such month as it is. */
function monthFrom(typed: string): string {
  const [, month, year] = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(typed) ?? [];
  return month === undefined ? typed : `${year}-${month.padStart(2, '0')}`;
}
