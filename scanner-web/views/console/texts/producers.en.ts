import type { ProducersTexts } from './producers.ts';

/** English. */
export const PRODUCERS_EN: ProducersTexts = {
  title: 'Producers',
  lead: 'The registered producers and what they have.',
  search: 'Name of the producer',
  searchHint: 'With or without tone marks',
  province: 'Province',
  commune: 'Commune',
  group: 'Has products of the group',
  all: 'All',
  name: 'Name',
  place: 'Place',
  products: 'Products',
  certificates: 'Certificates',
  stamps: 'Stamps issued',
  empty: 'There is no producer yet. Import the annex of a decision, or approve an application.',
  emptyFiltered: 'No producer fits this filter.',
  importAction: 'Import an annex',
};
