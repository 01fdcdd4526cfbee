import type { ProductDraft } from './model.ts';

/** A draft as the values of form fields, each named by the path of the API's member. */
export function flatDraft(draft: unknown, path = ''): Record<string, string> {
  if (typeof draft === 'string') return { [path]: draft };
  if (typeof draft !== 'object' || draft === null) return {};
  const parts = Array.isArray(draft)
    ? draft.map((item, place) => flatDraft(item, `${path}[${place}]`))
    : Object.entries(draft).map(([name, value]) => flatDraft(value, path === '' ? name : `${path}.${name}`));
  return Object.assign({}, ...parts);
}

/** The values of a product's form. */
export function productValues({ label, ...rest }: ProductDraft): Record<string, string> {
  return flatDraft({ ...rest, ...label });
}
