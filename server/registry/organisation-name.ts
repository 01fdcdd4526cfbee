import type { ProducerKind } from '../domain/ocop-terms.ts';
import { foldSpelling } from '../domain/spelling.ts';

/**
 * The key under which a producer is known within a province: its name in any spelling, with the usual short forms
 * (`Cty`, `HTX`, `TNHH`, `CP`, `MTV`, `TM`, `DV`, `SX`, `XNK`) written out.
 */
export function organisationKey(name: string, provinceCode: string): string {
  const words = foldSpelling(name).split(' ');
  return `${words.map((word) => SHORT_FORMS.get(word) ?? word).join(' ')}|${provinceCode}`;
}

/** What an organisation's name says it is. */
export function organisationKind(name: string): ProducerKind {
  const full = organisationKey(name, '');
  return KINDS.find(([, pattern]) => pattern.test(full))?.[0] ?? 'other';
}

const SHORT_FORMS = new Map<string, string>();
for (const [short, full] of [
  ['cty', 'công ty'],
  ['htx', 'hợp tác xã'],
  ['tht', 'tổ hợp tác'],
  ['dntn', 'doanh nghiệp tư nhân'],
  ['hkd', 'hộ kinh doanh'],
  ['tnhh', 'trách nhiệm hữu hạn'],
  ['cp', 'cổ phần'],
  ['mtv', 'một thành viên'],
  ['tm', 'thương mại'],
  ['dv', 'dịch vụ'],
  ['sx', 'sản xuất'],
  ['xnk', 'xuất nhập khẩu'],
] as const) {
  SHORT_FORMS.set(short, foldSpelling(full));
}

const KINDS: readonly (readonly [ProducerKind, RegExp])[] = [
  ['cooperative-group', startsWith('tổ hợp tác')],
  ['cooperative', startsWith('hợp tác xã', 'liên hiệp hợp tác xã')],
  ['company', startsWith('công ty', 'chi nhánh công ty', 'doanh nghiệp')],
  ['household', startsWith('hộ kinh doanh', 'hộ sản xuất', 'cơ sở')],
  ['farm', startsWith('trang trại')],
  ['association', startsWith('hội', 'hiệp hội')],
];

function startsWith(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map(foldSpelling).join('|')})(?: |\\|)`);
}
