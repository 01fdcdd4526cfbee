import type { TableTexts } from './texts.ts';

/** English. */
export const TABLE_TEXTS_EN: TableTexts = {
  notes: {
    product_name: 'As the decision has it.',
    group: 'Food, beverage, medicinal, handicraft, ornamental or tourism, or the Vietnamese name.',
    producer: 'A cooperative, company, group or business household. No names of private persons.',
    commune:
      'The commune or ward of today, with or without its kind. The list of communes is imported first.',
    province: 'Name or code of one of the 34 provinces and cities.',
    address: 'Hamlet, house number, street.',
    identifier: 'Tax code or business number.',
    stars: '3, 4 or 5; "03 sao" is understood. Needed when a decision is named.',
    decision_number: 'Empty while there is none: the product is registered, and gets no stamps yet.',
    decision_date: 'The day it was signed, such as 05/08/2026. Needed when a decision is named.',
    authority: 'Who signed the decision, such as UBND tỉnh Lâm Đồng. Needed when a decision is named.',
    expires_on: 'Empty: 36 months after the decision.',
    ocop_code: 'Such as 68.24688.12.2026.',
    variant: 'A product with several packs has a row for each.',
    net_content: 'As printed on the pack.',
    gtin: '8, 12, 13 or 14 digits. Format the column as text, so that no leading zero is lost.',
    code: 'Five digits, of Decision 19/2025/QĐ-TTg.',
    name: 'With its kind in front: Xã, Phường or Đặc khu.',
    province_code: 'Two digits, such as 68. Format the column as text, so that no leading zero is lost.',
    province_name: 'For the reader alone; the code of the province counts.',
  },
  sheets: { communes: 'Communes', registry: 'Products' },
  report: {
    sheet: 'Import report',
    row: 'Row',
    outcome: 'What became of it',
    added: 'Added',
    faults: 'Faults',
    differs: 'The registry differs in',
    adds: { producer: 'producer', product: 'product', variant: 'pack', certificate: 'certificate' },
  },
};
