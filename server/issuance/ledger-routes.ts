import { Type } from 'typebox';
import { civilDay } from '../../stamps/civil-day.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { sendTable } from '../http/table-file.ts';
import { tellTable } from '../storage/audit-tables.ts';
import {
  countLedgerProducts,
  type LedgerFilter,
  type LedgerProduct,
  listLedgerProducts,
} from '../storage/ledger.ts';
import { visibleTo } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { type ProductLedger as Ledger, readLedgers } from './ledger.ts';
import { LedgerQuery, LedgerTableQuery, ProductLedger } from './ledger-schemas.ts';
import { type LedgerLine, ledgerTable } from './ledger-table.ts';
import { monthsOf } from './months.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;
const tags = ['issuance'];

/** Products whose ledgers are made together for a file. */
const PRODUCTS_PER_ROUND = 50;

/** `/api/v1/ledger`: the stock of printed stamps, by product and month; also as a file. */
export async function ledgerRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.get(
    '/api/v1/ledger',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'The stock of printed stamps by product and month; twelve months unless asked for others',
        tags,
        querystring: Type.Object({ ...PageQuery.properties, ...LedgerQuery }),
        response: {
          200: Type.Intersect([
            pageSchema(ProductLedger),
            Type.Object({ from: Type.String(), to: Type.String() }),
          ]),
        },
      },
    },
    async (request) => {
      const { limit, cursor, productId, ...asked } = request.query;
      const today = civilDay(deps.clock());
      const months = monthsOf(asked, today);
      const filter = { ...visibleTo(principalOf(request)), ...(productId && { productId }) };
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const products = await listLedgerProducts(deps.db, filter, limit + 1, after);
      const page = pageOf(products, limit, positionOf, (product) => product);
      const ledgers = await readLedgers(deps.db, page.items, months, today);
      const [from = '', to = ''] = [months[0], months.at(-1)];
      return { from, to, items: ledgers.map(presentLedger), next: page.next };
    },
  );

  app.get(
    '/api/v1/ledger/table',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'The ledger as XLSX or CSV, a line for each product and month',
        tags,
        querystring: LedgerTableQuery,
      },
    },
    async (request, reply) => {
      const { format, productId, ...asked } = request.query;
      const months = monthsOf(asked, civilDay(deps.clock()));
      const by = principalOf(request);
      const filter = { ...visibleTo(by), ...(productId && { productId }) };
      const count = (await countLedgerProducts(deps.db, filter)) * months.length;
      const name = `stamp-ledger-${months[0]}-${months.at(-1)}`;
      const file = {
        name,
        count,
        rows: ledgerLines(deps, filter, months),
        tell: tellTable(deps.db, by, deps.clock(), 'stamp-ledger'),
        ...ledgerTable(languageOf(request)),
      };
      return await sendTable(reply, file, format);
    },
  );
}

async function* ledgerLines(
  deps: IssuanceDeps,
  filter: LedgerFilter,
  months: readonly string[],
): AsyncGenerator<LedgerLine> {
  const today = civilDay(deps.clock());
  let after: { searchKey: string; id: string } | undefined;
  for (;;) {
    const products = await listLedgerProducts(deps.db, filter, PRODUCTS_PER_ROUND, after);
    for (const ledger of await readLedgers(deps.db, products, months, today)) {
      for (const month of ledger.months) yield { ...ledger.product, ...month };
    }
    const last = products.at(-1);
    if (last === undefined || products.length < PRODUCTS_PER_ROUND) return;
    after = { searchKey: last.searchKey, id: last.productId };
  }
}

function positionOf({ searchKey, productId }: LedgerProduct): [string, string] {
  return [searchKey, productId];
}

function positionFrom(cursor: string) {
  const [searchKey, id] = decodeCursor(cursor, ['string', 'string']);
  return { searchKey, id };
}

function presentLedger({ product, months, total }: Ledger) {
  const { searchKey: _, ...shown } = product;
  return { ...shown, months: [...months], total };
}
