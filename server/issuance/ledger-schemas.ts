import { Type } from 'typebox';
import { TABLE_FORMATS } from '../http/table-file.ts';

const Count = Type.Integer({ minimum: 0 });
const Net = (what: string) =>
  Type.Integer({
    description: `${what}, less what was taken back in the month: negative when that was more`,
  });

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '`YYYY-MM`' });

/** Which months of which products a ledger shows. */
export const LedgerQuery = {
  from: Type.Optional(Month),
  to: Type.Optional(Month),
  productId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
};

/** Query of a ledger as a file. */
export const LedgerTableQuery = Type.Object({ ...LedgerQuery, format: Type.Enum(TABLE_FORMATS) });

const COLUMNS = {
  opening: Type.Integer({ minimum: 0, description: 'Printed stamps in stock at the beginning' }),
  ordered: Type.Integer({ minimum: 0, description: 'Stamps ordered; not in stock before they are printed' }),
  printed: Net('Printed for the first time'),
  reprinted: Type.Integer({
    minimum: 0,
    description: 'Printed again in the place of a label that is destroyed: no movement of the stock',
  }),
  activated: Net('Activated out of the stock'),
  damaged: Net('Voided as damaged out of the stock'),
  lost: Net('Voided as lost out of the stock'),
  stolen: Net('Voided as stolen out of the stock'),
  expired: Type.Integer({ description: 'Not activated on the last day of activation' }),
  withdrawn: Net('Voided after activation: no movement of the stock'),
  closing: Count,
};

/** One month of a product's ledger: closing = opening + printed − activated − damaged − lost − stolen − expired. */
export const LedgerMonth = Type.Object({ month: Type.String(), ...COLUMNS });

/** The ledger of one product. */
export const ProductLedger = Type.Object({
  productId: Type.String(),
  productName: Type.String(),
  producerId: Type.String(),
  producerName: Type.String(),
  months: Type.Array(LedgerMonth),
  total: Type.Object(COLUMNS, { description: 'All months together' }),
});
