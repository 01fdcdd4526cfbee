/** Shows the buttons that copy a serial, where the device can copy. */
export function offerCopies(buttons: Iterable<HTMLButtonElement>): void {
  if (!('clipboard' in navigator)) return;
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => {
          button.textContent = button.dataset.copied ?? '';
        },
        () => {
          button.hidden = true;
        },
      );
    });
  }
}
