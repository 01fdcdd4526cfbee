import type { CivilDay } from '../../../stamps/civil-day.ts';
import type { ProductGroup } from '../../domain/ocop-terms.ts';
import { parseProvince } from '../../domain/provinces.ts';
import { foldSpelling } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import { organisationKey } from '../organisation-name.ts';
import { requireLine, TEXT_LIMITS } from '../text.ts';
import { dayFromCell, decisionFromCell, groupFromCell, starsFromCell } from './cells.ts';
import type { Cells, REGISTRY_COLUMNS } from './columns.ts';

/** What a row of a registry says, read. Empty text: the row does not say. */
export interface RegistryRow {
  readonly productName: string;
  readonly productKey: string;
  readonly group: ProductGroup;
  readonly ocopCode: string;
  readonly producerName: string;
  readonly producerKey: string;
  /** The registered producer that is meant, whatever its name; undefined: the one of this name. */
  readonly producerId?: string | undefined;
  readonly identifier: string;
  readonly address: string;
  readonly commune: string;
  readonly provinceCode: string;
  readonly variant: { readonly name: string; readonly netContent: string; readonly gtin: string };
  /** Undefined: the row names no decision, so the product gets no certificate. */
  readonly recognition: RowRecognition | undefined;
}

/** What a row says of a recognition. */
export interface RowRecognition {
  readonly stars: number;
  readonly number: string;
  readonly signedOn: CivilDay;
  readonly expiresOn: CivilDay | undefined;
  readonly authority: string;
}

/**
 * Reads the form of a row; what it says is checked against the registry afterwards.
 * @throws cell-missing, group-unknown, province-unknown, stars-invalid, stars-uncertified, date-invalid, text-*
 */
export function readRegistryRow(cells: Cells<keyof typeof REGISTRY_COLUMNS>): RegistryRow {
  const producerName = requireCell(cells, 'producer');
  const productName = requireCell(cells, 'product_name');
  const group = groupFromCell(requireCell(cells, 'group'));
  if (group === undefined) throw problem('group-unknown', { field: 'group' });
  const province = parseProvince(requireCell(cells, 'province'));
  if (province === undefined) throw problem('province-unknown', { field: 'province' });
  const { code: provinceCode } = province;
  return {
    productName,
    productKey: foldSpelling(productName),
    group,
    ocopCode: cells.ocop_code,
    producerName,
    producerKey: organisationKey(producerName, provinceCode),
    identifier: cells.identifier,
    address: cells.address,
    commune: cells.commune,
    provinceCode,
    variant: { name: cells.variant, netContent: cells.net_content, gtin: cells.gtin },
    recognition: readRecognition(cells),
  };
}

function readRecognition(cells: Cells<keyof typeof REGISTRY_COLUMNS>): RowRecognition | undefined {
  const stars = cells.stars === '' ? undefined : readStars(cells.stars);
  const { number, day } = decisionFromCell(cells.decision_number);
  const decisionDate = cells.decision_date === '' ? day : cells.decision_date;
  if (number === '' && decisionDate === '') return undefined;
  if (stars === undefined) throw problem('cell-missing', { field: 'stars' });
  return {
    stars,
    number: number === '' ? requireCell(cells, 'decision_number') : number,
    signedOn: readDay(decisionDate, 'decision_date'),
    expiresOn: cells.expires_on === '' ? undefined : readDay(cells.expires_on, 'expires_on'),
    authority: requireCell(cells, 'authority'),
  };
}

function requireCell<C extends keyof typeof REGISTRY_COLUMNS>(
  cells: Cells<keyof typeof REGISTRY_COLUMNS>,
  column: C,
): string {
  if (cells[column] === '') throw problem('cell-missing', { field: column });
  return requireLine(cells[column], column, TEXT_LIMITS.name);
}

function readStars(text: string): number {
  const stars = starsFromCell(text);
  if (stars === undefined || stars < 1 || stars > 5) throw problem('stars-invalid', { field: 'stars' });
  if (stars < 3) throw problem('stars-uncertified', { field: 'stars' });
  return stars;
}

function readDay(text: string, field: string): CivilDay {
  if (text === '') throw problem('cell-missing', { field });
  const day = dayFromCell(text);
  if (day === undefined) throw problem('date-invalid', { field });
  return day;
}
