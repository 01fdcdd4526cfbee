import { designQuery } from '../views/console/studio/design-preview.ts';

/** Milliseconds without a further change after which the label is drawn again. */
const PAUSE_MS = 250;

/** Draws the label of a design anew while its form is filled in. */
export function showDesign(image: HTMLImageElement | null): void {
  const form = document.querySelector<HTMLFormElement>('form[data-form]');
  const href = image?.dataset.design;
  if (image === null || form === null || href === undefined) return;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const data = new FormData(form);
      image.src =
        href +
        designQuery(
          (name) => String(data.get(name) ?? ''),
          (name) => data.has(name),
        );
    }, PAUSE_MS);
  });
}
