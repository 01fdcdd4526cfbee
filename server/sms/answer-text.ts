import type { Finding, Recognition, StampFault } from '../../stamps/verdict/index.ts';
import { unaccented } from './unaccented.ts';

/** Characters of one message in the seven-bit alphabet. */
export const MESSAGE_CHARACTERS = 160;

/** What a message may tell of a stamp that is proved. */
export interface ToldStamp {
  readonly productName: string;
  readonly producerName: string;
  readonly lotNumber: string | null;
  readonly recognition: Recognition;
  /** Checks before this one. */
  readonly scans: number;
}

/** The first words for each verdict: what it is and what to do. */
const LEADS: Readonly<Record<Finding['verdict'], string>> = {
  authentic: 'Tem do he thong cap, dang luu hanh.',
  claimed: 'Tem do he thong cap, ma cao DA DUOC DUNG truoc do.',
  'not-activated': 'CANH BAO: tem chua duoc dua vao su dung, khong nen co tren hang.',
  'suspect-copy': 'CANH BAO: tem co dau hieu bi sao chep.',
  'expired-unused': 'CANH BAO: tem da qua han kich hoat, khong nen co tren hang.',
  suspended: 'CHU Y: tem dang duoc co quan quan ly kiem tra.',
  withdrawn: 'CANH BAO: tem da bi loai bo, khong nen co tren hang.',
  recalled: 'CANH BAO: lo hang dang bi THU HOI. Dung su dung.',
  forged: 'CANH BAO: tem nay khong do he thong cap.',
  'foreign-host': 'CANH BAO: duong dan nay khong phai cua he thong.',
  unknown: 'CANH BAO: he thong chua tung cap tem so nay. Hay so lai tung ky tu.',
  malformed: 'Chua doc duoc so tem.',
};

/** What is wrong with a text that is no serial. */
const FAULTS: Partial<Record<StampFault, string>> & { readonly other: string } = {
  'serial-length': 'So tem co 16 ky tu, hay nhan lai du 16 ky tu in canh ma QR.',
  'serial-check': 'So tem bi go sai mot ky tu, hay so lai va nhan lai.',
  other: 'Hay nhan lai so tem gom 16 ky tu in canh ma QR.',
};

/** The answer to one message: at most 160 characters, without marks, the most important first. */
export function answerText(leading: Finding, told: ToldStamp | null, host: string): string {
  const lead =
    leading.verdict === 'malformed'
      ? `${LEADS.malformed} ${FAULTS[leading.fault] ?? FAULTS.other}`
      : LEADS[leading.verdict];
  const parts = told === null ? [] : factsOf(told);
  return fitted([lead, ...parts], `Xem: ${host}`);
}

function factsOf({ productName, producerName, lotNumber, recognition, scans }: ToldStamp): string[] {
  return [
    recognitionText(recognition),
    `SP: ${shortened(productName, 40)}.`,
    scans === 0 ? 'Kiem tra lan dau.' : `Da kiem tra ${scans} lan truoc.`,
    ...(lotNumber === null ? [] : [`Lo ${shortened(lotNumber, 20)}.`]),
    `Cua: ${shortened(producerName, 40)}.`,
  ];
}

function recognitionText({ status, stars, certificate }: Recognition): string {
  if (stars !== undefined && certificate !== undefined) {
    const until =
      status === 'extended' ? (certificate.extendedUntil ?? certificate.expiresOn) : certificate.expiresOn;
    return `OCOP ${stars} sao den ${dayText(until)}.`;
  }
  if (status === 'revoked') return 'OCOP DA BI THU HOI.';
  return status === 'expired' ? 'OCOP DA HET HAN.' : 'Chua co cong nhan OCOP.';
}

function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}

function shortened(text: string, most: number): string {
  const plain = unaccented(text);
  return plain.length <= most ? plain : `${plain.slice(0, most - 2).trimEnd()}..`;
}

/** The first parts that fit, and the end when there is room for it. */
function fitted(parts: readonly string[], end: string): string {
  const [lead = '', ...rest] = parts;
  let text = unaccented(lead).slice(0, MESSAGE_CHARACTERS);
  for (const part of [...rest, end]) {
    const longer = `${text} ${unaccented(part)}`;
    if (longer.length <= MESSAGE_CHARACTERS) text = longer;
  }
  return text;
}
