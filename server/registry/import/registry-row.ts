import type { CivilDay } from '../../../stamps/civil-day.ts';
import { PRODUCT_GROUPS, type ProductGroup } from '../../domain/ocop-terms.ts';
import { parseProvince } from '../../domain/provinces.ts';
import { foldSpelling } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import type { RecognitionParts } from '../deps.ts';
import { organisationKey } from '../organisation-name.ts';
import { requireLine, TEXT_LIMITS } from '../text.ts';
import { dayFromCell, decisionFromCell, groupFromCell, starsFromCell } from './cells.ts';
import type { Cells, RegistryColumn } from './columns.ts';
import { type RowFault, RowFaults } from './row-faults.ts';

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
  readonly recognition: RecognitionParts | undefined;
  /** What is wrong with its form: such a row is never kept, but what else it says can be judged with what stands in. */
  readonly faults: readonly RowFault[];
}

/** Stand in for a name and a province that a row lacks. */
const NAMELESS = '?';
const ELSEWHERE = '01';

/** Reads the form of a row with all that is wrong with it; what it says is checked against the registry afterwards. */
export function readRegistryRow(cells: Cells<RegistryColumn>): RegistryRow {
  const faults = new RowFaults();
  const producerName = faults.read(() => requireCell(cells, 'producer')) ?? NAMELESS;
  const productName = faults.read(() => requireCell(cells, 'product_name')) ?? NAMELESS;
  const group = faults.read(() => readGroup(cells)) ?? PRODUCT_GROUPS[0];
  const province = faults.read(() => readProvince(cells));
  const recognition = readRecognition(cells, faults);
  const provinceCode = province ?? ELSEWHERE;
  return {
    productName,
    productKey: foldSpelling(productName),
    group,
    ocopCode: cells.ocop_code,
    producerName,
    producerKey: organisationKey(producerName, provinceCode),
    identifier: cells.identifier,
    address: cells.address,
    // A commune is one of a province.
    commune: province === undefined ? '' : cells.commune,
    provinceCode,
    variant: { name: cells.variant, netContent: cells.net_content, gtin: cells.gtin },
    recognition,
    faults: faults.found,
  };
}

function readGroup(cells: Cells<RegistryColumn>): ProductGroup {
  const group = groupFromCell(requireCell(cells, 'group'));
  if (group === undefined) throw problem('group-unknown', { field: 'group' });
  return group;
}

function readProvince(cells: Cells<RegistryColumn>): string {
  const province = parseProvince(requireCell(cells, 'province'));
  if (province === undefined) throw problem('province-unknown', { field: 'province' });
  return province.code;
}

function readRecognition(cells: Cells<RegistryColumn>, faults: RowFaults): RecognitionParts | undefined {
  const stars = cells.stars === '' ? undefined : faults.read(() => readStars(cells.stars));
  const { number, day } = decisionFromCell(cells.decision_number);
  const decisionDate = cells.decision_date === '' ? day : cells.decision_date;
  if (number === '' && decisionDate === '') return undefined;
  if (cells.stars === '') faults.note({ code: 'cell-missing', field: 'stars' });
  return {
    stars,
    number: number === '' ? faults.read(() => requireCell(cells, 'decision_number')) : number,
    signedOn: faults.read(() => readDay(decisionDate, 'decision_date')),
    expiresOn:
      cells.expires_on === '' ? undefined : faults.read(() => readDay(cells.expires_on, 'expires_on')),
    authority: faults.read(() => requireCell(cells, 'authority')),
  };
}

function requireCell(cells: Cells<RegistryColumn>, column: RegistryColumn): string {
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
