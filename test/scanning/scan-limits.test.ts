import { expect, it } from 'vitest';
import { createScanLimits } from '../../server/scanning/scan-limits.ts';
import { fakeClock } from '../support/clock.ts';

it('lets a town behind one address count 600 checks a minute of different stamps, and no more', () => {
  const clock = fakeClock(0);
  const limits = createScanLimits(clock.now);
  let next = 0;
  const admitted = (count: number) => {
    let passed = 0;
    for (let n = 0; n < count; n += 1) {
      next += 1;
      if (limits.admits('203.0.113.0/24', { nonce: `n${next}`, batchCode: 'K7M2QX', index: next }))
        passed += 1;
    }
    return passed;
  };
  expect(admitted(1_000)).toBe(600);
  clock.advance(1_000);
  expect(admitted(100)).toBe(10);
  clock.advance(60_000);
  expect(admitted(1_000)).toBe(600);
});

it('lets in again, for nothing, what it let in before', () => {
  const limits = createScanLimits(fakeClock(0).now);
  const view = { nonce: 'first', batchCode: 'K7M2QX', index: 0 };
  for (let n = 0; n < 100; n += 1) expect(limits.admits('net', view)).toBe(true);
  for (let n = 0; n < 29; n += 1) expect(limits.admits('net', { ...view, nonce: `n${n}` })).toBe(true);
  expect(limits.admits('net', { ...view, nonce: 'over' })).toBe(false);
  expect(limits.admits('net', view)).toBe(true);
});
