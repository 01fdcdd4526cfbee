import { Type } from 'typebox';

/** One thing that waits for whoever is looking. */
export const TodoView = Type.Object({
  kind: Type.Enum([
    'certificate-lapsed',
    'certificate-window',
    'certificate-late',
    'batch-deadline',
    'batch-to-activate',
    'batch-to-print',
    'print-stopped',
    'lot-nearly-full',
    'lot-recalled',
    'review-queue',
    'applications',
    'cases',
    'submission-returned',
    'submissions-waiting',
  ]),
  severity: Type.Enum(['danger', 'warning', 'notice']),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  href: Type.String({ description: 'Page of the console on which it is done' }),
});

/** What waits, the most pressing first. */
export const Todos = Type.Object({
  items: Type.Array(TodoView),
  total: Type.Integer(),
  pressing: Type.Integer({ description: 'Those of severity danger or warning' }),
});
