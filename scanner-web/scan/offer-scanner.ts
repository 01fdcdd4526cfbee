import type { StampScanner } from './stamp-scanner.ts';

/** Shows the scanner of the page: photos wherever there is script, the camera where the device has one. */
export function offerScanner(root: HTMLElement): void {
  const camera = root.querySelector<HTMLButtonElement>('[data-camera]');
  const light = root.querySelector<HTMLButtonElement>('[data-light]');
  const photo = root.querySelector<HTMLInputElement>('input[type=file]');
  const video = root.querySelector('video');
  const status = root.querySelector<HTMLElement>('[role=status]');
  const form = document.querySelector<HTMLFormElement>('form[data-serial-form]');
  if (!camera || !light || !photo || !video || !status || !form) return;

  let scanner: Promise<StampScanner> | undefined;
  const withScanner = async (use: (ready: StampScanner) => Promise<void>) => {
    status.textContent = root.dataset.wait ?? '';
    try {
      // What reads codes weighs more than the whole page: it comes when it is first wanted.
      scanner ??= import('./stamp-scanner.ts').then(({ stampScanner }) =>
        stampScanner({ words: root.dataset, camera, light, video, status, form }),
      );
      await use(await scanner);
    } catch {
      scanner = undefined;
      status.textContent = root.dataset.failed ?? '';
    }
  };
  camera.addEventListener('click', () => void withScanner((ready) => ready.toggleCamera()));
  photo.addEventListener('change', () => {
    const [file] = photo.files ?? [];
    if (file !== undefined) void withScanner((ready) => ready.readPhoto(file));
  });
  root.hidden = false;
  void hasCamera().then((has) => {
    camera.hidden = !has;
  });
}

async function hasCamera(): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some(({ kind }) => kind === 'videoinput');
  } catch {
    // No camera in pages that are not https, and in some apps' own browsers.
    return false;
  }
}
