import { describe, expect, it } from 'vitest';
import { networkOf } from '../../server/http/client-network.ts';
import { createThrottle } from '../../server/http/throttle.ts';
import { fakeClock } from '../support/clock.ts';

describe('a throttle', () => {
  const limits = { capacity: 3, perMinute: 6, maxKeys: 2 };

  it('lets as many through as it holds, then one per interval', () => {
    const clock = fakeClock(0);
    const throttle = createThrottle(limits, clock.now);
    const burst = [1, 2, 3, 4].map(() => throttle.take('a').allowed);
    expect(burst).toEqual([true, true, true, false]);
    expect(throttle.take('a')).toEqual({ allowed: false, retryAfterSeconds: 10 });
    clock.advance(9_999);
    expect(throttle.take('a').allowed).toBe(false);
    clock.advance(1);
    expect(throttle.take('a').allowed).toBe(true);
    expect(throttle.take('a').allowed).toBe(false);
  });

  it('never holds more than its capacity', () => {
    const clock = fakeClock(0);
    const throttle = createThrottle(limits, clock.now);
    throttle.take('a');
    clock.advance(3_600_000);
    expect([1, 2, 3, 4].map(() => throttle.take('a').allowed)).toEqual([true, true, true, false]);
  });

  it('counts keys apart, and peeking takes nothing', () => {
    const throttle = createThrottle(limits, () => 0);
    for (let time = 0; time < 3; time += 1) throttle.take('a');
    expect(throttle.peek('a').allowed).toBe(false);
    expect(throttle.peek('b').allowed).toBe(true);
    expect(throttle.take('b', 3).allowed).toBe(true);
    expect(throttle.take('b').allowed).toBe(false);
  });

  it('remembers no more keys than it may, the latest used ones', () => {
    const throttle = createThrottle(limits, () => 0);
    for (let time = 0; time < 3; time += 1) throttle.take('a');
    for (let key = 0; key < 1_000; key += 1) throttle.take(`other-${key}`);
    expect(throttle.size).toBe(2);
    expect(throttle.take('a').allowed).toBe(true);
  });

  it('locks nobody out when the clock goes back', () => {
    const clock = fakeClock(1_000_000);
    const throttle = createThrottle(limits, clock.now);
    for (let time = 0; time < 3; time += 1) throttle.take('a');
    clock.set(0);
    expect(throttle.take('a').allowed).toBe(false);
    clock.advance(10_000);
    expect(throttle.take('a').allowed).toBe(true);
  });
});

describe('the network of a client', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['::FFFF:203.0.113.1', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['', 'local'],
    ['unix:', 'local'],
    [undefined, 'local'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
