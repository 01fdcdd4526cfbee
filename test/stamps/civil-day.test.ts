import { describe, expect, it } from 'vitest';
import { addDays, addMonths, civilDay, civilDayStartMs, parseCivilDay } from '../../stamps/index.ts';
import { day } from '../support/stamp-world.ts';

describe('civil day', () => {
  it.each([
    ['2026-11-20T16:59:59.999Z', '2026-11-20'],
    ['2026-11-20T17:00:00.000Z', '2026-11-21'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2028-02-28T18:00:00.000Z', '2028-02-29'],
  ])('%s is %s in Vietnam', (moment, expected) => {
    expect(civilDay(Date.parse(moment))).toBe(expected);
  });

  it('begins at midnight in Vietnam', () => {
    const start = civilDayStartMs(day('2026-11-20'));
    expect(new Date(start).toISOString()).toBe('2026-11-19T17:00:00.000Z');
    expect(civilDay(start)).toBe('2026-11-20');
    expect(civilDay(start - 1)).toBe('2026-11-19');
  });

  it.each([
    '',
    '2026-2-1',
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '20260101',
    '2026-01-01T00:00',
    '٢٠٢٦-٠١-٠١',
  ])('%j is none', (text) => {
    expect(parseCivilDay(text)).toBeUndefined();
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-20', 12, '2027-11-20'],
    ['2026-11-20', 36, '2029-11-20'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-05-22', 180, '2026-11-18'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });
});
