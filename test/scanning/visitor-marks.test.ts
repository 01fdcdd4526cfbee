import { describe, expect, it } from 'vitest';
import { createVisitorMarks } from '../../server/scanning/visitor-marks.ts';
import { fakeClock } from '../support/clock.ts';
import { seededBytes } from '../support/data-dir.ts';

describe('visitor marks', () => {
  const visitor = { batchCode: 'K7M2QX', network: '203.0.113.0/24', userAgent: 'Phone' };

  it('hold for a day in Vietnam and link nobody beyond it', () => {
    const clock = fakeClock(Date.parse('2026-11-21T16:59:59Z'));
    const marks = createVisitorMarks({ clock: clock.now, randomBytes: seededBytes('salt') });
    const today = marks.markOf(visitor);
    expect(marks.markOf(visitor)).toBe(today);
    clock.advance(1_000);
    expect(marks.markOf(visitor)).not.toBe(today);
    clock.advance(-1_000);
    expect(marks.markOf(visitor)).not.toBe(today);
  });

  it('differ between batches, networks, devices and servers', () => {
    const clock = fakeClock(0);
    const marks = createVisitorMarks({ clock: clock.now, randomBytes: seededBytes('one') });
    const other = createVisitorMarks({ clock: clock.now, randomBytes: seededBytes('two') });
    const all = [
      marks.markOf(visitor),
      marks.markOf({ ...visitor, batchCode: 'AAAAAA' }),
      marks.markOf({ ...visitor, network: '203.0.114.0/24' }),
      marks.markOf({ ...visitor, userAgent: 'Tablet' }),
      other.markOf(visitor),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
