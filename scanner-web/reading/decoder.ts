/** Finds the texts of the QR symbols in a picture. @throws Error when nothing here can read pictures */
export type Decoder = (picture: HTMLVideoElement | ImageBitmap) => Promise<readonly string[]>;

interface NativeDetector {
  detect(picture: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

declare global {
  /** Where the browser reads codes itself. */
  var BarcodeDetector: NativeDetectorClass | undefined;
}

/** Sides of a picture that are looked at; a larger one is made smaller, to fit a phone's memory. */
const LONGEST_SIDE_PX = 4_000;

/** The browser's own reader where it has one for QR symbols, else ours, which is loaded when it is first used. */
export async function createDecoder(): Promise<Decoder> {
  const own = workerDecoder();
  const Detector = globalThis.BarcodeDetector;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (Detector === undefined || !formats.includes('qr_code')) return own;
  const detector = new Detector({ formats: ['qr_code'] });
  return async (picture) => {
    try {
      return (await detector.detect(picture)).map(({ rawValue }) => rawValue);
    } catch {
      return await own(picture);
    }
  };
}

function workerDecoder(): Decoder {
  let worker: Worker | undefined;
  let turns = 0;
  return (picture) => {
    // Built as one classic script: phones of 2020 know no workers that are modules.
    worker ??= new Worker(new URL('./read-worker.ts', import.meta.url));
    const reader = worker;
    const turn = ++turns;
    return new Promise((resolve, reject) => {
      const answered = ({ data }: MessageEvent<{ turn: number; texts: string[] | null }>) => {
        if (data.turn === turn) settle(data.texts);
      };
      const failed = () => settle(null);
      const settle = (texts: string[] | null) => {
        reader.removeEventListener('message', answered);
        reader.removeEventListener('error', failed);
        if (texts === null) reject(new Error('the reader of codes failed'));
        else resolve(texts);
      };
      reader.addEventListener('message', answered);
      reader.addEventListener('error', failed);
      const pixels = pixelsOf(picture);
      reader.postMessage({ turn, picture: pixels }, [pixels.data.buffer]);
    });
  };
}

function pixelsOf(picture: HTMLVideoElement | ImageBitmap): ImageData {
  const [wide, high] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height];
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(wide * scale));
  canvas.height = Math.max(1, Math.round(high * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
