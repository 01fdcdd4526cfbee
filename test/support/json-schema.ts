/** A JSON schema as a test reads it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One member of a body, with its path from the body's root. */
export interface SchemaMember {
  readonly path: readonly (string | number)[];
  readonly schema: Schema;
}

/** A value as a plain object; empty when it is none. */
export function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A value as a list; empty when it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A small value that the schema accepts, optional members included. */
export function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  const [choice] = list(schema.enum);
  if (choice !== undefined) return choice;
  const [branch] = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (branch !== undefined) return sampleOf(record(branch));
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(record(schema.properties));
      return Object.fromEntries(members.map(([name, member]) => [name, sampleOf(record(member))]));
    }
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(record(schema.items))];
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 1), Number(schema.exclusiveMinimum ?? 0));
    case 'boolean':
      return true;
    case 'string':
      return sampleText(schema);
    default:
      return null;
  }
}

/** Every member of a body and of the objects and lists in it. */
export function membersOf(schema: Schema, path: readonly (string | number)[] = []): SchemaMember[] {
  const inside = Object.entries(record(schema.properties)).flatMap(([name, member]) => {
    const here = [...path, name];
    return [{ path: here, schema: record(member) }, ...membersOf(record(member), here)];
  });
  return schema.type === 'array' ? [...inside, ...membersOf(record(schema.items), [...path, 0])] : inside;
}

/** A copy of a JSON value with another value at the path. */
export function withValue(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, place) => (place === step ? withValue(item, rest, value) : item));
  const object = record(root);
  return { ...object, [step]: withValue(object[step], rest, value) };
}

/** A path as problems name it: `stages[0].on`. */
export function fieldOf(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** A value of a type that the schema does not accept. */
export function wrongType(schema: Schema): unknown {
  const types = typesOf(schema);
  const candidates: readonly [string, unknown][] = [
    ['boolean', true],
    ['string', 'text'],
    ['number', 3.5],
    ['array', []],
    ['object', {}],
  ];
  return candidates.find(([type]) => !types.has(type))?.[1];
}

/** Whether a text is accepted as far as its type goes. */
export function takesText(schema: Schema): boolean {
  return typesOf(schema).has('string');
}

/** Longest text that the schema accepts; `Infinity` when it sets no limit. */
export function textLimit(schema: Schema): number {
  const branches = [...list(schema.anyOf), ...list(schema.oneOf)].map(record);
  if (branches.length > 0) return Math.max(...branches.filter(takesText).map(textLimit));
  if (schema.enum !== undefined || schema.const !== undefined) return 100;
  if (typeof schema.maxLength === 'number') return schema.maxLength;
  const isBounded =
    typeof schema.pattern === 'string' && /^\^.*\$$/.test(schema.pattern) && !/[*+]/.test(schema.pattern);
  return isBounded ? 100 : Number.POSITIVE_INFINITY;
}

function typesOf(schema: Schema): Set<string> {
  const branches = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)].map(record);
  const types = branches.flatMap((branch) => [...typesOf(branch)]);
  const own = [schema.type].flat().filter((type) => typeof type === 'string');
  const values = [...list(schema.enum), ...('const' in schema ? [schema.const] : [])].map(
    (value) => typeof value,
  );
  return new Set([...types, ...own, ...values].map((type) => (type === 'integer' ? 'number' : type)));
}

function sampleText(schema: Schema): string {
  const digits = /^\^(?:\\d|\[0-9a-f\])\{(\d+)\}\$$/.exec(String(schema.pattern ?? ''))?.[1];
  if (digits !== undefined) return '1'.repeat(Number(digits));
  const length = Math.max(Number(schema.minLength ?? 1), 1);
  return schema.maxLength === 10 && length === 10 ? '2026-01-15' : 'x'.repeat(length);
}
