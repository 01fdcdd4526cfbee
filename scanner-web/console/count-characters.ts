/** Fields for so many characters always show how many are used. */
const LONG_TEXT = 1_000;

/** Shorter ones do so from this share of their limit on. */
const NEARLY_FULL = 0.8;

/** Shows below the text fields of a form how many of their characters are used. */
export function countCharacters(form: HTMLFormElement): void {
  const numbers = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN');
  const show = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const { value, maxLength } = field;
    if (maxLength <= 0) return;
    const known = field.parentElement?.querySelector<HTMLElement>('[data-count]');
    const isShown = maxLength >= LONG_TEXT || value.length >= maxLength * NEARLY_FULL;
    if (!isShown) {
      known?.remove();
      return;
    }
    const below = known ?? document.createElement('p');
    below.className = 'hint muted count';
    below.dataset.count = '';
    below.dataset.state = value.length >= maxLength ? 'full' : 'open';
    below.textContent = `${numbers.format(value.length)} / ${numbers.format(maxLength)}`;
    if (known === null || known === undefined) field.after(below);
  };
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[maxlength]'))
    show(field);
  form.oninput = ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) show(target);
  };
}
