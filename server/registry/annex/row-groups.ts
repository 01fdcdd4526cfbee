import type { NumberedRow } from '../import/atomic-rows.ts';
import type { RegistryRow } from '../import/registry-row.ts';
import type { Annex } from './draft.ts';

/** Rows of an annex that can decide what becomes of one another; those of different groups cannot. */
export interface RowGroup {
  /** The same for as long as the rows say the same and mean the same producers. */
  readonly key: string;
  readonly rows: readonly NumberedRow<RegistryRow>[];
}

/** The rows apart by what they share: a producer, by name or as it was chosen, a GTIN, a product code. */
export function rowGroups(
  rows: readonly NumberedRow<RegistryRow>[],
  { producers }: Annex['edits'],
): RowGroup[] {
  const groupOf = new Map<string, NumberedRow<RegistryRow>[]>();
  for (const row of rows) {
    const marks = marksOf(row.value, producers[row.value.producerKey]);
    const shared = new Set(marks.flatMap((mark) => groupOf.get(mark) ?? []));
    const group = [...shared, row];
    const touched = new Set([
      ...marks,
      ...group.flatMap(({ value }) => marksOf(value, producers[value.producerKey])),
    ]);
    for (const mark of touched) groupOf.set(mark, group);
  }
  return [...new Set(groupOf.values())].map((group) => {
    const inOrder = group.toSorted((a, b) => a.row - b.row);
    const choices = inOrder.map(({ value }) => producers[value.producerKey] ?? null);
    return { key: JSON.stringify([inOrder, choices]), rows: inOrder };
  });
}

function marksOf({ producerKey, variant, ocopCode }: RegistryRow, choice: string | undefined): string[] {
  return [
    `producer ${producerKey}`,
    ...(choice === undefined || choice === 'new' ? [] : [`chosen ${choice}`]),
    ...(variant.gtin === '' ? [] : [`gtin ${variant.gtin.replaceAll(/\D/g, '').padStart(14, '0')}`]),
    ...(ocopCode === '' ? [] : [`code ${ocopCode}`]),
  ];
}
