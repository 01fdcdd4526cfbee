import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GreyPicture } from './pdf.ts';

/** Texts of the QR symbols that one decoder finds in a picture. */
export type Decoder = (picture: GreyPicture) => Promise<string[]>;

let ready: Promise<unknown> | undefined;

/** The decoder's WASM comes from node_modules; left alone it would ask a network for it. */
function prepareZxing(): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  ready ??= readFile(file).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  );
  return ready;
}

/** ZXing (C++, as WebAssembly): finds every symbol of a sheet. */
export const zxing: Decoder = async (picture) => {
  await prepareZxing();
  const results = await readBarcodes(pgm(picture), {
    formats: ['QRCode'],
    maxNumberOfSymbols: 0,
    textMode: 'Plain',
    tryHarder: true,
    tryRotate: false,
    tryInvert: false,
  });
  return results.filter(({ isValid }) => isValid).map(({ text }) => text);
};

/** jsQR (JavaScript): finds one symbol, so a sheet is cut into its labels first. */
export const jsqrOne: Decoder = async (picture) => {
  const { data, width, height } = rgba(picture);
  const found = jsqr.default(data, width, height, { inversionAttempts: 'dontInvert' });
  return found ? [found.data] : [];
};

/** The picture as a file (PGM): one byte for each dot, where a sheet at 600 dpi as colours takes 140 MB. */
function pgm({ data, width, height }: GreyPicture): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}

function rgba({ data, width, height }: GreyPicture) {
  const pixels = new Uint32Array(width * height);
  // Whole numbers of 32 bits alone: the labels of a sheet have millions of pixels.
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.imul(data[at] ?? 255, 0x010101) | 0xff000000;
  return { data: new Uint8ClampedArray(pixels.buffer), width, height };
}
