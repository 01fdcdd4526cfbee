import type { Acting } from '../../domain/audit.ts';
import { parseProvince } from '../../domain/provinces.ts';
import { cleanLine } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import { findProducer } from '../../storage/producers.ts';
import { organisationKey } from '../organisation-name.ts';
import { ANNEX_COLUMNS, type AnnexColumn } from './columns.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex } from './draft.ts';
import { keep, requireAnnex } from './drafts.ts';
import { usedRows } from './judge.ts';

/** Characters that a person may type over a cell. */
export const CELL_LIMIT = 500;

/** What a person changes of one row; absent members stay. */
export interface RowChange {
  /** Text over a cell; null: as the file says. */
  readonly cells?: Readonly<Partial<Record<AnnexColumn, string | null>>> | undefined;
  readonly use?: boolean | undefined;
  /** Who is meant by the producer's name, here and in every row that names it: a registered one, or a new one. */
  readonly producer?: string | undefined;
}

/**
 * Changes one row of an open annex.
 * @throws not-found, annex-settled, version-conflict, producer-unknown
 */
export async function editAnnexRow(
  deps: AnnexDeps & Acting,
  annex: Annex,
  row: number,
  change: RowChange,
): Promise<Annex> {
  const before = usedRows(annex).find((one) => one.row === row);
  if (before === undefined) throw problem('not-found');
  const { rows, producers } = annex.edits;
  const known = rows[String(row)] ?? {};
  const cells = { ...known.cells };
  for (const column of ANNEX_COLUMNS) {
    const text = change.cells?.[column];
    if (text === null) delete cells[column];
    else if (text !== undefined) cells[column] = cleanLine(text);
  }
  const edit = {
    ...(Object.keys(cells).length === 0 ? {} : { cells }),
    ...((change.use ?? known.use) === undefined ? {} : { use: change.use ?? known.use }),
  };
  const edits = {
    rows: { ...rows, [String(row)]: edit },
    producers:
      change.producer === undefined
        ? producers
        : {
            ...producers,
            ...(await choiceFor(
              deps,
              { ...annex, edits: { rows: { ...rows, [String(row)]: edit }, producers } },
              row,
              change.producer,
            )),
          },
  };
  await keep(deps, annex, { editsJson: JSON.stringify(edits) });
  return await requireAnnex(deps, annex.id);
}

/** The choice of a producer under the key of the name that a row gives it. */
async function choiceFor(
  deps: AnnexDeps,
  annex: Annex,
  row: number,
  producer: string,
): Promise<Readonly<Record<string, string>>> {
  const cells = usedRows(annex).find((one) => one.row === row)?.cells;
  const name = cells?.producer?.text ?? '';
  const province = parseProvince(cells?.province?.text ?? '');
  if (name === '' || province === undefined) throw problem('cell-missing', { field: 'producer' });
  if (producer !== 'new') {
    const registered = await findProducer(deps.db, producer);
    if (registered === undefined || registered.provinceCode !== province.code) {
      throw problem('producer-unknown', { field: 'producer' });
    }
  }
  return { [organisationKey(name, province.code)]: producer };
}
