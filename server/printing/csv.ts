import { formatSerial, stampNumber } from '../../stamps/serial/index.ts';
import { type IndexSpan, indexesOf } from '../../stamps/sheet/index.ts';
import { csvField } from '../http/csv-field.ts';
import { type StampBatch, type StampSecrets, stampMaker } from './stamp-maker.ts';

/** Column names of the table for print houses; `number` counts from 1. */
export const CSV_COLUMNS = ['number', 'serial', 'serial_grouped', 'uri', 'product'] as const;

/** The header row, with its line end; a batch with hidden codes has one column more. */
export function csvHeader({ hiddenKey }: StampSecrets): string {
  return `${[...CSV_COLUMNS, ...(hiddenKey ? ['hidden_code'] : [])].join(',')}\r\n`;
}

/** The rows of some stamps as UTF-8, lines ended by CR LF. Source: RFC 4180. */
export function csvRows(request: {
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
  readonly spans: readonly IndexSpan[];
  /** Product name, repeated on every row. */
  readonly title: string;
}): Uint8Array {
  const maker = stampMaker(request.batch, request.secrets);
  const title = csvField(request.title);
  let text = '';
  for (const index of indexesOf(request.spans)) {
    const stamp = maker.make(index);
    const code = maker.hiddenCode(index);
    const last = code === undefined ? '' : `,${code}`;
    text += `${stampNumber(index)},${stamp.serial},${formatSerial(stamp.serial)},${csvField(maker.link(stamp))},${title}${last}\r\n`;
  }
  return new TextEncoder().encode(text);
}
