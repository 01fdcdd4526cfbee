import {
  listDownloads,
  PRODUCERS_TEXTS,
  type ProducerFilters,
  producerListBody,
} from '../../../scanner-web/views/console/index.ts';
import { decidesFor } from '../../domain/province-scope.ts';
import { pageSchema } from '../../http/paging.ts';
import { ProducerCounted } from '../../registry/views.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { provinceName } from '../province-choices.ts';
import { communeChoices, provinceChoices } from './places.ts';

const Counted = pageSchema(ProducerCounted);

/** `/console/producers`: the producers of the places that the viewer looks after. */
export function producerPages(pages: ConsolePages): void {
  pages.get('/console/producers', { roles: ['admin', 'officer', 'inspector'] }, list);
}

async function list(page: Page): Promise<PageAnswer> {
  const { locale, principal, api } = page;
  const texts = PRODUCERS_TEXTS[locale];
  const bound = boundTo(page);
  const filters = await filtersOf(page, bound);
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
  const cursor = page.query('cursor');
  const asked = cursor === '' ? query : new URLSearchParams([...query, ['cursor', cursor]]);
  const { items, next } = await api.get(`producers?${asked}`, Counted);
  const mayOpen = principal.role !== 'inspector';
  return {
    title: texts.title,
    lead: texts.lead,
    actions: mayOpen ? listDownloads('producers', query, locale) : [],
    body: producerListBody(
      {
        filters,
        bound: Object.keys(bound),
        items: items.map((item) => ({
          ...item,
          place: [item.communeName ?? item.address, provinceName(item.provinceCode)]
            .filter(Boolean)
            .join(', '),
          isOpen: decidesFor(principal, item.provinceCode),
        })),
        next,
        provinces: bound.provinceCode === undefined ? await provinceChoices(page) : [],
        communes:
          filters.provinceCode === '' || bound.communeCode !== undefined
            ? []
            : await communeChoices(page, filters.provinceCode),
        mayImport: mayOpen && principal.communeCode === null,
      },
      locale,
    ),
  };
}

/** What an officer cannot look beyond. */
function boundTo({ principal }: Page): Partial<ProducerFilters> {
  const { role, provinceCode, communeCode } = principal;
  if (role !== 'officer') return {};
  return {
    ...(provinceCode === null ? {} : { provinceCode }),
    ...(communeCode === null ? {} : { communeCode }),
  };
}

async function filtersOf(page: Page, bound: Partial<ProducerFilters>): Promise<ProducerFilters> {
  const { query } = page;
  const asked = {
    q: query('q').trim(),
    provinceCode: query('provinceCode'),
    communeCode: query('communeCode'),
    productGroup: query('productGroup'),
    ...bound,
  };
  if (asked.communeCode === '' || bound.communeCode !== undefined) return asked;
  // A commune of the province that was chosen before narrows nothing.
  const communes = asked.provinceCode === '' ? [] : await communeChoices(page, asked.provinceCode);
  return communes.some(({ value }) => value === asked.communeCode) ? asked : { ...asked, communeCode: '' };
}
