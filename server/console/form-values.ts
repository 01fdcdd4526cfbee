import type { MultipartFile } from '@fastify/multipart';
import { problem } from '../http/problems.ts';

/** A file that a form brought. */
export interface FormFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a form sent. Every value is text; the API judges what it means. */
export class FormValues {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly #files: ReadonlyMap<string, readonly FormFile[]>;

  constructor(
    values: ReadonlyMap<string, readonly string[]>,
    files: ReadonlyMap<string, readonly FormFile[]> = new Map(),
  ) {
    this.#values = values;
    this.#files = files;
  }

  /** The names of all text fields. */
  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** Every text field with each of its values, as a form sends them. */
  get pairs(): readonly (readonly [string, string])[] {
    return [...this.#values].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }

  /** The first value of a field, without space around it; empty when it was not sent. */
  text(name: string): string {
    return this.#values.get(name)?.[0]?.trim() ?? '';
  }

  /** The value of a field as it was typed, such as a password; empty when it was not sent. */
  raw(name: string): string {
    return this.#values.get(name)?.[0] ?? '';
  }

  /** As {@link text}, undefined when empty: a member that the API is not told. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** Every value of a field with several, such as check boxes of one name. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /**
   * A whole number typed with or without separators of thousands (`1.200`, `1,200`, `1 200`); the text itself when it
   * is none, for the API to refuse by its field; undefined when empty.
   */
  integer(name: string): number | string | undefined {
    return numberFrom(this.text(name), /^-?\d{1,3}(?:[.,\s ]\d{3})+$|^-?\d+$/, /[.,\s ]/g, '');
  }

  /** A number with a comma or a point before its decimals; otherwise as {@link integer}. */
  decimal(name: string): number | string | undefined {
    return numberFrom(this.text(name), /^-?\d+(?:[.,]\d+)?$/, /,/, '.');
  }

  /** The files of a field; an empty file field brings none. */
  files(name: string): readonly FormFile[] {
    return this.#files.get(name) ?? [];
  }
}

function numberFrom(text: string, form: RegExp, separators: RegExp, by: string): number | string | undefined {
  if (text === '') return undefined;
  return form.test(text) ? Number(text.replace(separators, by)) : text;
}

/** The fields of an urlencoded body. */
export function urlencodedValues(body: unknown): FormValues {
  const values = new Map<string, string[]>();
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      values.set(
        name,
        [value].flat().filter((item) => typeof item === 'string'),
      );
    }
  }
  return new FormValues(values);
}

/** Bytes of all text fields of a form with files: nothing else counts what many fields come to together. */
export const FIELDS_LIMIT_BYTES = 1024 * 1024;

/** Reads a multipart body to its end. @throws body-too-large, and what the reader of parts throws, such as for a file that is too large */
export async function multipartValues(
  parts: AsyncIterable<MultipartFile | { type: 'field'; fieldname: string; value: unknown }>,
): Promise<FormValues> {
  const values = new Map<string, string[]>();
  const files = new Map<string, FormFile[]>();
  let bytesOfFields = 0;
  for await (const part of parts) {
    if (part.type === 'field') {
      bytesOfFields += Buffer.byteLength(part.fieldname) + Buffer.byteLength(String(part.value));
      if (bytesOfFields > FIELDS_LIMIT_BYTES)
        throw problem('body-too-large', { params: { limit: FIELDS_LIMIT_BYTES } });
      if (typeof part.value === 'string') push(values, part.fieldname, part.value);
      continue;
    }
    const bytes = new Uint8Array(await part.toBuffer());
    // A file field that was left empty is sent as a file without name and bytes.
    if (bytes.length > 0 || part.filename !== '')
      push(files, part.fieldname, { name: part.filename, mediaType: part.mimetype, bytes });
  }
  return new FormValues(values, files);
}

function push<T>(into: Map<string, T[]>, name: string, value: T): void {
  const known = into.get(name);
  if (known === undefined) into.set(name, [value]);
  else known.push(value);
}
