import { decimalText } from '../../../scanner-web/views/console/index.ts';
import type { Page } from '../pages.ts';

/** A thing as its form is filled with it: the geometry's members by their paths. */
export function filledFrom(item: Readonly<Record<string, unknown>>, locale: Page['locale']) {
  const filled: Record<string, string | boolean> = {};
  const put = (prefix: string, members: object) => {
    for (const [name, value] of Object.entries(members)) {
      if (typeof value === 'boolean') filled[prefix + name] = value;
      else if (typeof value === 'string') filled[prefix + name] = value;
      else if (typeof value === 'number') filled[prefix + name] = decimalText(value, locale);
      else if (typeof value === 'object' && value !== null) put(`${name}.`, value);
    }
  };
  put('', item);
  return filled;
}
