import { describesFor } from '../../domain/province-scope.ts';
import { problem } from '../../http/problems.ts';
import { ProducerView } from '../../registry/views.ts';
import type { Page } from '../pages.ts';

/** Whether the API would take an edit of this producer's goods from who is looking. */
export async function mayEdit({ api, principal }: Page, producerId: string): Promise<boolean> {
  return describesFor(principal, await api.get(`producers/${producerId}`, ProducerView));
}

/** Keeps a form from who could not send it. @throws forbidden */
export async function requireEditor(page: Page, producerId: string): Promise<void> {
  if (!(await mayEdit(page, producerId))) throw problem('forbidden');
}
