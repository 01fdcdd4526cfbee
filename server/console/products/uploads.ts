import { Type } from 'typebox';
import type { PhotoDraft, ProductDraft } from '../../../scanner-web/views/console/index.ts';
import type { FormValues } from '../form-values.ts';
import type { Page } from '../pages.ts';

const Uploaded = Type.Object({ id: Type.String() });

/** The photo that a form brought for a list, described by its field; none when no file was chosen. */
export async function uploadedPhotos(page: Page, form: FormValues, path: string): Promise<PhotoDraft[]> {
  const photos: PhotoDraft[] = [];
  for (const { bytes, name } of form.files(`${path}.file`)) {
    const upload = new FormData();
    upload.append('file', new Blob([new Uint8Array(bytes)]), name);
    const { id } = await page.api.send('POST', 'media', Uploaded, { form: upload });
    photos.push({ id, alt: form.text(`${path}.newAlt`), altEn: '', caption: { vi: '', en: '' } });
  }
  return photos;
}

/** A draft with the photos that its form brought. */
export async function withUploads(page: Page, form: FormValues, draft: ProductDraft): Promise<ProductDraft> {
  const story = [];
  for (const [place, section] of draft.story.entries()) {
    const added = await uploadedPhotos(page, form, `story[${place}].photos`);
    story.push({ ...section, photos: [...section.photos, ...added] });
  }
  return { ...draft, story, images: [...draft.images, ...(await uploadedPhotos(page, form, 'images'))] };
}
