import { isFound } from '../views/console/studio/stock-search.ts';

/** Shortens the list that a search field names to what was typed; what is chosen stays while nothing is found. */
export function filterOptions(fields: Iterable<HTMLInputElement>): void {
  for (const field of fields) {
    const select = document.getElementById(field.dataset.filter ?? '');
    if (!(select instanceof HTMLSelectElement)) continue;
    const options = [...select.options];
    field.addEventListener('input', () => {
      const chosen = select.value;
      const found = options.filter(({ dataset }) => isFound(dataset.search ?? '', field.value));
      const shown = found.length > 0 ? found : options.filter(({ value }) => value === chosen);
      select.replaceChildren(...shown);
      select.value = shown.some(({ value }) => value === chosen) ? chosen : (shown[0]?.value ?? '');
    });
  }
}
