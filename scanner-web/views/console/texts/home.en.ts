import { counted } from '../../texts/counted.ts';
import type { HomeTexts, TodoValues } from './home.ts';
import { REVIEW_EN } from './review.en.ts';

/** English. */
export const HOME_EN: HomeTexts = {
  waiting: (count) => `Waiting for you: ${count}`,
  nothing: 'Nothing is waiting.',
  todosTitle: 'To do',
  more: (count) => `and ${count} more`,
  seeAll: 'See all of these',
  recentTitle: 'Recent batches',
  firstTitle: 'Begin',
  firstText: 'Order the first batch for a recognised product, print it, then activate it for a lot.',
  tiles: {
    toPrint: 'Stamps not printed',
    stock: 'Printed, not activated',
    activated: 'Activated stamps',
    checks: 'Checks, 30 days',
    alerts: 'Open alerts',
    queue: 'Waiting for a decision',
    recognised: 'Recognised products',
    ending: (days) => `Ending within ${days} days`,
  },
  endingTitle: 'Recognitions that end soon',
  endingLead:
    'A renewal is filed from 180 to 120 days before the end. Remind the producers before it is late.',
  endingNone: 'No recognition ends within the next 180 days.',
  within: (days) => `Within ${days} days`,
  products: (count) => counted(count, 'product'),
  emptyRegister:
    'No product is recognised yet. Import the annex of a decision: it makes the producers, products and certificates.',
  importAnnex: 'Import an annex',
  inviteTitle: 'Invite people',
  inviteText: 'Every officer and every producer has an account of its own; the log says who did what.',
  invite: 'Invite somebody',
  inspectorLead:
    'Type the number on a stamp to see all that happened to it: its batch and lot, where it was checked, and any cases about it.',
  todos: {
    'certificate-lapsed': {
      title: (value) => `The certificate of ${value('product')} is not valid any more`,
      detail: (value) =>
        `${counted(value('stamps'), 'printed stamp')} cannot be activated until it is recognised again.`,
      action: 'See the certificate',
    },
    'certificate-window': {
      title: (value) => `The certificate ends in ${counted(value('days'), 'day')}`,
      detail: (value) =>
        `${value('product')}: file the renewal between now and ${value('closesOn')}.${lapsing(value('stamps'))}`,
      action: 'See the certificate',
    },
    'certificate-late': {
      title: (value) => `The certificate ends in only ${counted(value('days'), 'day')}`,
      detail: (value) =>
        `${value('product')}: the renewal was to be filed by ${value('closesOn')}. Ask the OCOP officer about an extension.${lapsing(value('stamps'))}`,
      action: 'See the certificate',
    },
    'batch-deadline': {
      title: (value) =>
        `To be activated within ${counted(value('days'), 'day')}: ${counted(value('unused'), 'stamp')}`,
      detail: (value) => `Batch ${value('batch')}, ${value('product')}. Last day: ${value('deadlineOn')}.`,
      action: 'Open the batch',
    },
    'batch-to-activate': {
      title: (value) => `Not activated yet: ${counted(value('stamps'), 'stamp')}`,
      detail: (value) => `Batch ${value('batch')}, ${value('product')}. Printed, but of no lot yet.`,
      action: 'Activate',
    },
    'batch-to-print': {
      title: (value) => `Not printed yet: ${counted(value('stamps'), 'stamp')}`,
      detail: (value) => `Batch ${value('batch')}, ${value('product')}.`,
      action: 'Print',
    },
    'print-stopped': {
      title: (value) => `The print file of batch ${value('batch')} broke off`,
      detail: (value) =>
        `${value('product')}, ${counted(value('stamps'), 'stamp')}. Download it again; no stamp is counted twice.`,
      action: 'Download again',
    },
    'lot-nearly-full': {
      title: (value) => `Lot ${value('lot')} has nearly reached its quantity`,
      detail: (value) =>
        `${value('product')}: ${value('stamps')} of ${value('declared')} declared are activated.`,
      action: 'See the lot',
    },
    'lot-recalled': {
      title: (value) => `Lot ${value('lot')} is recalled`,
      detail: (value) => `${value('product')}: the recall shows on ${counted(value('stamps'), 'stamp')}.`,
      action: 'See the lot',
    },
    'review-queue': {
      title: (value) => `Waiting for a decision: ${counted(value('count'), 'submission')}`,
      detail: (value) => `${byKind(value)}. The oldest has waited for ${counted(value('days'), 'day')}.`,
      action: 'Review',
    },
    applications: {
      title: (value) => `Applied: ${counted(value('count'), 'new producer')}`,
      detail: (value) => `The oldest has waited for ${counted(value('days'), 'day')}.`,
      action: 'Read the applications',
    },
    cases: {
      title: (value) => `Open: ${counted(value('count'), 'case')} of suspicion`,
      detail: (value) =>
        `${Number(value('high')) > 0 ? `Pressing: ${value('high')}. ` : ''}The oldest has been open for ${counted(value('days'), 'day')}.`,
      action: 'See the cases',
    },
    'submission-returned': {
      title: (value) => `Submission ${value('number')} was returned: ${value('title')}`,
      detail: () => 'Read why, mend it and send it again.',
      action: 'Read why',
    },
    'submissions-waiting': {
      title: (value) => `Waiting for an officer: ${counted(value('count'), 'submission')} of yours`,
      detail: () => 'What is published stays until they are approved.',
      action: 'See them',
    },
  },
};

function lapsing(stamps: string): string {
  return stamps === '0' ? '' : ` ${counted(stamps, 'printed stamp')} would lapse with it.`;
}

/** `3 … · 1 …`: how many of each kind wait. */
function byKind(value: TodoValues): string {
  return Object.entries(REVIEW_EN.kinds)
    .flatMap(([kind, name]) => (value(kind) === '' ? [] : `${value(kind)} ${name.toLocaleLowerCase('en')}`))
    .join(' · ');
}
