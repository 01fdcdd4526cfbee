import { html } from 'ghtml';

/** The style of the API's pages; its hash goes into the content security policy. */
export const API_CSS = `:root{color-scheme:light dark;--paper:#fbf9f4;--card:#fff;--ink:#1d1b18;--ink-2:#5c564d;--line:#e4ddd0;--accent:#9b1c1f}
@media (prefers-color-scheme:dark){:root{--paper:#161412;--card:#1f1c19;--ink:#f3efe8;--ink-2:#b5aca0;--line:#37322c;--accent:#f08a80}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:60rem;margin:0 auto;padding:16px 16px 64px}h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin:36px 0 8px;text-transform:capitalize}
a{color:var(--accent)}code{font:.92em ui-monospace,"Roboto Mono","SF Mono",Menlo,monospace;overflow-wrap:anywhere}
details{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:8px 0;padding:0 14px}summary{padding:11px 0;min-height:44px;cursor:pointer}
.method{display:inline-block;min-width:4.2em;font-weight:700;color:var(--accent)}.muted{color:var(--ink-2)}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 12px;font-size:.94rem}th,td{text-align:left;vertical-align:top;padding:7px 12px 7px 0;border-top:1px solid var(--line)}
:target{outline:2px solid var(--accent);outline-offset:2px}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;

/** A complete document in the quiet look of the API's pages; `body` is trusted HTML. */
export function apiPage(title: string, body: string): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><style>!${API_CSS}</style></head><body><main>!${body}</main></body></html>`;
}
