import type { Locale } from '../../model.ts';
import { BATCHES_EN } from './batches.en.ts';
import { BATCHES_VI } from './batches.vi.ts';

type StageKey = 'expired' | 'to-activate' | 'to-print' | 'in-use' | 'spent';
type UndoBar =
  | 'undo-of-undo'
  | 'undo-stolen'
  | 'undo-too-late'
  | 'undo-overlapped'
  | 'undo-scanned'
  | 'undo-claimed'
  | 'undo-foreign';

type ActionKey = 'print' | 'activate' | 'reassign' | 'void' | 'suspend' | 'resume' | 'undo';

/** Sentences of the pages of batches. */
export interface BatchesTexts {
  readonly title: string;
  readonly lead: string;
  readonly order: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly filterText: string;
  readonly filterStage: string;
  readonly anyStage: string;
  readonly stages: Readonly<Record<StageKey, string>>;
  readonly columns: {
    readonly code: string;
    readonly product: string;
    readonly quantity: string;
    readonly activated: string;
    readonly stage: string;
  };
  readonly orderForm: {
    readonly lead: string;
    readonly variant: string;
    readonly choosePack: string;
    /** Above the packs that get no stamps today, and what follows from it. */
    readonly apart: string;
    readonly apartHint: string;
    readonly refused: Readonly<Record<'expired' | 'revoked' | 'none', string>>;
    readonly quantity: string;
    readonly quantityHint: string;
    readonly profile: string;
    readonly signed: string;
    readonly signedHint: string;
    readonly compact: string;
    readonly compactHint: string;
    readonly hiddenCode: string;
    readonly hiddenCodeHint: string;
    readonly deadline: string;
    readonly deadlineHint: string;
    readonly submit: string;
    readonly note: string;
    readonly noteHint: string;
    readonly noProducts: string;
  };
  readonly batchTitle: (code: string) => string;
  readonly counts: {
    readonly allocated: string;
    readonly printed: string;
    readonly activated: string;
    readonly damaged: string;
    readonly lost: string;
    readonly stolen: string;
    readonly suspended: string;
    readonly reprinted: string;
  };
  readonly deadline: string;
  readonly daysLeft: (days: string) => string;
  readonly hiddenCode: string;
  readonly hasHiddenCode: string;
  readonly claimed: string;
  /** Both counts, formatted. */
  readonly claimedOf: (claimed: string, activated: string) => string;
  readonly deadlineOver: string;
  readonly statesTitle: string;
  readonly print: string;
  readonly activate: string;
  readonly voidStamps: string;
  readonly suspend: string;
  readonly resume: string;
  readonly jobsTitle: string;
  readonly noJobs: string;
  readonly jobColumns: {
    readonly time: string;
    readonly stamps: string;
    readonly sheets: string;
    readonly state: string;
  };
  readonly jobStates: {
    readonly recorded: string;
    readonly rendering: string;
    readonly done: string;
    readonly stopped: string;
  };
  readonly logTitle: string;
  readonly noLog: string;
  readonly logColumns: {
    readonly time: string;
    readonly action: string;
    readonly stamps: string;
    readonly who: string;
    readonly why: string;
    readonly undo: string;
  };
  readonly actions: Readonly<Record<ActionKey, string>>;
  readonly reasons: { readonly damaged: string; readonly lost: string; readonly stolen: string };
  readonly undoUntil: (time: string) => string;
  readonly undone: string;
  /** Why an entry stays, by the code that asking would meet. */
  readonly undoBarred: Readonly<Record<UndoBar, string>>;
  readonly undo: string;
  readonly entryWords: (what: string, stamps: string, range: string, time: string) => string;
  readonly numberHint: string;
  readonly choose: {
    readonly title: string;
    readonly allCount: (stamps: string) => string;
    readonly way: Readonly<Record<'all' | 'labels' | 'range' | 'serials', string>>;
    readonly job: string;
    readonly sheet: string;
    readonly lastSheet: string;
    readonly lastSheetHint: string;
    readonly firstSlot: string;
    readonly lastSlot: string;
    readonly slotHint: string;
    readonly first: string;
    readonly last: string;
    readonly serialsField: string;
    readonly serialsHint: string;
    /** For a number below 1. */
    readonly fromOne: string;
    readonly line: (line: number) => string;
    readonly sheetsOf: (time: string, sheets: string, range: string) => string;
  };
  readonly lot: {
    readonly title: string;
    readonly pick: string;
    readonly room: (number: string, room: string) => string;
    readonly newTitle: string;
    readonly chooseInstead: string;
  };
  readonly reason: string;
  readonly reasonHints: { readonly damaged: string; readonly lost: string; readonly stolen: string };
  readonly note: string;
  readonly review: string;
  readonly confirm: {
    readonly title: string;
    readonly about: (stamps: string) => string;
    readonly passedOver: (stamps: string) => string;
    readonly batch: string;
    readonly now: string;
    readonly afterwards: string;
    readonly state: string;
    readonly lotAfter: (number: string, activated: string, declared: string) => string;
    readonly undoable: string;
    /** What the public did already keeps it from being undone, by code. */
    readonly undoableNoMore: Readonly<Record<'undo-scanned' | 'undo-claimed', string>>;
    readonly notUndoable: string;
    readonly submit: Readonly<Record<ActionKey, string>>;
  };
  readonly done: {
    readonly ordered: string;
    readonly submitted: string;
    readonly activated: string;
    readonly voided: string;
    readonly suspended: string;
    readonly resumed: string;
    readonly undone: string;
  };
  readonly stamp: {
    readonly title: string;
    readonly lead: string;
    readonly serial: string;
    readonly serialHint: string;
    readonly look: string;
    readonly state: string;
    readonly phases: {
      readonly allocated: string;
      readonly printed: string;
      readonly activated: string;
      readonly voided: string;
    };
    readonly number: string;
    readonly lot: string;
    readonly scans: string;
    readonly noScans: string;
    readonly history: string;
    readonly prints: string;
    readonly place: (sheet: string, slot: string) => string;
  };
}

/** The sentences by language. */
export const BATCHES_TEXTS: Readonly<Record<Locale, BatchesTexts>> = { vi: BATCHES_VI, en: BATCHES_EN };
