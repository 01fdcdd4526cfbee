/** Bytes of a photo that the server takes. */
const PHOTO_LIMIT_BYTES = 5 * 1024 * 1024;

/** Why a photo would be refused, before it is sent. */
export type PhotoFault = 'heic' | 'format' | 'large';

/** Judges a chosen file by its name, type and size; undefined when it may be sent. */
export function photoFault({
  name,
  type,
  size,
}: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}): PhotoFault | undefined {
  // Browsers without HEIC give such a file no type.
  if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)) return 'heic';
  if (!['image/jpeg', 'image/png', 'image/webp'].includes(type)) return 'format';
  return size > PHOTO_LIMIT_BYTES ? 'large' : undefined;
}
