import { html } from 'ghtml';
import type { ApiMember, ApiOperation } from './model.ts';
import { apiPage } from './page.ts';

/** The page that a developer reads before the first request: every operation, folded, grouped by tag. */
export function renderOperationsPage(host: string, operations: readonly ApiOperation[]): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const body = html`<h1>The API of ${host}</h1><p>JSON over HTTP. Sign in with <code>Authorization: Bearer tq_…</code>. Bodies are strict: an unknown member or a wrong type is refused. A creating request is repeatable with an <code>Idempotency-Key</code>. Lists page by <code>cursor</code>. Refusals are <code>application/problem+json</code> with a stable <code>code</code>: see <a href="/api/docs/problems">all codes</a>. Machine-readable: <a href="/api/openapi.json">openapi.json</a>.</p>!${tags.map(
    (tag) =>
      html`<section><h2 id="${tag}">${tag}</h2>!${operations.filter((operation) => operation.tag === tag).map(operationFold)}</section>`,
  )}`;
  return apiPage(`API · ${host}`, body);
}

function operationFold({ method, path, summary, access, members, answers }: ApiOperation): string {
  return html`<details><summary><span class="method">${method}</span><code>${path}</code> <span class="muted">${summary}</span></summary><p>Who may call it: <b>${access}</b></p>!${
    members.length === 0 ? '' : membersTable(members)
  }<ul>!${answers.map(({ status, description }) => html`<li><code>${status}</code> ${description}</li>`)}</ul></details>`;
}

function membersTable(members: readonly ApiMember[]): string {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Parameters"><table><thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Value</th></tr></thead><tbody>!${members.map(
    ({ name, place, type, isRequired, note }) =>
      html`<tr><td><code>${name}</code>${isRequired ? ' (required)' : ''}</td><td>${place}</td><td>${type}${note === '' ? '' : `. ${note}`}</td></tr>`,
  )}</tbody></table></div>`;
}
