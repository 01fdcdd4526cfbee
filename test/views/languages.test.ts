import { describe, expect, it } from 'vitest';
import {
  type PageFrame,
  type ReportRefusal,
  renderHomePage,
  renderNoticePage,
  renderPrivacyPage,
  renderReportedPage,
  renderReportPage,
  renderVerdictPage,
  type VerdictPage,
} from '../../scanner-web/views/index.ts';
import { STAMP_FAULTS, VERDICTS } from '../../stamps/verdict/index.ts';
import { plainWords, pseudoLanguage } from '../support/pseudo-language.ts';
import { frame, NOW_MS, verdictPage } from './pages.ts';

const STRANGE = pseudoLanguage();
const FRAME: PageFrame = { ...frame(STRANGE), css: '' };
const CLAIMS = ['open', 'first', 'earlier', 'form', 'wrong', 'limited', 'not-activated', 'failed'] as const;
const REFUSALS = Object.keys(STRANGE.report.refused) as ReportRefusal[];
const PROVINCES = [{ code: '68', name: 'Tỉnh Lâm Đồng' }];

/** Every text that a value holds, and nothing of the language itself. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || 'forms' in value) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What a reader sees or hears, or is shown by a script: text and attributes, without what is no sentence. */
function said(html: string): string {
  const decoded = (text: string) =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('&amp;', '&');
  const body = html.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
  const attributes = [
    ...body.matchAll(
      / (?:alt|aria-label|placeholder|content|data-(?!scan|verdict|severity|recognition|claim|copy=|forms|host)[a-z-]+)="([^"]*)"/g,
    ),
  ].map(([, text = '']) => decoded(text));
  return [decoded(body.replace(/<[^>]*>/g, '\n')), ...attributes].join('\n');
}

/** Words on a page that are neither of its language nor of what it is about. */
function untranslated(html: string, about: object): string[] {
  const data = [...new Set(textsIn(about))].filter((text) => text.length > 1);
  const technical = [
    'width=device-width,initial-scale=1',
    'noindex,nofollow',
    'telephone=no',
    'no-referrer',
    '#fbf9f4',
    '#161412',
    'shop.longviet.example',
    'website',
    'vi-VN',
    'English',
    'Tiếng Việt',
  ];
  const urls = /https?:\/\/[^\s"]+|\/media\/\S+/g;
  const parts = [...data.flatMap((text) => [text, ...text.split(/\n\s*\n/)]), ...technical];
  const rest = parts
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, known) => text.replaceAll(known, ' '), said(html).replace(urls, ' '));
  return plainWords(rest.replace(/\{\w+\}/g, ' '));
}

const verdictCase = (name: string, page: VerdictPage): [string, string, object] => [
  name,
  renderVerdictPage({ ...page, frame: FRAME }),
  page,
];

const genuine = verdictPage('authentic', STRANGE);
const PAGES: [string, string, object][] = [
  ['the start page', renderHomePage({ frame: FRAME }), FRAME],
  ['the privacy page', renderPrivacyPage(FRAME), FRAME],
  [
    'a throttled network',
    renderNoticePage({
      frame: FRAME,
      severity: 'notice',
      notice: { code: 'throttled', retryAfterSeconds: 40 },
    }),
    FRAME,
  ],
  ...VERDICTS.map((verdict) => verdictCase(verdict, verdictPage(verdict, STRANGE))),
  ...(['extended', 'expired', 'revoked', 'none'] as const).map((status) =>
    verdictCase(`recognition ${status}`, verdictPage('authentic', STRANGE, status, 'past')),
  ),
  ...STAMP_FAULTS.map((code) => verdictCase(code, { ...verdictPage('malformed', STRANGE), fault: { code } })),
  ...CLAIMS.map((state) =>
    verdictCase(`scratch code ${state}`, {
      ...genuine,
      claim: { state, link: '/S/1', onceKey: 'key', claimedMs: NOW_MS - 1 },
    }),
  ),
  ...(['done', 'failed'] as const).map((state) =>
    verdictCase(`counting ${state}`, { ...genuine, counting: { token: '', link: '/S/1', state } }),
  ),
  ...[null, 'stamp', 'kind', 'photo'].flatMap((field) =>
    REFUSALS.map((refusal): [string, string, object] => [
      `a report with a wrong ${field}: ${refusal}`,
      renderReportPage({
        frame: FRAME,
        typed: new Map(),
        onceKey: 'key',
        provinces: PROVINCES,
        fault: { field, refusal },
        rate: { year: 2026, checked: 1, suspected: 1, falseAlarms: 1, open: 1, falsePerMillion: null },
      }),
      PROVINCES,
    ]),
  ),
  ['a report that was taken', renderReportedPage({ frame: FRAME, number: 'VV-2026-000001' }), ['VV']],
];

describe('a page in a language added to ours', () => {
  it.each(PAGES)('says everything in it: %s', (_name, html, about) => {
    expect(untranslated(html, [about, FRAME.host])).toEqual([]);
    expect(html).toContain('<html lang="ar-XB" dir="rtl">');
    expect(html).not.toMatch(/undefined|null|\[object/);
  });

  it('leads to each other language, and every form and link stays in its own', () => {
    for (const [, html] of PAGES) {
      expect([...html.matchAll(/ hreflang="([^"]*)"/g)].map(([, code]) => code)).toEqual(['vi', 'en']);
      const kept = html.match(/(?:lang(?:=|&#61;)|name="lang" value=")(?!"|vi"|en")[\w-]+/g) ?? [];
      expect(kept.length).toBeGreaterThan(1);
      expect(kept.filter((text) => !text.endsWith('ar-XB'))).toEqual([]);
    }
  });

  it('shows what producers wrote in the language that its readers read, and says which that is', () => {
    const html = renderVerdictPage({ ...genuine, frame: FRAME });
    expect(html).toContain('<h2 lang="vi">Mắc ca Lê Anh Tuy Đức</h2>');
    expect(html).not.toContain('macadamia nuts</h2>');
    expect(html).toContain(STRANGE.storyVietnameseOnly);
    const english = renderVerdictPage({
      ...genuine,
      frame: { ...FRAME, texts: { ...STRANGE, reads: 'en' } },
    });
    expect(english).toContain('<h2 lang="en">Le Anh Tuy Duc macadamia nuts</h2>');
  });

  it('counts as it does', () => {
    const { counted } = STRANGE.forms;
    expect([1, 2].map((n) => counted(n, { one: '{n} day', other: '{n} days' }))).toEqual(['1 day', '2 days']);
  });
});
