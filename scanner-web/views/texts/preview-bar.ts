import type { Locale } from '../model.ts';

/** Sentences of the bar above a page that is only a preview. */
export interface PreviewBarTexts {
  readonly mark: string;
  readonly note: string;
  readonly back: string;
}

/** The sentences of the bar above a preview, by language. */
export const PREVIEW_BAR_TEXTS: Readonly<Record<Locale, PreviewBarTexts>> = {
  vi: {
    mark: 'Xem trước',
    note: 'Người mua sẽ thấy trang này khi quét một con tem thật. Điều chưa gửi hoặc chờ duyệt vẫn chưa được công bố; không lượt quét nào được tính.',
    back: 'Quay lại',
  },
  en: {
    mark: 'Preview',
    note: 'Buyers will see this page when they scan a genuine stamp. What was not sent or waits for approval is not published, and no scan is counted.',
    back: 'Back',
  },
};
