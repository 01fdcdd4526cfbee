import { type Camera, openCamera } from '../reading/camera.ts';
import { isDark } from '../reading/darkness.ts';
import { createDecoder } from '../reading/decoder.ts';
import { hasTorch, setTorch } from '../reading/torch.ts';
import { type Aim, aimOf } from './aim.ts';

/** The parts of the page between which the scanner works. */
export interface ScannerParts {
  /** What is said, and the host of our links. */
  readonly words: DOMStringMap;
  readonly camera: HTMLButtonElement;
  readonly light: HTMLButtonElement;
  readonly video: HTMLVideoElement;
  readonly status: HTMLElement;
  /** Takes whatever is not a link of ours, to be judged by the server. */
  readonly form: HTMLFormElement;
}

/** Finds one stamp through the camera or in a photo, and opens its page. */
export interface StampScanner {
  /** Opens the camera, or closes it. */
  toggleCamera(): Promise<void>;
  readPhoto(file: File): Promise<void>;
}

/** Looks in vain, one after another, before the light is looked at. */
const LOOKS_BEFORE_DARK = 8;

/** The scanner of a page; the reader of codes is loaded with it. */
export async function stampScanner({
  words,
  camera: button,
  light,
  video,
  status,
  form,
}: ScannerParts): Promise<StampScanner> {
  const decoder = await createDecoder();
  const host = words.host ?? '';
  let camera: Camera | undefined;
  let inVain = 0;

  const say = (text = '') => {
    // A live region speaks whatever is written into it, also the same again.
    if (status.textContent !== text) status.textContent = text;
  };
  const stop = () => {
    camera?.stop();
    camera = undefined;
    light.hidden = true;
    light.setAttribute('aria-pressed', 'false');
    button.textContent = words.start ?? '';
  };
  const follow = (aim: Aim) => {
    switch (aim.kind) {
      case 'none':
        return;
      case 'several':
        return say(words.several?.replace('{n}', String(aim.count)));
      case 'other':
        return say(aim.host === null ? words.other : words.otherHost?.replace('{host}', aim.host));
      case 'page':
        stop();
        say(words.found);
        navigator.vibrate?.(60);
        return location.assign(withLanguage(aim.path));
      case 'judge': {
        stop();
        say(words.found);
        navigator.vibrate?.(60);
        const field = form.querySelector<HTMLInputElement>('input[name=serial]');
        if (field !== null) field.value = aim.text;
        return form.submit();
      }
    }
  };
  const lookAtLight = () => {
    inVain += 1;
    if (inVain % LOOKS_BEFORE_DARK !== 0) return;
    if (!isDark(video)) say(words.looking);
    else say(light.hidden ? words.dark : words.darkWithLight);
  };

  light.addEventListener('click', () => {
    const isOn = light.getAttribute('aria-pressed') !== 'true';
    setTorch(camera?.track, isOn).then(
      () => light.setAttribute('aria-pressed', String(isOn)),
      () => {
        light.hidden = true;
      },
    );
  });
  addEventListener('pagehide', () => {
    stop();
    say();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) stop();
  });

  return {
    async toggleCamera() {
      if (camera !== undefined) {
        stop();
        return say(words.stopped);
      }
      inVain = 0;
      try {
        camera = await openCamera(video, decoder, {
          texts: (texts) => {
            inVain = 0;
            follow(aimOf(texts, host));
          },
          nothing: lookAtLight,
          failed: () => {
            stop();
            say(words.failed);
          },
        });
        light.hidden = !hasTorch(camera.track);
        button.textContent = words.stop ?? '';
        say(words.looking);
      } catch (error) {
        stop();
        say(words[refusalOf(error)]);
      }
    },
    async readPhoto(file) {
      stop();
      try {
        const aim = aimOf(await decoder(await createImageBitmap(file)), host);
        if (aim.kind === 'none') say(words.none);
        else follow(aim);
      } catch {
        say(words.failed);
      }
    },
  };
}

/** Why a camera did not open, as browsers name it. */
function refusalOf(error: unknown): 'denied' | 'missing' | 'busy' | 'failed' {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** The page opens in the language of this one. */
function withLanguage(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${document.documentElement.lang}`;
}
