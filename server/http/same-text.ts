import { timingSafeEqual } from 'node:crypto';

/** Whether a text that was sent is the one expected, found out in a time that does not tell how much of it is right. */
export function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
