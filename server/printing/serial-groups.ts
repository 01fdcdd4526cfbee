import type { Serial } from '../../stamps/serial/index.ts';

/** A serial's sixteen characters in the four groups that people read. */
export function serialGroups(serial: Serial): string[] {
  return [0, 4, 8, 12].map((at) => serial.slice(at, at + 4));
}
