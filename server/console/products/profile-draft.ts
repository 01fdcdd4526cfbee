import type { FormValues } from '../form-values.ts';
import { bothOf, buyLinksFrom, listOf, photoOf, photosFrom, textOf } from './draft.ts';

/** What the form of a producer holds of what it shows of itself. */
export type Profile = ReturnType<typeof profileFrom>;

/** What was typed. */
export function profileFrom(form: FormValues) {
  return {
    phone: form.text('phone'),
    website: form.text('website'),
    address: form.text('address'),
    formerAddress: form.text('formerAddress'),
    commune: form.text('commune'),
    about: { vi: form.text('about.vi'), en: form.text('about.en') },
    logoId: form.has('logoRemove') ? '' : form.text('logoId'),
    images: photosFrom(form, 'images'),
    buyLinks: buyLinksFrom(form),
  };
}

/** What is published, or would be once the open submission is approved. */
export function profileOf(content: Readonly<Record<string, unknown>>): Profile {
  return {
    phone: textOf(content.phone),
    website: textOf(content.website),
    address: textOf(content.address),
    formerAddress: textOf(content.formerAddress),
    commune: textOf(content.commune),
    about: bothOf(content.about),
    logoId: textOf(content.logoId),
    images: listOf(content.images).map(photoOf),
    buyLinks: listOf(content.buyLinks).map(({ label, url }) => ({ label: textOf(label), url: textOf(url) })),
  };
}

/** What officers alone change, as it was typed. */
export function identityOf(form: FormValues) {
  return {
    name: form.text('name'),
    kind: form.text('kind'),
    identifier: form.text('identifier'),
    provinceCode: form.text('provinceCode'),
    /** As it was when the form was made: its communes are those to choose from. */
    provinceBefore: form.text('provinceBefore'),
  };
}
