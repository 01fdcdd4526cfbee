import { counted } from '../../texts/counted.ts';
import type { StatisticsTexts } from './statistics.ts';

/** English. */
export const STATISTICS_EN: StatisticsTexts = {
  title: 'Figures',
  told: {
    recognised: ({ scope, day, products, stars, ending }) =>
      `${scope}, ${day}: ${counted(products, 'recognised product')}${stars === '' ? '' : ` (${stars})`}${
        ending === '0' ? '' : `, of which ${ending} will end within 180 days`
      }.`,
    stamps: ({ from, to, ordered, activated }) =>
      `From ${from} to ${to}, ${counted(ordered, 'stamp was', 'stamps were')} issued and ${activated} activated;`,
    scans: ({ scans, alarming, share }) =>
      scans === '0'
        ? 'there was no check.'
        : `stamps were checked ${counted(scans, 'time')}, ${alarming === '0' ? 'never with a warning' : `${alarming} (${share} %) with a warning`}.`,
  },
  spanLabel: 'Time',
  spans: { '30d': 'Last 30 days', '90d': 'Last 90 days', '12m': 'Last 12 months' },
  province: 'Province',
  wholeCountry: 'The whole country',
  show: 'Show',
  numbers: 'The numbers',
  number: 'Number',
  total: 'Total',
  tiles: {
    recognised: 'Products recognised now',
    expiring: 'Ending within 180 days',
    ordered: 'Stamps issued',
    activated: 'Stamps activated',
    scans: 'Checks',
    warnings: 'Checks with a warning',
  },
  sections: { products: 'Products', stamps: 'Stamps', scans: 'Checks' },
  byGroup: 'Products by group',
  byStars: 'Products by stars',
  byProvince: 'Products by province',
  byCommune: 'Products by commune',
  byYear: 'Products by year of recognition and stars',
  expiring: 'Recognitions that end soon',
  columns: {
    group: 'Group',
    stars: 'Stars',
    place: 'Place',
    year: 'Year',
    within: 'Ends',
    products: 'Products',
    time: 'Time',
    verdict: 'Verdict',
    scans: 'Checks',
    product: 'Product',
  },
  groups: {
    food: 'Food',
    beverage: 'Beverages',
    medicinal: 'Medicinal plants',
    handicraft: 'Handicrafts',
    ornamental: 'Ornamental plants and animals',
    tourism: 'Community tourism',
  },
  starCount: (stars) => `${stars} stars`,
  withinDays: (days) => `Within ${days} days`,
  otherPlaces: (count) => `${count} other places`,
  unknownPlace: 'Commune not recorded',
  noProducts: 'No product is recognised now.',
  stampsTitle: 'Stamps over time',
  stampSeries: {
    ordered: 'Issued',
    printed: 'Printed',
    activated: 'Activated',
    voided: 'Voided',
    claimed: 'Scratch codes used',
  },
  stampsHint: 'What was taken back counts against the day on which it was.',
  noStamps: 'No stamp was issued, printed or activated, and no scratch code used, in this time.',
  scansTitle: 'Checks over time',
  severities: { ok: 'Authentic', notice: 'Notice', warning: 'Warning', danger: 'Danger' },
  verdictsTitle: 'Checks by verdict',
  verdicts: {
    authentic: 'Issued here',
    claimed: 'Hidden code used before',
    'not-activated': 'Not activated',
    'suspect-copy': 'Looks copied',
    'expired-unused': 'Activation overdue',
    suspended: 'Being checked',
    withdrawn: 'Withdrawn',
    recalled: 'Lot recalled',
    forged: 'Not issued here',
    'foreign-host': 'Other domain',
    unknown: 'No such number',
    malformed: 'Not readable',
  },
  placesTitle: 'Where checks were made',
  placesHint: 'Known only where the person chose to tell the province.',
  placeNotTold: 'Not told',
  noScans: 'There was no check in this time.',
  byProductTitle: 'Each product',
  summary: (title, largest, largestValue, total) =>
    `${title}: the most is ${largest} (${largestValue}), ${total} in all.`,
  summaryOfTime: (title, total, highest, highestAt) =>
    `${title}: ${total} in all, at most ${highest} (${highestAt}).`,
};
