/** Fixed texts that a label may carry. */
export interface LabelTexts {
  /** Where the lot and the expiry date are found: they are not known when labels are printed. */
  readonly hint: string;
}

/** Labels in Vietnamese. */
export const LABEL_VI: LabelTexts = { hint: 'Lô, hạn dùng: quét mã' };
