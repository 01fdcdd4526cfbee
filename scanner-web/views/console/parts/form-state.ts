/** What the fields of a form show: what was typed, and what is wrong with it. */
export interface FormState {
  /** The first value of a field; empty when there is none. */
  value(name: string): string;
  /** Every value of a field. */
  values(name: string): readonly string[];
  /** What is wrong with a field, as a sentence. */
  fault(name: string): string | undefined;
  /** What is wrong with the form as a whole, or with a member that no field stands for. */
  readonly faults: readonly { readonly field: string | undefined; readonly text: string }[];
  /** Stands behind the label of a field that may stay empty, e.g. `(optional)`. */
  readonly optionalWord: string;
}

/** What a form is filled with before anybody typed anything. */
export type Filled = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** A form as it is first shown; a true value is a ticked box, null and undefined are empty. */
export function filledForm(optionalWord: string, values: Filled = {}): FormState {
  const valuesOf = (name: string): readonly string[] => {
    const value = values[name];
    if (value === null || value === undefined || value === false) return [];
    if (value === true) return ['on'];
    return typeof value === 'object' ? value : [String(value)];
  };
  return {
    value: (name) => valuesOf(name)[0] ?? '',
    values: valuesOf,
    fault: () => undefined,
    faults: [],
    optionalWord,
  };
}

/** A form that was refused: with what was typed, and the refusal at the field it is about. */
export function refusedForm(
  optionalWord: string,
  typed: { text(name: string): string; all(name: string): readonly string[] },
  refusal: { readonly field: string | undefined; readonly detail: string },
): FormState {
  return {
    value: (name) => typed.text(name),
    values: (name) => typed.all(name),
    fault: (name) => (refusal.field === name ? refusal.detail : undefined),
    faults: [{ field: refusal.field, text: refusal.detail }],
    optionalWord,
  };
}
