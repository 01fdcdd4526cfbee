import type { Scanner } from './serials/scanner.ts';

/** Shows the parts by which serials are scanned into a field; what reads them is loaded when it is first wanted. */
export function offerScanning(roots: Iterable<HTMLElement>): void {
  for (const root of roots) {
    const field = document.getElementById(root.dataset.scanInto ?? '');
    const camera = root.querySelector('button');
    const photos = root.querySelector<HTMLInputElement>('input[type=file]');
    const video = root.querySelector('video');
    const status = root.querySelector<HTMLElement>('[role=status]');
    const list = root.querySelector('ul');
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    if (!camera || !photos || !video || !status || !list) continue;

    let scanner: Promise<Scanner> | undefined;
    const withScanner = async (use: (ready: Scanner) => Promise<void>) => {
      status.textContent = root.dataset.wait ?? '';
      try {
        scanner ??= import('./serials/scanner.ts').then(({ serialScanner }) =>
          serialScanner({ root, field, camera, video, status, list }),
        );
        await use(await scanner);
      } catch {
        scanner = undefined;
        status.textContent = root.dataset.failed ?? '';
      }
    };
    camera.hidden = navigator.mediaDevices === undefined;
    camera.addEventListener('click', () => void withScanner((ready) => ready.toggleCamera()));
    photos.addEventListener(
      'change',
      () => void withScanner((ready) => ready.readPhotos(photos.files ?? [])),
    );
    root.hidden = false;
  }
}
