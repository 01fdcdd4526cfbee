import type { CellKind } from '../http/table-file.ts';

/** One column of a list as a file. */
interface ListColumn {
  /** Its header, as the texts call it. */
  readonly header: string;
  /** Where an item has its value: names of members with dots between them. */
  readonly member: string;
  readonly kind: CellKind;
}

/** A list of the API as it is exported. */
interface ExportedList {
  /** Below `/api/v1`; `:name` is the filter of this name, without which there is no list. */
  readonly path: string;
  /** False: the list has one page only. */
  readonly isPaged: boolean;
  readonly columns: readonly ListColumn[];
}

const column =
  (kind: CellKind) =>
  <H extends string>(header: H, member: string = header) => ({ header, member, kind });
const text = column('text');
const number = column('number');
const day = column('day');
const time = column('time');

/** Every list that is exported as it is narrowed, by its name in addresses. */
export const LISTS = {
  producers: {
    path: 'producers',
    isPaged: true,
    columns: [
      text('name'),
      text('kind'),
      text('identifier'),
      text('phone'),
      text('website'),
      text('address'),
      text('communeName'),
      text('communeCode'),
      text('provinceCode'),
      number('productCount', 'products'),
      number('certificateCount', 'certificates'),
      number('stampCount', 'stamps'),
      time('createdMs'),
      text('id'),
    ],
  },
  products: {
    path: 'products',
    isPaged: true,
    columns: [
      text('name'),
      text('nameEn'),
      text('productGroup'),
      text('ocopCode'),
      text('producerName'),
      text('producerId'),
      time('createdMs'),
      text('id'),
    ],
  },
  variants: {
    path: 'products/:productId/variants',
    isPaged: false,
    columns: [
      text('name'),
      text('netContent'),
      text('gtin'),
      text('productId'),
      time('createdMs'),
      text('id'),
    ],
  },
  lots: {
    path: 'lots',
    isPaged: true,
    columns: [
      text('lotNumber', 'number'),
      text('productName'),
      day('producedOn'),
      day('expiresOn'),
      number('declaredQuantity'),
      number('activatedQuantity'),
      text('state'),
      time('recalledMs', 'recall.timeMs'),
      text('recallReason', 'recall.reason'),
      time('createdMs'),
      text('id'),
    ],
  },
  batches: {
    path: 'batches',
    isPaged: true,
    columns: [
      text('batchCode', 'code'),
      text('productName'),
      text('variantName'),
      text('producerName'),
      number('quantity'),
      text('state', 'stage'),
      number('allocated', 'summary.allocated'),
      number('printed', 'summary.printed'),
      number('activated', 'summary.activated'),
      number('damaged', 'summary.voided.damaged'),
      number('lost', 'summary.voided.lost'),
      number('stolen', 'summary.voided.stolen'),
      number('suspended', 'summary.suspended'),
      number('expiredUnused', 'summary.expiredUnused'),
      number('reprinted'),
      number('claimed'),
      text('profile'),
      text('gtin'),
      text('certificateId'),
      day('unusedDeadlineOn'),
      time('createdMs'),
    ],
  },
  accounts: {
    path: 'accounts',
    isPaged: true,
    columns: [
      text('personName', 'person.name'),
      text('email', 'person.email'),
      text('phone', 'person.phone'),
      text('role'),
      text('state'),
      text('producerId'),
      text('provinceCode'),
      text('communeCode'),
      time('createdMs'),
      time('endedMs'),
      text('id'),
    ],
  },
  submissions: {
    path: 'submissions',
    isPaged: true,
    columns: [
      number('number'),
      text('kind'),
      text('title'),
      text('producerName'),
      text('provinceCode'),
      text('communeCode'),
      text('state'),
      text('gtin', 'claimsGtin'),
      time('submittedMs'),
      time('decidedMs'),
      text('reason'),
    ],
  },
  applications: {
    path: 'applications',
    isPaged: true,
    columns: [
      text('name'),
      text('kind'),
      text('identifier', 'taxCode'),
      text('address'),
      text('communeName'),
      text('provinceCode'),
      text('productNames', 'products'),
      text('state'),
      time('submittedMs'),
      time('decidedMs'),
      text('reason'),
      text('id'),
    ],
  },
  cases: {
    path: 'cases',
    isPaged: true,
    columns: [
      text('number', 'id'),
      text('kind'),
      text('severity'),
      text('state'),
      text('serial'),
      text('typed'),
      text('productName'),
      text('producerName'),
      text('provinceCode'),
      number('reports'),
      number('reporters'),
      time('openedMs'),
      time('detectedMs'),
      text('rootCause'),
      time('closedMs'),
      text('note'),
    ],
  },
  imports: {
    path: 'imports/annexes',
    isPaged: true,
    columns: [
      text('decisionNumber', 'decision.number'),
      day('signedOn', 'decision.signedOn'),
      text('authority', 'decision.authority'),
      text('provinceCode'),
      text('fileName'),
      text('state'),
      time('createdMs'),
      time('confirmedMs'),
      time('undoneMs'),
      text('reason', 'undoReason'),
      text('id'),
    ],
  },
  'product-figures': {
    path: 'statistics/by-product',
    isPaged: false,
    columns: [
      text('productName'),
      number('ordered'),
      number('printed'),
      number('activated'),
      number('voided'),
      number('claimed'),
      number('scans'),
      text('id', 'productId'),
    ],
  },
} as const satisfies Readonly<Record<string, ExportedList>>;

/** Name of a list that is exported as it is narrowed. */
export type ListName = keyof typeof LISTS;

/** Headers of the columns and titles of the sheets. */
export interface ListTexts {
  readonly sheets: Readonly<Record<ListName, string>>;
  readonly headers: Readonly<Record<(typeof LISTS)[ListName]['columns'][number]['header'], string>>;
}
