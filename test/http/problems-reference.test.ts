import { describe, expect, it } from 'vitest';
import { problemEntries } from '../../server/http/api-pages.ts';
import { problemDocument } from '../../server/http/problem-reply.ts';
import { RULE_TEXTS } from '../../server/http/rule-texts.ts';

describe('docs/problems.md', () => {
  it('has every problem code with its status and sentences', async () => {
    const rows = problemEntries().map(
      ({ code, status, vi, en }) => `| \`${code}\` | ${status} | ${vi} | ${en} |`,
    );
    const text = `# Problem codes

Every refusal is an RFC 9457 document, \`application/problem+json\`:

\`\`\`json
{
  "type": "/api/docs/problems#field-invalid",
  "title": "Bad request",
  "status": 400,
  "detail": "The value of role is not acceptable: it must be one of admin, officer, producer, inspector.",
  "code": "field-invalid",
  "field": "role",
  "params": { "rule": "choice", "allowed": "admin, officer, producer, inspector" },
  "instance": "urn:request:V1StGXR8_Z5jdHi6B-myT"
}
\`\`\`

\`code\` never changes its meaning: programs decide by it. \`detail\` is a sentence for a person, in the language of
\`Accept-Language\` (\`vi\` unless \`en\` is preferred). \`field\` is the path of the member at fault, \`row\` the row of an
uploaded table, \`params\` the values in the sentence. The operator finds the request in the log by \`instance\`. A refused
request changed nothing. Answers with 429 and 503 carry \`Retry-After\`.

| code | status | sentence (vi) | sentence (en) |
|---|---|---|---|
${rows.join('\n')}
`;
    await expect(text).toMatchFileSnapshot('../../docs/problems.md');
  });

  it('has no two codes that differ only in spelling, and no sentence twice', () => {
    const entries = problemEntries();
    expect(entries.every(({ code }) => /^[a-z]+(-[a-z0-9]+)*$/.test(code))).toBe(true);
    for (const language of ['vi', 'en'] as const) {
      expect(new Set(entries.map((entry) => entry[language])).size).toBe(entries.length);
    }
  });

  it('uses the same placeholders in both languages', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const { code, vi, en } of problemEntries()) {
      expect([code, placeholders(vi)]).toEqual([code, placeholders(en)]);
    }
  });

  it('gives every status a title in words', () => {
    for (const { code } of problemEntries()) {
      for (const language of ['vi', 'en'] as const) {
        expect([code, problemDocument(code, {}, language, 'r').title]).toEqual([
          code,
          expect.stringMatching(/\p{L}{2}/u),
        ]);
      }
    }
  });

  it.each(['database', 'migrations', 'keys'])('says %s in words of its language', (reason) => {
    const detail = problemDocument('not-ready', { params: { reason } }, 'vi', 'r').detail;
    expect(detail).not.toContain(reason);
    expect(detail).toMatch(/^Máy chủ chưa sẵn sàng: .{5,}\.$/);
  });

  it('names things in Vietnamese as the officers do, one name for each', () => {
    const texts = JSON.stringify([...problemEntries().map(({ vi }) => vi), RULE_TEXTS.vi]);
    for (const other of ['nhà sản xuất', 'sê-ri', 'mã ẩn', 'vô hiệu', 'hạn dùng', 'tem của lô']) {
      expect(texts.toLowerCase()).not.toContain(other);
    }
  });
});
