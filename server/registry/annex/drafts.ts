import { createHash } from 'node:crypto';
import type { Acting } from '../../domain/audit.ts';
import type { Principal } from '../../domain/principal.ts';
import { decidesFor } from '../../domain/province-scope.ts';
import { cleanLine } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import {
  countOpenAnnexes,
  findAnnex,
  findAnnexMapping,
  findOpenAnnexFrom,
  insertAnnex,
  updateAnnex,
} from '../../storage/annexes.ts';
import { groupFromCell } from '../import/cells.ts';
import type { Sheet } from '../table/sheet.ts';
import { ANNEX_COLUMNS, type ColumnMapping, guessMapping, headerKey, letterOf } from './columns.ts';
import type { AnnexDeps, DecisionEntered } from './deps.ts';
import { type Annex, annexFrom, NO_EDITS, sheetOf, type WholeSaid } from './draft.ts';
import { findHeader, HEADER_ROWS_LIMIT, type HeaderPlace, labelsOf, starsOfTitle } from './header.ts';

/** Annexes that one person may have in progress. */
export const OPEN_ANNEXES_LIMIT = 20;

/** An uploaded annex with the decision that it belongs to. */
export interface AnnexGiven {
  readonly decision: DecisionEntered;
  /** Two digits; null: the products of the whole country. */
  readonly provinceCode: string | null;
  readonly fileName: string;
  /** SHA-256, hex. */
  readonly fileHash: string;
  readonly sheets: readonly Sheet[];
}

/**
 * Keeps an uploaded annex as a draft: finds its table and what its columns mean, by what was said of such a header before.
 * The same upload again is the draft that it made.
 * @throws forbidden, annexes-full, and what a decision is refused for
 */
export async function createAnnex(deps: AnnexDeps & Acting, given: AnnexGiven): Promise<Annex> {
  const { by, db } = deps;
  const { provinceCode, sheets } = given;
  requireAnnexScope(by, provinceCode);
  const decision = deps.readDecision(by, given.decision, provinceCode);
  const found = sheets.map((sheet) => findHeader(sheet));
  const sheet = Math.max(
    0,
    found.findIndex((header) => header !== undefined),
  );
  const header = found[sheet];
  const ofSheet = sheets[sheet];
  const now = deps.clock();
  const id = deps.newId();
  const stars = header && ofSheet && starsOfTitle(ofSheet, header.place);
  const whole: WholeSaid = stars === undefined ? {} : { stars };
  const mapping =
    header === undefined || ofSheet === undefined
      ? []
      : ((await remembered(deps, decision.authorityKey, ofSheet, header.place)) ?? header.mapping);
  const sourceHash = hashOf([given.fileHash, decision, provinceCode]);
  const known = await db.transaction().execute(async (transaction) => {
    const same = await findOpenAnnexFrom(transaction, by.actor, sourceHash);
    if (same !== undefined) return same;
    if ((await countOpenAnnexes(transaction, by.actor)) >= OPEN_ANNEXES_LIMIT) {
      throw problem('annexes-full', { params: { limit: OPEN_ANNEXES_LIMIT } });
    }
    await insertAnnex(transaction, {
      id,
      state: 'open',
      version: 1,
      createdBy: by.actor,
      provinceCode,
      fileName: cleanLine(given.fileName).slice(0, 200),
      sourceHash,
      decisionJson: JSON.stringify(decision),
      sheetsJson: JSON.stringify(sheets),
      sheet,
      headerFirst: header?.place.first ?? null,
      headerRows: header?.place.rows ?? null,
      mappingJson: JSON.stringify(mapping),
      wholeJson: JSON.stringify(whole),
      editsJson: JSON.stringify(NO_EDITS),
      reportJson: null,
      confirmedMs: null,
      confirmedBy: null,
      undoneMs: null,
      undoneBy: null,
      undoReason: null,
      createdMs: now,
      updatedMs: now,
    });
    return id;
  });
  return await requireAnnex(deps, known);
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What a person changes of how an annex is read; absent members stay. */
export interface AnnexChange {
  readonly decision?: DecisionEntered | undefined;
  readonly sheet?: number | undefined;
  readonly header?: HeaderPlace | undefined;
  readonly mapping?: ColumnMapping | undefined;
  readonly whole?: { readonly stars?: number | null; readonly group?: string | null } | undefined;
}

/**
 * Changes how an open annex is read. Another sheet or header is mapped anew, and what was typed over rows is forgotten,
 * since they are other rows.
 * @throws annex-settled, version-conflict, annex-header, annex-mapping, stars-invalid, group-unknown, and what a decision is
 *   refused for
 */
export async function changeAnnex(
  deps: AnnexDeps & Acting,
  annex: Annex,
  change: AnnexChange,
): Promise<Annex> {
  const reading = await readingOf(deps, annex, change);
  const decision =
    change.decision === undefined
      ? annex.decision
      : deps.readDecision(deps.by, change.decision, annex.provinceCode);
  await keep(deps, annex, {
    decisionJson: JSON.stringify(decision),
    sheet: reading.sheet,
    headerFirst: reading.header?.first ?? null,
    headerRows: reading.header?.rows ?? null,
    mappingJson: JSON.stringify(reading.mapping),
    wholeJson: JSON.stringify(wholeOf(annex.whole, change.whole)),
    ...(reading.isOther ? { editsJson: JSON.stringify(NO_EDITS) } : {}),
  });
  return await requireAnnex(deps, annex.id);
}

/** Writes values of an open annex. @throws annex-settled, version-conflict */
export async function keep(
  deps: Pick<AnnexDeps, 'db' | 'clock'>,
  annex: Annex,
  values: Parameters<typeof updateAnnex>[2],
): Promise<void> {
  if (annex.state !== 'open') throw problem('annex-settled');
  if (!(await updateAnnex(deps.db, annex, { ...values, updatedMs: deps.clock() }))) {
    throw problem('version-conflict');
  }
}

/** An annex that the caller may work on. @throws not-found, forbidden */
export async function requireAnnex(deps: Pick<AnnexDeps, 'db'> & Acting, id: string): Promise<Annex> {
  const stored = await findAnnex(deps.db, id);
  if (stored === undefined) throw problem('not-found');
  requireAnnexScope(deps.by, stored.provinceCode);
  return annexFrom(stored);
}

/** Refuses who does not decide for the province of an annex, or for the whole country if it has none. @throws forbidden */
export function requireAnnexScope(by: Principal, provinceCode: string | null): void {
  const mayDecide =
    provinceCode === null ? by.provinceCode === null && decidesFor(by, '') : decidesFor(by, provinceCode);
  if (!mayDecide) throw problem('forbidden', { field: 'provinceCode' });
}

async function readingOf(deps: AnnexDeps & Acting, annex: Annex, change: AnnexChange) {
  const { sheet = annex.sheet } = change;
  const ofSheet = annex.sheets[sheet];
  if (ofSheet === undefined) throw problem('annex-header', { field: 'sheet' });
  const isOtherSheet = sheet !== annex.sheet;
  const found = isOtherSheet ? findHeader(ofSheet) : undefined;
  const header = change.header ?? (isOtherSheet ? (found?.place ?? null) : annex.header);
  if (header !== null && !isWithin(ofSheet, header)) throw problem('annex-header', { field: 'header' });
  const isOther =
    isOtherSheet || header?.first !== annex.header?.first || header?.rows !== annex.header?.rows;
  const guessed =
    header === null || !isOther
      ? annex.mapping
      : ((await remembered(deps, annex.decision.authorityKey, ofSheet, header)) ??
        guessMapping(labelsOf(ofSheet, header)).mapping);
  const mapping = change.mapping ?? guessed;
  requireMapping(mapping);
  return { sheet, header, mapping, isOther };
}

function isWithin({ rows }: Sheet, header: HeaderPlace): boolean {
  return header.rows <= HEADER_ROWS_LIMIT && header.first + header.rows < rows.length;
}

/** @throws annex-mapping when two columns mean the same */
function requireMapping(mapping: ColumnMapping): void {
  const twice = mapping.find((column, at) => column !== null && mapping.indexOf(column) !== at);
  if (twice === undefined) return;
  const columns = mapping.flatMap((column, at) => (column === twice ? letterOf(at) : []));
  throw problem('annex-mapping', { field: 'mapping', params: { columns: columns.join(', ') } });
}

function wholeOf(before: WholeSaid, change: AnnexChange['whole']): WholeSaid {
  const stars = change?.stars === undefined ? before.stars : change.stars;
  const group = change?.group === undefined ? before.group : change.group;
  if (stars !== null && stars !== undefined && (stars < 3 || stars > 5)) {
    throw problem('stars-invalid', { field: 'whole.stars' });
  }
  if (group !== null && group !== undefined && groupFromCell(group) === undefined) {
    throw problem('group-unknown', { field: 'whole.group' });
  }
  return {
    ...(stars === null || stars === undefined ? {} : { stars }),
    ...(group === null || group === undefined ? {} : { group }),
  };
}

/** How such a header was mapped last, as far as that still fits. */
async function remembered(
  deps: AnnexDeps & Acting,
  authorityKey: string,
  sheet: Sheet,
  header: HeaderPlace,
): Promise<ColumnMapping | undefined> {
  const labels = labelsOf(sheet, header);
  const json = await findAnnexMapping(deps.db, {
    actor: deps.by.actor,
    authorityKey,
    headerKey: headerKey(labels),
  });
  if (json === undefined) return undefined;
  const mapping: readonly unknown[] = JSON.parse(json);
  return labels.map((_, at) => ANNEX_COLUMNS.find((column) => column === mapping[at]) ?? null);
}

/** The folded texts of an annex's header; undefined while it has none. */
export function headerKeyOf(annex: Annex): string | undefined {
  const sheet = sheetOf(annex);
  return sheet === undefined || annex.header === null ? undefined : headerKey(labelsOf(sheet, annex.header));
}
