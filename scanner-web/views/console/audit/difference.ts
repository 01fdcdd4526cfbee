import { html } from 'ghtml';
import { stampNumber } from '../../../../stamps/serial/index.ts';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime } from '../format.ts';
import { type Cell, dataTable } from '../parts/table.ts';
import { AUDIT_MEMBERS, AUDIT_TEXTS, AUDIT_WORDS, type AuditMembers } from './model.ts';
import { wordDifference } from './word-difference.ts';

/** One value of an entry, taken out of the members that it stands below. */
interface Leaf {
  /** The names of the members that lead to it. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Members that name a stamp by its index; people number stamps from 1. */
const STAMPS: readonly string[] = ['first', 'last', 'firstIndex', 'lastIndex'];

/** Texts shorter than this are told whole on both sides. */
const LONG_TEXT = 60;

/** What an act changed: members with their values before and after, side by side; or those of what is new or ended. */
export function differenceTable(
  before: AuditMembers | null,
  after: AuditMembers | null,
  locale: Locale,
): string {
  const { difference } = AUDIT_TEXTS[locale];
  const was = leavesOf(before);
  const is = leavesOf(after);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const rows = keys.flatMap((key) =>
    rowOf(was.get(key), is.get(key), before !== null && after !== null, locale),
  );
  if (rows.length === 0) return html`<p class="muted">${difference.nothing}</p>`;
  const values =
    before !== null && after !== null ? [difference.before, difference.after] : [difference.value];
  return dataTable({
    caption: difference.title,
    columns: [difference.member, ...values].map((label) => ({ label })),
    rows,
  });
}

function rowOf(was: Leaf | undefined, is: Leaf | undefined, isBoth: boolean, locale: Locale): Cell[][] {
  const leaf = is ?? was;
  if (leaf === undefined) return [];
  const label = leaf.path.map((name) => memberText(name, locale)).join(' · ');
  if (!isBoth) return leaf.value === null ? [] : [[label, valueCell(leaf, locale)]];
  if (JSON.stringify(was?.value) === JSON.stringify(is?.value)) return [];
  if (isLongText(was?.value) && isLongText(is?.value)) {
    const parts = wordDifference(was.value, is.value);
    const side = (own: 'before' | 'after') => ({
      html: parts
        .filter((part) => part.in !== (own === 'before' ? 'after' : 'before'))
        .map((part) => (part.in === 'both' ? html`${part.text}` : marked(own, part.text)))
        .join(''),
    });
    return [[label, side('before'), side('after')]];
  }
  return [
    [
      label,
      valueCell(was ?? { ...leaf, value: null }, locale),
      valueCell(is ?? { ...leaf, value: null }, locale),
    ],
  ];
}

function marked(side: 'before' | 'after', text: string): string {
  return side === 'before' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}

function isLongText(value: unknown): value is string {
  return typeof value === 'string' && value.length >= LONG_TEXT;
}

function leavesOf(members: AuditMembers | null): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (isObject(value) && !isHidden(value) && Object.keys(value).length > 0) {
      for (const [name, member] of Object.entries(value)) walk(member, [...path, name]);
      return;
    }
    if (Array.isArray(value) && value.some(isObject)) {
      for (const [place, item] of value.entries()) walk(item, [...path, String(place + 1)]);
      return;
    }
    leaves.set(path.join('.'), { path, value });
  };
  for (const [name, member] of Object.entries(members ?? {})) walk(member, [name]);
  return leaves;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHidden(value: unknown): boolean {
  return isObject(value) && value.hidden === true;
}

function memberText(name: string, locale: Locale): string {
  if (/^\d+$/.test(name)) return AUDIT_TEXTS[locale].difference.item(Number(name));
  return AUDIT_MEMBERS[locale][name] ?? name;
}

function valueCell({ path, value }: Leaf, locale: Locale): Cell {
  const { difference } = AUDIT_TEXTS[locale];
  if (isHidden(value)) return { html: html`<i class="muted">${difference.hidden}</i>` };
  const text = valueText(path.at(-1) ?? '', value, locale);
  return text === '' ? { html: html`<i class="muted">${difference.none}</i>` } : text;
}

function valueText(name: string, value: unknown, locale: Locale): string {
  const { difference } = AUDIT_TEXTS[locale];
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? difference.yes : difference.no;
  if (typeof value === 'number' && STAMPS.includes(name)) return formatNumber(stampNumber(value), locale);
  if (typeof value === 'number')
    return name.endsWith('Ms') ? formatTime(value, locale) : formatNumber(value, locale);
  if (Array.isArray(value)) return value.map((item) => valueText(name, item, locale)).join(', ');
  if (typeof value !== 'string') return '';
  return AUDIT_WORDS[locale].values[`${name}.${value}`] ?? formatDay(value, locale);
}
