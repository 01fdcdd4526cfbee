import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Clock } from '../domain/clock.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import { productFigures, scanDays, scanPlaces, stampDays } from '../storage/statistics.ts';
import { stampStock } from '../storage/stock.ts';
import type { StampDayCounts } from '../storage/tables/statistics.ts';
import { recognisedProducts } from './recognised-products.ts';
import {
  FiguresQuery,
  ProductFigures,
  ProductFiguresQuery,
  RecognisedView,
  ScanSeries,
  SeriesQuery,
  StampSeries,
  StockView,
} from './schemas.ts';
import { figuresScope } from './scope.ts';
import { inSteps, spanOf } from './spans.ts';

const READERS = ['admin', 'officer', 'producer'] as const;
const tags = ['statistics'];

/** Products that one answer tells of. */
const PRODUCTS_LIMIT = 200;

/** `/api/v1/statistics`: counts by day, kept as things happen, and what is recognised today. */
export async function statisticsRoutes(
  app: App,
  { db, clock }: { readonly db: Kysely<Database>; readonly clock: Clock },
): Promise<void> {
  const config = { access: READERS };
  const today = () => civilDay(clock());

  app.get(
    '/api/v1/statistics/stamps',
    {
      config,
      schema: {
        summary:
          'Stamps ordered, printed, activated and voided over time; what was taken back counts against its day',
        tags,
        querystring: SeriesQuery,
        response: { 200: StampSeries },
      },
    },
    async (request) => {
      const { step } = request.query;
      const scope = await figuresScope(db, principalOf(request), request.query);
      const span = spanOf(request.query, today());
      const rows = await stampDays(db, scope, span);
      const steps = inSteps(rows, span, step).map(({ from, to, rows: own }) => ({ from, to, ...sumOf(own) }));
      return { ...span, total: sumOf(rows), steps };
    },
  );

  app.get(
    '/api/v1/statistics/stock',
    {
      config,
      schema: {
        summary: 'Stamps of every batch together, by what can still be done with them today',
        tags,
        querystring: FiguresQuery,
        response: { 200: StockView },
      },
    },
    async (request) =>
      await stampStock(db, await figuresScope(db, principalOf(request), request.query), today()),
  );

  app.get(
    '/api/v1/statistics/scans',
    {
      config,
      schema: {
        summary: 'Public checks of stamps over time, by what they showed and where they were made',
        tags,
        querystring: SeriesQuery,
        response: { 200: ScanSeries },
      },
    },
    async (request) => {
      const { step } = request.query;
      const scope = await figuresScope(db, principalOf(request), request.query);
      const span = spanOf(request.query, today());
      const rows = await scanDays(db, scope, span);
      const places = scope.of === 'products' ? null : await scanPlaces(db, scope, span);
      const byVerdict = [...verdictsOf(rows)].map(([verdict, scans]) => ({ verdict, scans }));
      return {
        ...span,
        total: byVerdict.reduce((sum, { scans }) => sum + scans, 0),
        byVerdict: byVerdict.toSorted((a, b) => b.scans - a.scans),
        byProvince:
          places?.map(({ provinceCode, scans }) => ({ provinceCode: provinceCode || null, scans })) ?? null,
        steps: inSteps(rows, span, step).map(({ from, to, rows: own }) => ({
          from,
          to,
          scans: own.reduce((sum, { scans }) => sum + scans, 0),
          byVerdict: Object.fromEntries(verdictsOf(own)),
        })),
      };
    },
  );

  app.get(
    '/api/v1/statistics/products',
    {
      config,
      schema: {
        summary:
          'Products recognised today, by group, stars, place and year, and those whose recognition ends soon',
        tags,
        querystring: FiguresQuery,
        response: { 200: RecognisedView },
      },
    },
    async (request) => {
      const scope = await figuresScope(db, principalOf(request), request.query);
      const figures = await recognisedProducts(db, scope, today());
      return {
        ...figures,
        today: today(),
        byGroup: figures.byGroup.map(({ of, products }) => ({ productGroup: of, products })),
        byStars: figures.byStars.map(({ of, products }) => ({ stars: of, products })),
        byProvince: figures.byProvince.map(({ of, products }) => ({ provinceCode: of, products })),
        byCommune:
          scope.of === 'country'
            ? null
            : figures.byCommune.map(({ of, name, products }) => ({ communeCode: of, name, products })),
        byYear: [...figures.byYear],
        expiring: [...figures.expiring],
      };
    },
  );

  app.get(
    '/api/v1/statistics/by-product',
    {
      config,
      schema: {
        summary:
          "A producer's or commune's single products: stamps and public checks, most checked first, at most 200",
        tags,
        querystring: ProductFiguresQuery,
        response: { 200: ProductFigures },
      },
    },
    async (request) => {
      const scope = await figuresScope(db, principalOf(request), request.query);
      const span = spanOf(request.query, today());
      if (scope.of !== 'products') throw problem('field-missing', { field: 'producerId' });
      const items = await productFigures(db, scope, span, PRODUCTS_LIMIT);
      return { ...span, items };
    },
  );
}

function sumOf(rows: readonly StampDayCounts[]): StampDayCounts {
  const total = (member: keyof StampDayCounts) => rows.reduce((sum, row) => sum + row[member], 0);
  return {
    ordered: total('ordered'),
    printed: total('printed'),
    activated: total('activated'),
    voided: total('voided'),
    claimed: total('claimed'),
  };
}

function verdictsOf(rows: readonly { verdict: string; scans: number }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict, scans } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + scans);
  return counts;
}
