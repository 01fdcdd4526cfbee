import { formatSerial, parseSerial, SERIAL_LENGTH } from '../../stamps/serial/index.ts';

/** Says beside the field how the typing goes, and writes a finished serial in its groups of four. */
export function followTyping(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[name=serial]');
  const hint = form.querySelector<HTMLElement>('.hint');
  if (input === null || hint === null) return;
  const { progress = '', good = '', wrong = '', character = '', long = '' } = form.dataset;
  const neutral = hint.textContent ?? '';

  const say = (text: string, severity?: 'ok' | 'notice') => {
    // Counting along would talk over whoever types with a screen reader.
    hint.setAttribute('aria-live', severity === undefined ? 'off' : 'polite');
    hint.textContent = text;
    hint.className = severity === undefined ? 'hint muted' : 'hint';
    if (severity === undefined) delete hint.dataset.severity;
    else hint.dataset.severity = severity;
  };

  input.addEventListener('input', () => {
    const { value } = input;
    // A pasted link is read by the server.
    if (value.trim() === '' || /[/:.]/.test(value)) return say(neutral);
    const parsed = parseSerial(value);
    if (parsed.ok) {
      if (input.selectionEnd === value.length) input.value = formatSerial(parsed.serial);
      return say(good, 'ok');
    }
    if (parsed.fault === 'serial-check') return say(wrong, 'notice');
    if (parsed.fault === 'serial-character')
      return say(character.replace('{group}', String(parsed.group ?? 4)), 'notice');
    const typed = parsed.length ?? 0;
    return typed > SERIAL_LENGTH ? say(long, 'notice') : say(progress.replace('{n}', String(typed)));
  });
}
