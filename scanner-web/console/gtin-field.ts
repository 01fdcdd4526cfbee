import { checkDigit, parseGtin } from '../../stamps/gs1/index.ts';

/** Says below the field of a GTIN, while it is typed, what is wrong with it, and which check digit the others ask for. */
export function gtinField(input: HTMLInputElement | null, said: HTMLElement | null): void {
  if (input === null || said === null) return;
  const judge = (isOver: boolean) => {
    const digits = input.value.replace(/[\s-]/g, '');
    const parsed = parseGtin(digits);
    const { textLength = '', textCharacter = '', textCheck = '', textRight = '' } = said.dataset;
    if (digits === '') said.textContent = '';
    else if (parsed.ok) said.textContent = textRight;
    else if (parsed.fault === 'gtin-character') said.textContent = textCharacter;
    else if (parsed.fault === 'gtin-length') said.textContent = isOver ? textLength : '';
    else said.textContent = textCheck.replace('{digit}', checkDigit(digits.slice(0, -1)));
    said.dataset.state = digits === '' || parsed.ok ? 'right' : 'wrong';
  };
  input.addEventListener('input', () => judge(false));
  input.addEventListener('blur', () => judge(true));
  judge(true);
}
