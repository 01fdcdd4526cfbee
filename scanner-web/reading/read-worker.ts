import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

addEventListener('message', ({ data }: MessageEvent<{ turn: number; picture: ImageData }>) => {
  const { turn, picture } = data;
  readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 0,
    textMode: 'Plain',
  }).then(
    (results) =>
      postMessage({ turn, texts: results.filter(({ isValid }) => isValid).map(({ text }) => text) }),
    () => postMessage({ turn, texts: null }),
  );
});
