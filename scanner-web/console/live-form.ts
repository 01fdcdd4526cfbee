/** Milliseconds without a further change after which the page is asked for again. */
const PAUSE_MS = 300;

/**
 * Keeps the part of a page up to date that a form's settings decide: whatever is changed, the page is asked for as the form
 * would ask for it, and its part replaced. Until then what stands there is of other settings, and its forms are not sent.
 * A click on a label of the sheet sets where to begin.
 */
export function liveForm(form: HTMLFormElement | null): void {
  const id = form?.dataset.live;
  if (form === null || id === undefined) return;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const refresh = async () => {
    const turn = ++asked;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.set(name, value);
    const url = `${form.action}?${query}`;
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    const text = await answer?.text();
    // A slower answer to an earlier question says nothing any more.
    if (turn !== asked || text === undefined || answer?.ok !== true) return;
    const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById(id);
    const old = document.getElementById(id);
    if (fresh === null || old === null) return;
    const isInside = old.contains(document.activeElement);
    old.replaceWith(fresh);
    history.replaceState(null, '', url);
    if (isInside) fresh.querySelector<SVGAElement>('a[aria-current]')?.focus();
  };
  const soon = (pauseMs: number) => {
    clearTimeout(waiting);
    const part = document.getElementById(id);
    part?.setAttribute('aria-busy', 'true');
    for (const button of part?.querySelectorAll('button') ?? []) button.setAttribute('aria-disabled', 'true');
    waiting = setTimeout(() => void refresh(), pauseMs);
  };
  const holdBack = (event: Event) => {
    if (!(event.target instanceof Element) || event.target.closest('[aria-busy]')?.id !== id) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('submit', holdBack, { capture: true });
  form.addEventListener('input', () => soon(PAUSE_MS));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    soon(0);
  });
  const start = form.elements.namedItem('startAt');
  const begin = (slot: string | undefined) => {
    if (slot === undefined || !(start instanceof HTMLInputElement)) return;
    start.value = slot;
    soon(0);
  };
  document.addEventListener('click', (event) => {
    const label = event.target instanceof Element ? event.target.closest<SVGAElement>('a[data-start]') : null;
    if (label === null) return;
    event.preventDefault();
    begin(label.dataset.start);
  });
  document.addEventListener('keydown', (event) => {
    const label = event.target instanceof Element ? event.target.closest<SVGAElement>('a[data-start]') : null;
    const next = label && neighbour(label, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** The label beside, above or below one, by where they are drawn. */
function neighbour(label: SVGAElement, key: string): SVGAElement | undefined {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (step === undefined) return undefined;
  const from = label.getBoundingClientRect();
  const [right = 0, down = 0] = step;
  const x = from.left + from.width / 2 + right * from.width * 1.2;
  const y = from.top + from.height / 2 + down * from.height * 1.2;
  const all = [...(label.ownerSVGElement?.querySelectorAll<SVGAElement>('a[data-start]') ?? [])];
  return all.find((other) => {
    const box = other.getBoundingClientRect();
    return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  });
}
