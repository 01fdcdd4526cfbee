import { localStorageOf } from './local-storage.ts';
import { rememberStamp } from './seen-stamps.ts';

const PROVINCE = 'temque.province';

/**
 * Counts this page view once, as soon as it is really visible: not while prerendered, not in a background tab. The same
 * token is posted again only to add a province that the reader chooses, which counts nothing twice.
 */
export function countWhenVisible(form: HTMLFormElement): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-no-script]')) part.hidden = true;
  form.addEventListener('submit', (event) => event.preventDefault());
  const province = form.querySelector<HTMLSelectElement>('select');
  const storage = localStorageOf(window);
  if (province !== null) restoreChoice(province, storage);

  const start = () => {
    if (document.visibilityState !== 'visible' || isPrerendering()) return;
    document.removeEventListener('visibilitychange', start);
    document.removeEventListener('prerenderingchange', start);
    const { seenBefore, lastMs } = rememberStamp(form.dataset.scan ?? '', Date.now(), storage);
    if (lastMs !== null) sayWhen(form, lastMs);
    const count = () => post(form, { seenBefore, provinceCode: province?.value });
    void count();
    province?.addEventListener('change', () => {
      storeChoice(province, storage);
      if (province.value !== '') void count();
    });
  };
  document.addEventListener('visibilitychange', start);
  document.addEventListener('prerenderingchange', start);
  start();
}

async function post(
  form: HTMLFormElement,
  told: { seenBefore: string; provinceCode: string | undefined },
): Promise<void> {
  const line = document.getElementById('count');
  const { seenBefore, provinceCode } = told;
  const body = {
    token: new FormData(form).get('token'),
    seenBefore,
    ...(provinceCode ? { provinceCode } : {}),
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body: JSON.stringify(body),
        keepalive: true,
      });
      if (response.ok) {
        const { text }: { text: string } = await response.json();
        if (line !== null) line.textContent = text;
        return;
      }
      if (response.status < 500) break;
    } catch {
      // No network just now: the same token may be posted again.
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000 * (attempt + 1)));
  }
  if (line !== null) line.textContent = `${line.textContent ?? ''} ${form.dataset.failed ?? ''}`;
}

/** `This device checked this stamp …`, with the time as the device writes it. */
function sayWhen(form: HTMLFormElement, lastMs: number): void {
  const target = document.getElementById('seen');
  if (target === null) return;
  const at = new Intl.DateTimeFormat(form.dataset.forms, { dateStyle: 'short', timeStyle: 'short' }).format(
    lastMs,
  );
  target.textContent = ` ${(form.dataset.seen ?? '').replace('{at}', at)}`;
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}

/** The reader's own choice, kept on this device alone. */
function restoreChoice(province: HTMLSelectElement, storage: Storage | undefined): void {
  const chosen = storage?.getItem(PROVINCE);
  if (chosen) province.value = chosen;
  if (province.selectedIndex < 0) province.selectedIndex = 0;
}

function storeChoice(province: HTMLSelectElement, storage: Storage | undefined): void {
  try {
    if (province.value === '') storage?.removeItem(PROVINCE);
    else storage?.setItem(PROVINCE, province.value);
  } catch {
    // Forbidden: it is asked again next time.
  }
}
