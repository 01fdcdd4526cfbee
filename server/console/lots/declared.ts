import type { Static } from 'typebox';
import type { Lot } from '../../issuance/lot-schemas.ts';
import type { FormValues } from '../form-values.ts';

/** A lot as it was typed, as the API takes it. */
export function declarationOf(form: FormValues) {
  const materials = materialsOf(form);
  return {
    productId: form.optional('productId'),
    number: form.optional('number'),
    producedOn: form.optional('producedOn'),
    expiresOn: form.optional('expiresOn'),
    declaredQuantity: form.integer('declaredQuantity'),
    ...(materials.length === 0 ? {} : { materials }),
  };
}

/** The lines of raw material as they were typed, up to the last that is not empty. */
export function materialsOf(form: FormValues) {
  const last = form.names
    .filter((name) => form.text(name) !== '')
    .map((name) => Number(/^materials\[(\d{1,2})\]\./.exec(name)?.[1] ?? -1))
    .reduce((most, line) => Math.max(most, line), -1);
  return Array.from({ length: last + 1 }, (_, line) => {
    const name = (member: string) => `materials[${line}].${member}`;
    return {
      name: form.optional(name('name')),
      quantity: form.decimal(name('quantity')),
      unit: form.optional(name('unit')),
      supplier: form.optional(name('supplier')),
      place: form.optional(name('place')),
      on: form.optional(name('on')),
    };
  });
}

/** What was declared about a lot, by the names of the form's fields. */
export function declaredValues(
  lot: Static<typeof Lot>,
  locale: 'vi' | 'en',
): Record<string, string | number> {
  const values: Record<string, string | number> = {
    number: lot.number,
    producedOn: lot.producedOn,
    expiresOn: lot.expiresOn ?? '',
    declaredQuantity: lot.declaredQuantity,
  };
  for (const [line, { quantity, ...texts }] of lot.materials.entries()) {
    for (const [member, text] of Object.entries(texts)) values[`materials[${line}].${member}`] = text;
    values[`materials[${line}].quantity`] =
      locale === 'vi' ? String(quantity).replace('.', ',') : String(quantity);
  }
  return values;
}
