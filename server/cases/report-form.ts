import type { FastifyRequest } from 'fastify';
import { Problem, problem } from '../http/problems.ts';

const PHOTO_LIMIT_MB = 5;

/** Bytes of an uploaded photo. */
export const PHOTO_LIMIT_BYTES = PHOTO_LIMIT_MB * 1024 * 1024;

/** Room for the fields around the photo. */
export const REPORT_BODY_LIMIT_BYTES = PHOTO_LIMIT_BYTES + 64 * 1024;

/** Parts of one form. */
export const REPORT_PARTS = {
  fileSize: PHOTO_LIMIT_BYTES,
  files: 1,
  fields: 12,
  parts: 13,
  fieldSize: 16 * 1024,
};

/** A report as a form sends it: every field is text. */
export interface ReportForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly photo: Uint8Array | null;
  /** What was wrong with the photo, so that what was typed is not lost. */
  readonly photoFault: Problem | null;
}

const NAMES = ['stamp', 'kind', 'text', 'provinceCode', 'place', 'name', 'phone', 'email', 'onceKey'];

/** Reads a multipart report to its end. @throws field-unknown, upload-malformed */
export async function readReportForm(request: FastifyRequest): Promise<ReportForm> {
  const fields = new Map<string, string>();
  let photo: Uint8Array | null = null;
  let photoFault: Problem | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (!NAMES.includes(part.fieldname)) throw problem('field-unknown', { field: part.fieldname });
        fields.set(part.fieldname, typeof part.value === 'string' ? part.value : '');
        continue;
      }
      if (part.fieldname !== 'photo') throw problem('field-unknown', { field: part.fieldname });
      const bytes = await part.toBuffer();
      if (part.file.truncated) {
        photoFault = problem('photo-too-large', { field: 'photo', params: { limit: PHOTO_LIMIT_MB } });
        continue;
      }
      // A file field that was left empty is sent as a file without bytes.
      if (bytes.length > 0) photo = bytes;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('upload-malformed', { cause: error });
  }
  return { fields, photo, photoFault };
}

/** The members of a report in the form's fields; what was left empty is not told. */
export function bodyOfForm({ fields }: ReportForm): Record<string, unknown> {
  const text = (name: string) => fields.get(name)?.trim() || undefined;
  const of = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, text(name)]).filter(([, value]) => value !== undefined));
  const contact = of(['name', 'phone', 'email']);
  return {
    ...of(['stamp', 'kind', 'text', 'provinceCode', 'place', 'onceKey']),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}
