import type { ApiMember, ApiOperation } from '../../scanner-web/views/api/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads the operations out of an OpenAPI document, in its order. */
export function operationsOf(document: object): ApiOperation[] {
  return Object.entries(record(record(document).paths)).flatMap(([path, item]) =>
    Object.entries(record(item)).map(([method, operation]) => toOperation(path, method, record(operation))),
  );
}

function toOperation(path: string, method: string, operation: Json): ApiOperation {
  const parameters = list(operation.parameters).map((parameter) => {
    const { name, schema, required, description } = record(parameter);
    return memberOf(text(name), placeOf(record(parameter).in), schema, required === true, description);
  });
  const answers = Object.entries(record(operation.responses))
    .filter(([status]) => status !== 'default')
    .map(([status, answer]) => ({ status, description: text(record(answer).description) }));
  return {
    method: method.toUpperCase(),
    path,
    summary: text(operation.summary),
    tag: text(list(operation.tags)[0]),
    access: text(operation['x-access']),
    members: [...parameters, ...bodyMembers(operation)],
    answers,
  };
}

function bodyMembers(operation: Json): ApiMember[] {
  const content = record(record(operation.requestBody).content);
  const schema = record(record(Object.values(content)[0]).schema);
  const required = list(schema.required);
  return Object.entries(record(schema.properties)).map(([name, member]) =>
    memberOf(name, 'body', member, required.includes(name), record(member).description),
  );
}

function memberOf(
  name: string,
  place: ApiMember['place'],
  schema: unknown,
  isRequired: boolean,
  note: unknown,
): ApiMember {
  return { name, place, type: typeText(record(schema)), isRequired, note: text(note) };
}

/** What a schema accepts, in words. */
function typeText(schema: Json): string {
  const choices = [...list(schema.enum), ...('const' in schema ? [schema.const] : [])];
  if (choices.length > 0) return choices.map((choice) => JSON.stringify(choice)).join(' or ');
  const branches = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (branches.length > 0) return branches.map((branch) => typeText(record(branch))).join(' or ');
  if (schema.type === 'array') return `array of ${typeText(record(schema.items))}${limits(schema)}`;
  if (schema.type === 'object') {
    const names = Object.keys(record(schema.properties));
    return names.length === 0 ? 'object' : `object {${names.join(', ')}}`;
  }
  return `${text(schema.type)}${limits(schema)}`;
}

const LIMITS: Readonly<Record<string, string>> = {
  minLength: 'at least {} characters',
  maxLength: 'at most {} characters',
  minimum: 'at least {}',
  maximum: 'at most {}',
  minItems: 'at least {} items',
  maxItems: 'at most {} items',
  pattern: 'matching {}',
  format: 'of the form {}',
  default: '{} unless given',
};

function limits(schema: Json): string {
  return Object.entries(LIMITS)
    .filter(([keyword]) => keyword in schema)
    .map(([keyword, words]) => `, ${words.replace('{}', () => String(schema[keyword]))}`)
    .join('');
}

function placeOf(place: unknown): ApiMember['place'] {
  return place === 'path' || place === 'header' ? place : 'query';
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
