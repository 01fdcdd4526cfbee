import type { History } from '../../../scanner-web/views/console/index.ts';
import { AuditEntryView } from '../../audit/schemas.ts';
import { pageSchema } from '../../http/paging.ts';
import type { Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';

/** Changes that a page shows of its thing. */
const SHOWN = 5;

const Entries = pageSchema(AuditEntryView);

/** The newest entries about a thing, for `historyCard` on its page; null for who may not read of such things. */
export async function historyOf(page: Page, subjectKind: string, subjectId: string): Promise<History | null> {
  const { api, principal } = page;
  if (principal.role === 'inspector' && subjectKind !== 'case') return null;
  const query = new URLSearchParams({ subjectKind, subjectId, only: 'changes', limit: String(SHOWN) });
  const { items } = await api.get(`audit?${query}`, Entries);
  return {
    subjectKind,
    subjectId,
    entries: items,

    viewer: await viewerOf(page, items),
  };
}
