import { formatSerial } from '../../../stamps/serial/index.ts';
import { type Camera, openCamera } from '../../reading/camera.ts';
import { createDecoder, type Decoder } from '../../reading/decoder.ts';
import { type Added, serialList } from './serial-list.ts';

/** The parts of the page between which a scanner works. */
export interface ScannerParts {
  readonly root: HTMLElement;
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly camera: HTMLButtonElement;
  readonly video: HTMLVideoElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
}

/** Reads serials through the camera and from photos into a field. */
export interface Scanner {
  /** Opens the camera, or closes it. */
  toggleCamera(): Promise<void>;
  readPhotos(files: Iterable<File>): Promise<void>;
}

/** A scanner for one field: a field of one line is sent with the first serial, one of several lines collects them. */
export async function serialScanner({
  root,
  field,
  camera: button,
  video,
  status,
  list,
}: ScannerParts): Promise<Scanner> {
  const words = root.dataset;
  const decoder: Decoder = await createDecoder();
  const kept = serialList(field);
  let camera: Camera | undefined;
  let inView: readonly string[] = [];

  const say = (text: string | undefined, serial = '') => {
    const shown = (text ?? '').replace('{serial}', serial).replace('{n}', String(kept.serials().length));
    if (status.textContent !== shown) status.textContent = shown;
  };
  const stop = () => {
    camera?.stop();
    camera = undefined;
    button.textContent = words.start ?? '';
  };
  const showList = () => {
    if (field instanceof HTMLInputElement) return;
    list.replaceChildren(
      ...kept.serials().map((serial) => {
        const item = document.createElement('li');
        const remove = document.createElement('button');
        const written = formatSerial(serial);
        item.append(
          Object.assign(document.createElement('span'), { className: 'serial', textContent: written }),
        );
        Object.assign(remove, { type: 'button', className: 'compact', textContent: words.remove ?? '' });
        remove.setAttribute('aria-label', `${words.remove ?? ''} ${written}`);
        remove.addEventListener('click', () => {
          kept.remove(serial);
          say(words.removed, written);
          button.focus();
        });
        item.append(remove);
        return item;
      }),
    );
  };
  const take = (texts: readonly string[]) => {
    for (const text of texts) {
      // The camera sees the same stamps many times a second, also one that was just taken out of the list.
      if (inView.includes(text)) continue;
      const { outcome, serial } = kept.add(text);
      if (outcome === 'added') navigator.vibrate?.(60);
      say(words[outcome satisfies Added], serial === null ? '' : formatSerial(serial));
      if (outcome === 'added' && field instanceof HTMLInputElement) {
        stop();
        field.form?.requestSubmit();
        return;
      }
    }
    inView = texts;
  };

  field.addEventListener('input', showList);
  field.form?.addEventListener('submit', stop);
  addEventListener('pagehide', stop);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) stop();
  });
  showList();

  return {
    async toggleCamera() {
      if (camera !== undefined) {
        stop();
        return say(words.stopped);
      }
      try {
        camera = await openCamera(video, decoder, {
          texts: take,
          failed: () => {
            stop();
            say(words.failed);
          },
        });
        button.textContent = words.stop ?? '';
        say(words.looking);
      } catch {
        stop();
        say(words.refused);
      }
    },
    async readPhotos(files) {
      for (const file of files) {
        try {
          const texts = await decoder(await createImageBitmap(file));
          inView = [];
          if (texts.length === 0) say(words.none);
          else take(texts);
        } catch {
          say(words.failed);
        }
      }
    },
  };
}
