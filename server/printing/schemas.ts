import { Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { SETTING_MEMBERS } from './order-settings.ts';
import { Geometry } from './print-settings.ts';
import { PrinterDpi } from './printer-settings.ts';

const Index = Type.Integer({ minimum: 0, maximum: MAX_INDEX });

/** A batch's code in a path; case, spaces and hyphens do not matter. */
export const BatchParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 32 }) });

/** A print job's id in a path. */
export const JobParams = Type.Object({ id: Type.String({ minLength: 22, maxLength: 22 }) });

/** The stamps that a request is about, and why they are printed again. */
export const SPAN = {
  first: Index,
  last: Index,
  skipUnprintable: Type.Boolean({
    default: false,
    description:
      'Leave out stamps that are voided, suspended or past their deadline; they take no label. Without it one of them refuses the whole',
  }),
  reason: Type.Optional(
    Type.String({ minLength: 3, maxLength: 500, description: 'Why stamps are printed again' }),
  ),
};

/** Body of an order for labels. */
export const PrintOrderBody = Type.Object(
  { ...SPAN, ...SETTING_MEMBERS, geometry: Type.Optional(Geometry) },
  { additionalProperties: false },
);

/** Query of the PDF itself: a job, or what makes one. */
export const SheetQuery = Type.Object({
  job: Type.Optional(JobParams.properties.id),
  first: Type.Optional(Index),
  last: Type.Optional(Index),
  skipUnprintable: SPAN.skipUnprintable,
  reason: SPAN.reason,
  ...SETTING_MEMBERS,
  output: Type.Enum(['sheet', 'roll'], { default: 'sheet' }),
});

const OrNull = <T extends ReturnType<typeof Type.Integer> | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** A print job and how far its file is. */
export const Job = Type.Object({
  id: Type.String(),
  batchCode: Type.String(),
  kind: Type.Enum(['sheet', 'roll', 'zpl', 'package', 'csv', 'single']),
  first: Index,
  last: Index,
  skipped: Type.Array(Type.Object({ first: Index, last: Index }), {
    description: 'Stamps between first and last that are left out',
  }),
  startAt: Type.Integer(),
  labelsPerSheet: OrNull(Type.Integer()),
  sheets: OrNull(Type.Integer()),
  stockName: OrNull(Type.String()),
  level: OrNull(Type.String()),
  reprintReason: OrNull(Type.String()),
  reprinted: Type.Integer({ description: 'How many of its stamps had been printed before' }),
  actor: Type.String(),
  createdMs: Type.Integer(),
  state: Type.Enum(['recorded', 'rendering', 'done', 'stopped'], {
    description: 'Of its file in this process: recorded when it was not asked for lately',
  }),
  stampsDone: Type.Integer(),
  stampsTotal: Type.Integer(),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
});

/** What lies where. */
export const Slot = Type.Object({
  sheet: Type.Integer(),
  slot: Type.Integer(),
  index: Index,
  serial: Type.String(),
});

/** The smallest square label for one kind of stamp on one printer. */
export const SmallestLabel = Type.Object({
  profile: Type.Enum(['signed', 'compact']),
  linkForm: Type.Enum(['gs1', 'short']),
  level: Type.Enum(['L', 'M']),
  dpi: PrinterDpi,
  modules: Type.Integer({ description: 'Along one side of the symbol' }),
  sideMm: Type.Number({ description: 'With the quiet zone' }),
});

/** A label stock. */
export const Stock = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['sheet', 'roll']),
  name: Type.String(),
  example: Type.Union([Type.String(), Type.Null()], {
    description: 'A product of this size; null for own stocks',
  }),
  isOwn: Type.Boolean(),
  labels: Type.Integer(),
  geometry: Geometry,
});
