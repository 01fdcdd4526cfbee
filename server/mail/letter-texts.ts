import { formatDay } from '../../scanner-web/views/format.ts';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Language } from '../domain/language.ts';
import type { Letter, LetterContent } from './letter.ts';

/** The text of a letter in the language of whom it is to; plain text, with the true domain in it. */
export function letterText(
  content: LetterContent,
  to: { name: string; locale: Language },
  host: string,
): Letter {
  const { subject, lines } = WRITERS[to.locale](content);
  const [hello, foot] = FRAMES[to.locale];
  return {
    subject: `${subject} · ${host}`,
    text: [`${hello} ${to.name},`, ...lines, foot(host)].join('\n\n'),
  };
}

const FRAMES: Readonly<Record<Language, readonly [string, (host: string) => string]>> = {
  vi: [
    'Kính gửi',
    (host) => `Thư này do hệ thống Tem Quê tại ${host} tự gửi. Nếu bạn không chờ thư này, hãy bỏ qua.`,
  ],
  en: ['Dear', (host) => `Sent by Tem Quê at ${host}. If you did not expect this letter, ignore it.`],
};

const WRITERS: Readonly<
  Record<Language, (content: LetterContent) => { subject: string; lines: readonly string[] }>
> = {
  vi(content) {
    if (content.kind === 'certificate-expiry') {
      const day = formatDay(content.endsOn, 'vi');
      return {
        subject: `Giấy chứng nhận còn ${content.days} ngày`,
        lines: [
          `Giấy chứng nhận OCOP của "${content.product}" hết hạn ngày ${day}. Sau ngày đó không được dùng tem và hạng sao.`,
          'Hãy nộp hồ sơ đánh giá lại sớm để không bị gián đoạn.',
          content.url,
        ],
      };
    }
    const until = `Đường dẫn dùng được một lần, đến hết ngày ${formatDay(civilDay(content.expiresMs), 'vi')}:`;
    return content.kind === 'invitation'
      ? {
          subject: 'Mời bạn nhận tài khoản',
          lines: ['Bạn được mời dùng hệ thống tem OCOP.', until, content.url],
        }
      : {
          subject: 'Đặt mật khẩu mới',
          lines: ['Người quản trị gửi bạn đường dẫn đặt mật khẩu mới.', until, content.url],
        };
  },
  en(content) {
    if (content.kind === 'certificate-expiry') {
      const day = formatDay(content.endsOn, 'en');
      return {
        subject: `Your certificate ends in ${content.days} days`,
        lines: [
          `The OCOP certificate of "${content.product}" ends on ${day}. After that day its stars and stamps may not be used.`,
          'Hand your application in early, so that there is no gap.',
          content.url,
        ],
      };
    }
    const until = `The link works once, until ${formatDay(civilDay(content.expiresMs), 'en')}:`;
    return content.kind === 'invitation'
      ? { subject: 'Your account', lines: ['You are invited to the OCOP stamp service.', until, content.url] }
      : {
          subject: 'Choose a new password',
          lines: ['Your administrator sends you a link for a new password.', until, content.url],
        };
  },
};
