/** Sentences of the list of producers. */
export interface ProducersTexts {
  readonly title: string;
  readonly lead: string;
  readonly search: string;
  readonly searchHint: string;
  readonly province: string;
  readonly commune: string;
  readonly group: string;
  readonly all: string;
  readonly name: string;
  readonly place: string;
  readonly products: string;
  readonly certificates: string;
  readonly stamps: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly importAction: string;
}
