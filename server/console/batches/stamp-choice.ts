import { indexOfNumber } from '../../../stamps/serial/index.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import type { FormValues } from '../form-values.ts';

/** Which stamps a form chose, as the API takes it; listed serials may be of several batches. */
export type StampChoice =
  | { readonly kind: 'batch'; readonly selection: Readonly<Record<string, unknown>> }
  | { readonly kind: 'serials'; readonly serials: readonly string[]; readonly lines: readonly number[] };

/** Reads which stamps were chosen; what does not fit is left for the API to refuse. */
export function choiceOf(form: FormValues): StampChoice {
  switch (form.text('choice')) {
    case 'all':
      return { kind: 'batch', selection: { printedOnly: true } };
    case 'labels': {
      const run = {
        sheet: form.integer('sheet'),
        lastSheet: form.integer('lastSheet'),
        firstSlot: form.integer('firstSlot'),
        lastSlot: form.integer('lastSlot'),
      };
      return { kind: 'batch', selection: { printJobId: form.optional('printJobId'), sheets: [run] } };
    }
    case 'serials': {
      const lines = form.raw('serials').split(/\r?\n/);
      const given = lines
        .map((text, place) => ({ text: text.trim(), line: place + 1 }))
        .filter(({ text }) => text !== '');
      return {
        kind: 'serials',
        serials: given.map(({ text }) => text),
        lines: given.map(({ line }) => line),
      };
    }
    default:
      return { kind: 'batch', selection: { first: indexIn(form, 'first'), last: indexIn(form, 'last') } };
  }
}

/** A stamp by its number, as the API takes it; what is no number is left as it is. */
function indexIn(form: FormValues, name: string): number | string | undefined {
  const typed = form.integer(name);
  return typeof typed === 'number' ? indexOfNumber(typed) : typed;
}

/** The field of the form that a refusal is about, and its sentence, which names the line of a list. */
export function placedRefusal(
  refusal: Pick<ApiRefusal, 'detail'> & { readonly field?: string | null | undefined },
  choice: StampChoice,
  texts: { readonly line: (line: number) => string; readonly fromOne: string },
): { readonly field: string | undefined; readonly detail: string } {
  const field = refusal.field ?? undefined;
  const place = /^serials\[(\d+)\]$/.exec(field ?? '')?.[1];
  if (place !== undefined && choice.kind === 'serials') {
    const line = choice.lines[Number(place)] ?? Number(place) + 1;
    return { field: 'serials', detail: `${texts.line(line)} ${refusal.detail}` };
  }
  const typed = choice.kind === 'batch' && field !== undefined ? choice.selection[field] : undefined;
  if (typeof typed === 'number' && typed < 0) return { field, detail: texts.fromOne };
  const label = /^(?:sheets\[0\]|newLot)\.(\w+)$/.exec(field ?? '')?.[1];
  return { field: label ?? field, detail: refusal.detail };
}
