import type { Principal } from '../../domain/principal.ts';
import {
  COMMUNE_COLUMNS,
  type CommuneColumn,
  REGISTRY_COLUMNS,
  type RegistryColumn,
} from '../import/columns.ts';

/** Kinds of tables that are imported row by row. */
export const TABLE_KINDS = ['communes', 'registry'] as const;

/** One of {@link TABLE_KINDS}. */
export type TableKind = (typeof TABLE_KINDS)[number];

/** A column that a table of some kind may have. */
export type KnownColumn = CommuneColumn | RegistryColumn;

/** What a kind of table may say. */
export interface KindColumns {
  /** In the order in which an example shows them. */
  readonly columns: readonly KnownColumn[];
  readonly required: readonly KnownColumn[];
  /** Header texts that are understood, by column. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** The columns of each kind. */
export const KIND_COLUMNS: Readonly<Record<TableKind, KindColumns>> = {
  communes: {
    columns: ['code', 'name', 'province_code', 'province_name'],
    required: ['code', 'name', 'province_code'],
    names: COMMUNE_COLUMNS,
  },
  registry: {
    columns: [
      'product_name',
      'group',
      'producer',
      'commune',
      'province',
      'address',
      'identifier',
      'stars',
      'decision_number',
      'decision_date',
      'authority',
      'expires_on',
      'ocop_code',
      'variant',
      'net_content',
      'gtin',
    ],
    required: ['product_name', 'group', 'producer', 'province'],
    names: REGISTRY_COLUMNS,
  },
};

/** The kinds of tables that somebody may import: the list of communes is that of the whole country. */
export function kindsFor({ provinceCode, communeCode }: Principal): readonly TableKind[] {
  if (communeCode !== null) return [];
  return TABLE_KINDS.filter((kind) => kind !== 'communes' || provinceCode === null);
}
