import { html } from 'ghtml';
import type { ProblemEntry } from './model.ts';
import { apiPage } from './page.ts';

/** Every problem code with its status and its sentences; the `type` of a problem document points to a row. */
export function renderProblemsPage(host: string, problems: readonly ProblemEntry[]): string {
  const rows = problems.map(
    ({ code, status, vi, en }) =>
      html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td><span lang="vi">${vi}</span><br><span class="muted">${en}</span></td></tr>`,
  );
  const body = html`<h1>Problem codes</h1><p>A code never changes its meaning. Words in braces are filled from the members <code>field</code>, <code>row</code> and <code>params</code> of the problem. <a href="/api/docs">The API</a></p><div class="wide" tabindex="0" role="group" aria-label="Problem codes"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Sentence</th></tr></thead><tbody>!${rows}</tbody></table></div>`;
  return apiPage(`Problem codes · ${host}`, body);
}
