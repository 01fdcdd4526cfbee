import type { Field } from './fields.ts';
import { FIELDS } from './fields.ts';

/** The table of docs/configuration.md: one row for each setting. */
export function configurationTable(): string {
  const rows = Object.values<Field<unknown>>(FIELDS).map((field) => {
    const names = field.secret ? `\`${field.name}\` or \`${field.name}_FILE\`` : `\`${field.name}\``;
    const fallback =
      typeof field.fallback !== 'string'
        ? 'none: must be set'
        : field.fallback === ''
          ? 'empty'
          : `\`${field.fallback}\``;
    return `| ${names} | ${field.form} | ${fallback} | ${field.description} | ${field.consequence} |`;
  });
  return ['| name | value | default | what it is | what follows |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
