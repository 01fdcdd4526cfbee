import type { RawBody } from './api-client.ts';

/** A multipart/form-data body with one file after its text fields. */
export async function uploadBody(
  file: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string },
  fields: Readonly<Record<string, string>> = {},
): Promise<RawBody> {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  const blob = new Blob([new Uint8Array(file.bytes)], { type: file.mediaType ?? 'application/octet-stream' });
  form.append('file', blob, file.name);
  const encoded = new Response(form);
  const mediaType = encoded.headers.get('content-type') ?? 'multipart/form-data';
  return { mediaType, bytes: new Uint8Array(await encoded.arrayBuffer()) };
}
