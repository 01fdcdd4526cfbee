import { countCharacters } from './count-characters.ts';
import { photoFault } from './photo-check.ts';

/**
 * Lets the buttons of a form that change the form itself (add, remove, move) do so without loading the page anew, and
 * sends a photo as soon as it is chosen: the form is sent as it would be, and what comes back takes its place. What was
 * done is read out, and the focus goes where it was done.
 */
export function editLive(form: HTMLFormElement | null): void {
  if (form === null) return;
  const region = document.createElement('p');
  region.className = 'unseen';
  region.setAttribute('role', 'status');
  form.before(region);
  countCharacters(form);
  let isBusy = false;
  const waiting: (() => void)[] = [];

  const send = (act: string, said: string, progress?: HTMLProgressElement): void => {
    if (isBusy) {
      waiting.push(() => send(act, said, progress));
      return;
    }
    isBusy = true;
    const data = new FormData(form);
    data.set('act', act);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.responseType = 'document';
    request.setRequestHeader('accept', 'text/html');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (progress !== undefined && total > 0) progress.value = loaded / total;
    });
    request.addEventListener('loadend', () => {
      isBusy = false;
      const path = new URL(form.action).pathname;
      const fresh = request.responseXML?.querySelector<HTMLFormElement>(`form[action="${path}"]`);
      if (fresh === null || fresh === undefined) {
        region.textContent = '';
        fault(form, form.dataset.failed ?? '', progress?.parentElement?.parentElement ?? null);
        waiting.length = 0;
        return;
      }
      const late = typedSince(form, data);
      form.replaceChildren(...fresh.childNodes);
      // Words for a photo that were typed while it was sent are that photo's, not those of the next one.
      const list = form.querySelector('.faults') === null ? /^attach:(.*)\.file$/.exec(act)?.[1] : undefined;
      const newest = list === undefined ? undefined : newestAlt(form, list)?.name;
      if (/^(add|attach):/.test(act))
        for (const [name, text] of late)
          type(form, name === `${list}.newAlt` ? (newest ?? name) : name, text);
      countCharacters(form);
      region.textContent = form.querySelector('.faults') === null ? said : '';
      focusAfter(form, act);
      waiting.shift()?.();
    });
    request.send(data);
  };

  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.name !== 'act' || button.value === 'save' || button.formTarget !== '') return;
    event.preventDefault();
    send(button.value, button.dataset.said ?? '');
  });
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    const [file] = target.files ?? [];
    const holder = target.parentElement;
    holder?.querySelector('[data-photo]')?.remove();
    if (file === undefined || holder === null) return;
    const wrong = photoFault(file);
    if (wrong !== undefined) {
      target.value = '';
      const { heic = '', format = '', large = '' } = form.dataset;
      fault(form, { heic, format, large }[wrong], holder);
      return;
    }
    send(
      `attach:${target.name}`,
      form.dataset.attached ?? '',
      picture(file, holder, form.dataset.sending ?? ''),
    );
  });
}

/** What was typed while a form was under way. */
function typedSince(form: HTMLFormElement, sent: FormData): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== 'act' && sent.get(name) !== value ? [[name, value]] : [],
  );
}

function type(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name);
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (isText && field.type !== 'hidden') field.value = text;
}

/** Shows a chosen photo with how far it is sent. */
function picture(file: File, holder: Element, label: string): HTMLProgressElement {
  const box = document.createElement('div');
  box.dataset.photo = '';
  box.className = 'photo-field';
  const image = document.createElement('img');
  image.src = URL.createObjectURL(file);
  image.alt = '';
  image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true });
  const progress = document.createElement('progress');
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute('aria-label', label);
  box.append(image, progress);
  holder.append(box);
  return progress;
}

/** Says what is wrong beside where it was done. */
function fault(form: HTMLFormElement, text: string, near: Element | null): void {
  form.querySelector('[data-photo]')?.remove();
  const line = document.createElement('p');
  line.className = 'fault';
  line.dataset.photo = '';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  (near ?? form).append(line);
}

/** Takes the focus to what a button added or moved, or to what stands where something was. */
function focusAfter(form: HTMLFormElement, act: string): void {
  const faults = form.querySelector<HTMLElement>('.faults');
  if (faults !== null) {
    faults.focus();
    return;
  }
  const [, verb = '', path = '', place = '0'] = /^(\w+):(.*?)(?:\[(\d+)\])?$/.exec(act) ?? [];
  const buttonOf = (kind: string, at: number) =>
    form.querySelector<HTMLElement>(`button[value="${kind}:${path}[${at}]"]`);
  const at = Number(place);
  const moved = verb === 'raise' ? at - 1 : at + 1;
  const other = verb === 'raise' ? 'lower' : 'raise';
  const target =
    verb === 'raise' || verb === 'lower'
      ? (buttonOf(verb, moved) ?? buttonOf(other, moved))
      : verb === 'remove'
        ? (buttonOf('remove', at) ??
          buttonOf('remove', at - 1) ??
          form.querySelector<HTMLElement>('[value="add:story"]'))
        : verb === 'add'
          ? [...form.querySelectorAll<HTMLElement>('[name^="story["][name$=".heading.vi"]')].at(-1)
          : newestAlt(form, path.replace(/\.file$/, ''));
  target?.focus();
}

/** The field that says what the last photo of a list shows. */
function newestAlt(form: HTMLFormElement, list: string): HTMLInputElement | undefined {
  return [...form.querySelectorAll<HTMLInputElement>(`[name^="${list}["][name$=".alt"]`)].at(-1);
}
