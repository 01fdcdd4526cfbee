import { type TSchema, Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { CASE_SEVERITIES, REPORT_KINDS, ROOT_CAUSES, type RootCause } from '../domain/case-terms.ts';
import { pageSchema } from '../http/paging.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const ProvinceCode = Type.String({ pattern: '^\\d{2}$' });

/** Root causes in the order in which they are offered. */
export const ROOT_CAUSE_NAMES = Object.keys(ROOT_CAUSES) as readonly RootCause[];

const causes = Type.Enum([...ROOT_CAUSE_NAMES]);
const causeClasses = Type.Enum(['false-alarm', 'confirmed', 'unresolved']);

/** Number of a case in a path. */
export const CaseParams = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, description: 'Such as `VV-2026-000123`' }),
});

/** Number of a case and id of one of its reports in a path. */
export const ReportParams = Type.Object({
  ...CaseParams.properties,
  reportId: Type.String({ minLength: 1, maxLength: 64 }),
});

/** What narrows a list of cases. */
export const CaseFilters = Type.Object({
  state: Type.Optional(Type.Enum(['open', 'closed'])),
  kind: Type.Optional(Type.Enum([...REPORT_KINDS])),
  severity: Type.Optional(Type.Enum([...CASE_SEVERITIES])),
  provinceCode: Type.Optional(ProvinceCode),
  productId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  producerId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  minAgeDays: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 3_650, description: 'Opened at least this many days ago' }),
  ),
  batchCode: Type.Optional(Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{6}$' })),
  stampIndex: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_INDEX })),
});

const listed = {
  id: Type.String({ description: 'Its number, such as `VV-2026-000123`' }),
  kind: Type.Enum([...REPORT_KINDS], { description: 'What it began with; `copied` when checks did' }),
  severity: Type.Enum([...CASE_SEVERITIES]),
  state: Type.Enum(['open', 'closed']),
  serial: OrNull(Type.String({ description: 'Of a stamp that was issued' })),
  typed: OrNull(Type.String({ description: 'What was read or typed, where no stamp was issued under it' })),
  batchCode: OrNull(Type.String()),
  stampIndex: OrNull(Type.Integer()),
  verdict: OrNull(Type.String({ description: 'Over the stamp when it was last heard of' })),
  productId: OrNull(Type.String()),
  productName: OrNull(Type.String()),
  producerId: OrNull(Type.String()),
  producerName: OrNull(Type.String()),
  provinceCode: OrNull(Type.String({ description: 'Of the producer' })),
  openedMs: Type.Integer(),
  openedBy: Type.Enum(['detection', 'report']),
  detectedMs: OrNull(Type.Integer({ description: 'When checks made the stamp suspected' })),
  reports: Type.Integer(),
  reporters: Type.Integer({ description: 'Reports of people who can be told apart' }),
  rootCause: OrNull(causes),
  causeClass: OrNull(causeClasses),
  closedMs: OrNull(Type.Integer()),
  note: OrNull(Type.String()),
  updatedMs: Type.Integer({ description: 'Its version' }),
};

/** A case as lists show it: without what people wrote. */
export const CaseListed = Type.Object(listed);

/** One report of a case. */
const Report = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...REPORT_KINDS]),
  text: Type.String(),
  provinceCode: OrNull(Type.String()),
  place: Type.String(),
  timeMs: Type.Integer(),
  hasPhoto: Type.Boolean({ description: '`GET /api/v1/cases/{id}/reports/{reportId}/photo`' }),
  photo: OrNull(
    Type.Object(
      { widthPx: Type.Integer(), heightPx: Type.Integer() },
      { description: 'Its size; null where there is none, or the caller may not see it' },
    ),
  ),
  mayRead: Type.Boolean({
    description:
      'Whether the caller may read the contact, see the photo and erase them: of the country, of the province that the report names, or of the producer’s',
  }),
  hasContact: Type.Boolean(),
  contact: OrNull(
    Type.Object(
      { name: OrNull(Type.String()), phone: OrNull(Type.String()), email: OrNull(Type.String()) },
      { description: 'Null where none was given, it was erased, or the caller may not read it' },
    ),
  ),
});

/** Reports of a case, the newest first. */
export const ReportsPage = pageSchema(Report);

/** A case with all that is known of it. */
export const CaseDetail = Type.Object({
  ...listed,
  provinces: Type.Array(Type.String(), { description: 'That it concerns: of the producer and of reports' }),
  closedBy: OrNull(Type.String()),
  mayDecide: Type.Boolean({ description: 'The caller may close it, or open it again' }),
  reopenableUntilMs: OrNull(Type.Integer({ description: 'Until when its closing can be taken back' })),
  found: Type.Array(Report, { description: 'The newest 20 reports, the newest first' }),
  foundNext: OrNull(
    Type.String({ description: 'Cursor of older ones, for `GET /api/v1/cases/{id}/reports`' }),
  ),
  isSuspect: Type.Boolean({ description: 'The stamp shows as `suspect-copy` now' }),
  points: Type.Number({ description: 'Of all rules together' }),
  suspectAt: Type.Number(),
  reasons: Type.Array(Type.Object({ rule: Type.String(), points: Type.Number() }), {
    description: 'Rules that gave points, the most first',
  }),
  visits: Type.Array(Type.Object({ day: Type.String(), count: Type.Number() }), {
    description: 'First-time visits by Vietnamese day',
  }),
  places: Type.Array(Type.Object({ provinceCode: Type.String(), count: Type.Integer() }), {
    description: 'Provinces told at checks and in reports, the most first',
  }),
  beside: Type.Array(
    Type.Object({
      id: Type.String(),
      stampIndex: OrNull(Type.Integer()),
      severity: Type.Enum([...CASE_SEVERITIES]),
      state: Type.Enum(['open', 'closed']),
      rootCause: OrNull(causes),
    }),
    { description: 'Cases of the same stamp and of stamps of its batch, the nearest first; at most 20' },
  ),
});

/** How many cases wait. */
export const CaseCounts = Type.Object({
  open: Type.Integer(),
  high: Type.Integer(),
  medium: Type.Integer(),
  low: Type.Integer(),
});

/** What was behind a case. */
export const CaseClosing = Type.Object(
  {
    rootCause: causes,
    note: Type.Optional(Type.String({ maxLength: 1_000 })),
    version: Type.Optional(Type.Integer({ description: '`updatedMs` of the case that was looked at' })),
  },
  { additionalProperties: false },
);

/** Why the closing of a case is taken back. */
export const CaseReopening = Type.Object(
  { reason: Type.String({ maxLength: 1_000 }) },
  { additionalProperties: false },
);

/** What of a report is erased. */
export const ReportErasure = Type.Object(
  { parts: Type.Array(Type.Enum(['contact', 'photo', 'text']), { minItems: 1, maxItems: 3 }) },
  { additionalProperties: false },
);

/** How often suspicion was wrong. */
export const FalseAlarms = Type.Object({
  years: Type.Array(
    Type.Object({
      year: Type.Integer(),
      checked: Type.Integer({ description: 'Stamps that the public checked for the first time' }),
      suspected: Type.Integer({ description: 'Stamps that checks made suspected' }),
      falseAlarms: Type.Integer({ description: 'Closed as a false alarm' }),
      confirmed: Type.Integer(),
      unresolved: Type.Integer({ description: 'Closed without a finding' }),
      open: Type.Integer(),
      falsePerMillion: OrNull(
        Type.Number({ description: 'False alarms for each million of checked stamps; null without any' }),
      ),
    }),
    { description: 'By Vietnamese year, the newest first' },
  ),
});
