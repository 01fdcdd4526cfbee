import { inflateSync } from 'node:zlib';
import type { GreyPicture } from './pdf.ts';

/**
 * A printer of ZPL II, as far as its graphics go: it draws what it is sent, dot by dot, and stops at any command that
 * it does not know. Written from the programming guide, apart from the code that writes the language.
 */
export interface PrintedLabels {
  readonly labels: readonly GreyPicture[];
  /** Names of the graphics still in its memory at the end. */
  readonly kept: readonly string[];
  /** Commands used, each once. */
  readonly commands: ReadonlySet<string>;
}

interface Graphic {
  readonly bytesPerRow: number;
  readonly bytes: Uint8Array;
}

interface Label {
  width: number;
  height: number;
  home: readonly [number, number];
  at: readonly [number, number];
  readonly dots: Set<number>;
}

/** No printer has wider paper than this many dots; it is the key of a dot's row. */
const STRIDE = 1 << 15;

/** Prints a whole stream. @throws Error at what a printer would not understand */
export function printZpl(zpl: Uint8Array): PrintedLabels {
  const text = Buffer.from(zpl).toString('latin1');
  for (const character of text) {
    if (character > '~') throw new Error('a byte beyond ASCII');
  }
  const memory = new Map<string, Graphic>();
  const labels: GreyPicture[] = [];
  const commands = new Set<string>();
  let label: Label | undefined;
  for (const [, mark, code = '', parameters = ''] of text.matchAll(/([\^~])([A-Z]{2})([^^~]*)/g)) {
    const command = `${mark}${code}`;
    commands.add(command);
    const values = parameters.replaceAll(/[\r\n]/g, '').split(',');
    const number = (at: number) => whole(values[at], command);
    if (command === '~DG') {
      const [name = ''] = values;
      memory.set(name, graphicOf(number(1), number(2), rest(parameters, 3)));
      continue;
    }
    if (command === '^XA') {
      if (label) throw new Error('a label within a label');
      label = { width: 0, height: 0, home: [0, 0], at: [0, 0], dots: new Set() };
      continue;
    }
    if (label === undefined) throw new Error(`${command} outside a label`);
    switch (command) {
      case '^PW':
        label.width = number(0);
        break;
      case '^LL':
        label.height = number(0);
        break;
      case '^LH':
        label.home = [number(0), number(1)];
        break;
      case '^FO':
        label.at = [number(0), number(1)];
        break;
      case '^GF': {
        if (values[0] !== 'A' || values[1] !== values[2]) throw new Error('^GF other than ASCII, or torn');
        draw(label, graphicOf(number(2), number(3), rest(parameters, 4)));
        break;
      }
      case '^XG': {
        const graphic = memory.get(values[0] ?? '');
        if (graphic === undefined) throw new Error(`no graphic ${values[0]}`);
        draw(label, graphic);
        break;
      }
      case '^ID':
        memory.delete(values[0] ?? '');
        break;
      case '^FS':
        label.at = [0, 0];
        break;
      case '^XZ':
        if (label.dots.size > 0) labels.push(picture(label));
        label = undefined;
        break;
      default:
        throw new Error(`no such command here: ${command}`);
    }
  }
  if (label) throw new Error('the last label has no end');
  return { labels, kept: [...memory.keys()], commands };
}

function whole(text: string | undefined, command: string): number {
  if (text === undefined || !/^\d+$/.test(text.trim())) throw new Error(`${command}: ${text} is no number`);
  return Number(text);
}

/** What follows the first `count` commas: the data of a graphic has commas of its own. */
function rest(parameters: string, count: number): string {
  let from = 0;
  for (let at = 0; at < count; at++) from = parameters.indexOf(',', from) + 1;
  return parameters.slice(from).replaceAll(/\s/g, '');
}

function graphicOf(total: number, bytesPerRow: number, data: string): Graphic {
  const digits = data.startsWith(':Z64:') ? undefined : digitsOf(data, bytesPerRow * 2);
  const bytes = digits
    ? Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
        Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
      )
    : new Uint8Array(inflateSync(Buffer.from(data.split(':')[2] ?? '', 'base64')));
  if (bytes.length !== total) throw new Error(`a graphic of ${bytes.length} bytes says that it has ${total}`);
  return { bytesPerRow, bytes };
}

/** Undoes the counting of digits; every row comes out `width` digits long. */
function digitsOf(data: string, width: number): string {
  let all = '';
  let row = '';
  let above = '0'.repeat(width);
  let times = 0;
  const end = (line: string) => {
    if (line.length !== width) throw new Error(`a row of ${line.length} digits, not ${width}`);
    all += line;
    above = line;
    row = '';
  };
  for (const character of data) {
    if (/[G-Y]/.test(character)) times += character.charCodeAt(0) - 'F'.charCodeAt(0);
    else if (/[g-z]/.test(character)) times += (character.charCodeAt(0) - 'f'.charCodeAt(0)) * 20;
    else if (/[0-9A-F]/.test(character)) {
      for (let left = Math.max(1, times); left > 0; left--) {
        row += character;
        if (row.length === width) end(row);
      }
      times = 0;
    } else if (character === ',') end(row.padEnd(width, '0'));
    else if (character === '!') end(row.padEnd(width, 'F'));
    else if (character === ':') end(above);
    else throw new Error(`${character} in a graphic`);
  }
  if (row !== '' || times > 0) throw new Error('a graphic ends within a row');
  return all;
}

function draw(label: Label, { bytesPerRow, bytes }: Graphic): void {
  const left = label.home[0] + label.at[0];
  const top = label.home[1] + label.at[1];
  bytes.forEach((byte, at) => {
    const y = top + Math.floor(at / bytesPerRow);
    for (let bit = 0; bit < 8; bit++) {
      if ((byte & (0x80 >> bit)) !== 0) label.dots.add(y * STRIDE + left + (at % bytesPerRow) * 8 + bit);
    }
  });
}

function picture({ width, height, dots }: Label): GreyPicture {
  const data = new Uint8Array(width * height).fill(255);
  for (const dot of dots) {
    const x = dot % STRIDE;
    const y = Math.floor(dot / STRIDE);
    if (x < width && y < height) data[y * width + x] = 0;
  }
  return { data, width, height };
}
