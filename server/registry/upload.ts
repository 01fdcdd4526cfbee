import type { MultipartFields } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem, problem } from '../http/problems.ts';

/** Bytes of an uploaded file. */
export const UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

/** Room for the parts around the file. */
export const UPLOAD_BODY_LIMIT_BYTES = UPLOAD_LIMIT_BYTES + 64 * 1024;

/** One uploaded file with the text fields sent before it. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** As the sender calls it; of no trust. */
  readonly fileName: string;
  /** Text of the field of this name; undefined when it was not sent. */
  readonly field: (name: string) => string | undefined;
}

/**
 * Reads the one file of a multipart request; text fields precede it.
 * @throws media-type-unsupported, file-missing, field-unknown, body-too-large, upload-malformed
 */
export async function readUpload(request: FastifyRequest, fields: readonly string[]): Promise<Upload> {
  if (!request.isMultipart()) throw problem('media-type-unsupported');
  try {
    const part = await request.file();
    if (part === undefined) throw problem('file-missing', { field: 'file' });
    const bytes = await part.toBuffer();
    const unknown = Object.keys(part.fields).find((name) => name !== 'file' && !fields.includes(name));
    if (part.fieldname !== 'file' || unknown !== undefined) {
      throw problem('field-unknown', { field: unknown ?? part.fieldname });
    }
    return { bytes, fileName: part.filename, field: (name) => textOf(part.fields, name) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (isTooLarge(error)) throw problem('body-too-large', { params: { limit: UPLOAD_LIMIT_BYTES } });
    // Whatever else the reader of parts stumbles over is the sender's: no boundary, an end in the middle, too many parts.
    throw problem('upload-malformed', { cause: error });
  }
}

function textOf(fields: MultipartFields, name: string): string | undefined {
  const part = fields[name];
  if (part === undefined) return undefined;
  if (Array.isArray(part) || part.type !== 'field' || typeof part.value !== 'string') {
    throw problem('field-invalid', { field: name, params: { rule: 'type', expected: 'string' } });
  }
  return part.value;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}
