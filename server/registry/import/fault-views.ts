import { type Static, Type } from 'typebox';
import { tableColumnName } from '../../../scanner-web/views/console/texts/table-columns.ts';
import type { Language } from '../../domain/language.ts';
import { problemDocument } from '../../http/problem-reply.ts';
import type { RowFault } from './row-faults.ts';

/** One thing that is wrong with a row of a table, in words. */
export const RowFaultView = Type.Object({
  code: Type.String(),
  field: Type.Optional(Type.String({ description: 'Column at fault' })),
  column: Type.Optional(
    Type.String({
      description: 'That column as the file itself names it; in words where it has no such column',
    }),
  ),
  detail: Type.String({ description: 'What is wrong, in the language asked for' }),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

/** Who reads what is wrong with rows. */
export interface FaultReader {
  readonly language: Language;
  readonly requestId: string;
}

/** What is wrong with a row as the API says it, each with its sentence, in the order in which it was found. */
export function faultViews(
  row: number,
  faults: readonly RowFault[],
  { language, requestId }: FaultReader,
): Static<typeof RowFaultView>[] {
  return faults.map(({ code, field, column, params }) => {
    const named = column ?? (field === undefined ? undefined : tableColumnName(field, language));
    const details = {
      row,
      ...(named === undefined ? {} : { field: named }),
      ...(params === undefined ? {} : { params }),
    };
    return {
      code,
      ...(field === undefined ? {} : { field }),
      ...(named === undefined ? {} : { column: named }),
      detail: problemDocument(code, details, language, requestId).detail,
      ...(params === undefined ? {} : { params: { ...params } }),
    };
  });
}
