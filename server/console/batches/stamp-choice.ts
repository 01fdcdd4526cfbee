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
      return { kind: 'batch', selection: { first: form.integer('first'), last: form.integer('last') } };
  }
}

/** The field of the form that a refusal is about, and its sentence, which names the line of a list. */
export function placedRefusal(
  refusal: Pick<ApiRefusal, 'detail'> & { readonly field?: string | null | undefined },
  choice: StampChoice,
  lineText: (line: number) => string,
): { readonly field: string | undefined; readonly detail: string } {
  const field = refusal.field ?? undefined;
  const place = /^serials\[(\d+)\]$/.exec(field ?? '')?.[1];
  if (place !== undefined && choice.kind === 'serials') {
    const line = choice.lines[Number(place)] ?? Number(place) + 1;
    return { field: 'serials', detail: `${lineText(line)} ${refusal.detail}` };
  }
  const label = /^(?:sheets\[0\]|newLot)\.(\w+)$/.exec(field ?? '')?.[1];
  return { field: label ?? field, detail: refusal.detail };
}
