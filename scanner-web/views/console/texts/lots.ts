import type { Locale } from '../../model.ts';
import { LOTS_EN } from './lots.en.ts';
import { LOTS_VI } from './lots.vi.ts';

/** Sentences of the pages of lots. */
export interface LotsTexts {
  readonly title: string;
  readonly lead: string;
  readonly declare: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly filterText: string;
  readonly filterState: string;
  readonly anyState: string;
  readonly states: { readonly open: string; readonly full: string; readonly recalled: string };
  readonly columns: {
    readonly number: string;
    readonly product: string;
    readonly produced: string;
    readonly activated: string;
    readonly state: string;
  };
  readonly newTitle: string;
  readonly newLead: string;
  readonly fields: {
    readonly product: string;
    readonly number: string;
    readonly numberHint: string;
    readonly producedOn: string;
    readonly expiresOn: string;
    readonly expiresHint: string;
    readonly quantity: string;
    readonly quantityHint: string;
    readonly materials: string;
    readonly materialsHint: string;
    readonly materialName: string;
    readonly materialQuantity: string;
    readonly materialUnit: string;
    readonly materialSupplier: string;
    readonly materialPlace: string;
    readonly materialOn: string;
  };
  readonly submit: string;
  readonly lotTitle: (number: string) => string;
  readonly noMaterials: string;
  readonly correct: string;
  readonly correctTitle: string;
  readonly correctLead: string;
  readonly correctSubmit: string;
  /** Stamps are activated for this lot. */
  readonly activate: string;
  readonly amend: string;
  readonly amendTitle: string;
  readonly amendLead: string;
  readonly reason: string;
  readonly recall: string;
  readonly recallTitle: (number: string) => string;
  readonly recallWarning: (stamps: string) => string;
  readonly recallReason: string;
  readonly noticeVi: string;
  readonly noticeEn: string;
  readonly noticeHint: string;
  readonly recallSubmit: (stamps: string) => string;
  readonly recalledOn: (time: string) => string;
  readonly done: {
    readonly declared: string;
    readonly corrected: string;
    readonly amended: string;
    readonly recalled: string;
  };
  readonly noProducts: string;
}

/** The sentences by language. */
export const LOTS_TEXTS: Readonly<Record<Locale, LotsTexts>> = { vi: LOTS_VI, en: LOTS_EN };
