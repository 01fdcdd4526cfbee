import { parseStampText } from '../../../stamps/link/index.ts';
import { formatSerial, type Serial } from '../../../stamps/serial/index.ts';

/** Serials that one form takes; the API has the same limit. */
const LIMIT = 200;

/** What became of a text that was read: added to the field, there before, no stamp, or no room left. */
export type Added = 'added' | 'known' | 'foreign' | 'full';

/** Serials as lines of a text field, which stays the only place where they are kept. */
export interface SerialList {
  /** Writes the serial of a stamp's link or a serial into the field, unless it is there. */
  add(text: string): { readonly outcome: Added; readonly serial: Serial | null };
  remove(serial: Serial): void;
  /** The serials in the field, each once, in their order. */
  serials(): readonly Serial[];
}

/** The serials of a field of one or of several lines; one line takes the newest. */
export function serialList(field: HTMLInputElement | HTMLTextAreaElement): SerialList {
  const lines = () => field.value.split(/\r?\n/).filter((line) => line.trim() !== '');
  const write = (value: string) => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const serials = () => [
    ...new Set(
      lines()
        .map(serialOf)
        .filter((serial) => serial !== null),
    ),
  ];
  return {
    serials,
    add(text) {
      const serial = serialOf(text);
      if (serial === null) return { outcome: 'foreign', serial };
      if (serials().includes(serial)) return { outcome: 'known', serial };
      if (field instanceof HTMLInputElement) write(formatSerial(serial));
      else if (lines().length >= LIMIT) return { outcome: 'full', serial };
      else write([...lines(), formatSerial(serial)].join('\n'));
      return { outcome: 'added', serial };
    },
    remove(serial) {
      write(
        lines()
          .filter((line) => serialOf(line) !== serial)
          .join('\n'),
      );
    },
  };
}

function serialOf(text: string): Serial | null {
  const parsed = parseStampText(text);
  return parsed.ok ? parsed.serial : null;
}
