/**
 * Takes the second click of a double click away, and lets buttons be used again when the page comes back out of the
 * browser's memory (the back button). Without script the form's `onceKey` alone sees to it.
 */
export function sendOnce(forms: Iterable<HTMLFormElement>): void {
  const all = [...forms];
  for (const form of all) {
    form.addEventListener('submit', (event) => {
      // What opens beside the page, such as a preview, leaves its form as it is.
      if (event.submitter?.hasAttribute('formtarget') === true) return;
      if (form.dataset.sent !== undefined) event.preventDefault();
      else mark(form, true);
    });
  }
  window.addEventListener('pageshow', () => {
    for (const form of all) mark(form, false);
  });
}

function mark(form: HTMLFormElement, isSent: boolean): void {
  if (isSent) form.dataset.sent = '';
  else delete form.dataset.sent;
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', String(isSent));
}
