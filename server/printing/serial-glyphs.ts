import type { SlotLayout } from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import type { GlyphTable } from './page-plan.ts';

/** Writes one line of a serial, or of a hidden code, into a content stream. */
export interface SerialLine {
  /** Writes at `end` and returns the new end. */
  write(page: Buffer, end: number, serial: string, glyphs: Uint8Array): number;
}

/** Every character that a serial is printed with. */
export const SERIAL_CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ-';

const HYPHEN = 0x2d;
const GROUP = 4;
const TAIL = Buffer.from('>Tj\n');

/** The four hex digits of each ASCII character's code, at four times its character code. */
export function glyphBytes(glyphs: GlyphTable): Uint8Array {
  const bytes = new Uint8Array(128 * 4).fill(0x30);
  for (const [character, { code }] of Object.entries(glyphs)) {
    for (let at = 0; at < 4; at++) bytes[character.charCodeAt(0) * 4 + at] = code.charCodeAt(at);
  }
  return bytes;
}

/** The lines of the serial, or of the hidden code, on a label; groups on one line are joined by hyphens. */
export function serialLines(lines: SlotLayout['serial'], perMm: number): SerialLine[] {
  return lines.map((line) => {
    const x = decimal(line.xMm * perMm);
    const y = decimal(line.baselineYMm * perMm);
    const head = Buffer.from(`1 0 0 -1 ${x} ${y} Tm<`);
    return {
      write(page, start, serial, glyphs) {
        let end = start + head.copy(page, start);
        for (const [at, group] of line.groups.entries()) {
          if (at > 0) end = put(page, end, HYPHEN, glyphs);
          for (let place = group * GROUP; place < (group + 1) * GROUP; place++) {
            end = put(page, end, serial.charCodeAt(place), glyphs);
          }
        }
        return end + TAIL.copy(page, end);
      },
    };
  });
}

function put(page: Buffer, end: number, charCode: number, glyphs: Uint8Array): number {
  const at = charCode * 4;
  page[end] = glyphs[at] ?? 0x30;
  page[end + 1] = glyphs[at + 1] ?? 0x30;
  page[end + 2] = glyphs[at + 2] ?? 0x30;
  page[end + 3] = glyphs[at + 3] ?? 0x30;
  return end + 4;
}
