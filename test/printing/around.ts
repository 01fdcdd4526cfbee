import { cropPicture, type GreyPicture } from '../support/pdf.ts';

/** The part of a picture around a label, in mm. */
export function around(
  picture: GreyPicture,
  dpi: number,
  rect: { xMm: number; yMm: number; widthMm: number; heightMm: number },
) {
  const perMm = dpi / 25.4;
  return cropPicture(picture, {
    x: rect.xMm * perMm,
    y: rect.yMm * perMm,
    width: rect.widthMm * perMm,
    height: rect.heightMm * perMm,
  });
}
