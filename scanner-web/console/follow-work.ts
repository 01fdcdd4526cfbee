const EVERY_MS = 400;

/** Shows how far the work of a form is, from the moment it is sent until its answer takes the place of the page. */
export function followWork(bars: Iterable<HTMLElement>): void {
  for (const bar of bars) {
    const form = bar.closest('form');
    form?.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      bar.hidden = false;
      void follow(bar);
    });
  }
  window.addEventListener('pageshow', () => {
    for (const bar of bars) bar.hidden = true;
  });
}

async function follow(bar: HTMLElement): Promise<void> {
  const { follow: id = '', rows = '' } = bar.dataset;
  const progress = bar.querySelector('progress');
  const words = bar.querySelector('span');
  const number = new Intl.NumberFormat(document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB');
  while (!bar.hidden) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    const answer = await fetch(`/api/v1/progress/${id}`).catch(() => undefined);
    // Until the server has read the file there is nothing to tell.
    if (answer?.ok !== true) continue;
    const { state, done, total }: { state: string; done: number; total: number } = await answer.json();
    if (total > 0 && progress !== null && words !== null) {
      progress.max = total;
      progress.value = done;
      words.textContent = rows
        .replace('{done}', () => number.format(done))
        .replace('{total}', () => number.format(total));
    }
    if (state !== 'running') return;
  }
}
