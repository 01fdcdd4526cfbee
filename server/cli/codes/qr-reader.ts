import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture as the decoder takes it: RGBA, row by row from the top. */
export interface Raster {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

let prepared: Promise<unknown> | undefined;

/** The decoder would fetch its program from the network; this hands it the installed one. */
function prepare(): Promise<unknown> {
  prepared ??= readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then(
    (wasm) =>
      prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  );
  return prepared;
}

/** The texts of all QR symbols in a picture, from the top to the bottom and from left to right. */
export async function readSymbols(raster: Raster): Promise<string[]> {
  await prepare();
  const results = await readBarcodes(raster, {
    formats: ['QRCode'],
    tryHarder: true,
    // No limit: the densest label stocks have more labels than the decoder's own 255.
    maxNumberOfSymbols: 0,
    textMode: 'Plain',
  });
  const rowHeight = Math.max(1, raster.height / 100);
  return results
    .filter((result) => result.isValid)
    .sort((a, b) => {
      const row = Math.round(a.position.topLeft.y / rowHeight) - Math.round(b.position.topLeft.y / rowHeight);
      return row === 0 ? a.position.topLeft.x - b.position.topLeft.x : row;
    })
    .map((result) => result.text);
}
