import { formatSerial } from '../../stamps/serial/index.ts';
import { csvField } from '../http/csv-field.ts';
import { type StampBatch, type StampSecrets, stampMaker } from './stamp-maker.ts';

/** Column names of the table for print houses. */
export const CSV_COLUMNS = ['index', 'serial', 'serial_grouped', 'uri', 'product'] as const;

/** The header row, with its line end. */
export const CSV_HEADER = `${CSV_COLUMNS.join(',')}\r\n`;

/** The rows `firstIndex` to `lastIndex` (inclusive) as UTF-8, lines ended by CR LF. Source: RFC 4180. */
export function csvRows(request: {
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** Product name, repeated on every row. */
  readonly title: string;
}): Uint8Array {
  const maker = stampMaker(request.batch, request.secrets);
  const title = csvField(request.title);
  let text = '';
  for (let index = request.firstIndex; index <= request.lastIndex; index++) {
    const stamp = maker.make(index);
    text += `${index},${stamp.serial},${formatSerial(stamp.serial)},${csvField(maker.link(stamp))},${title}\r\n`;
  }
  return new TextEncoder().encode(text);
}
