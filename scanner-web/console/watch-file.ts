const EVERY_MS = 1_000;
/** A file that nobody fetches stays as it is. */
const LONGEST_MS = 10 * 60_000;

/** Shows how far a file is while it is downloaded: from the click on its button on, the page's part is asked for again each second. */
export function watchFile(doc: Document): void {
  doc.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-refresh]') : null;
    const id = link?.dataset.refresh;
    if (id === undefined) return;
    const until = Date.now() + LONGEST_MS;
    const look = async () => {
      const text = await (await fetch(location.href, { headers: { accept: 'text/html' } })).text();
      const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById(id);
      const old = doc.getElementById(id);
      if (fresh === null || old === null) return;
      if (fresh.innerHTML !== old.innerHTML) old.replaceWith(fresh);
      const isOver = fresh.dataset.state === 'done' || fresh.dataset.state === 'stopped';
      if (!isOver && Date.now() < until) setTimeout(() => void look(), EVERY_MS);
    };
    setTimeout(() => void look(), EVERY_MS);
  });
}
