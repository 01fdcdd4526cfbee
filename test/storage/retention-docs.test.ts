import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CONTACT_DAYS as APPLICANT_DAYS } from '../../server/applications/retention.ts';
import { CONTACT_DAYS, WORDS_DAYS } from '../../server/cases/erase.ts';
import { FIELDS } from '../../server/config/fields.ts';
import { REFUSAL_DAYS } from '../../server/issuance/retention.ts';
import { openStorage } from '../../server/storage/open.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const PAGE = readFileSync('docs/retention.md', 'utf8');
const [OF_PEOPLE = '', OF_NOBODY = ''] = PAGE.split('## Of nobody');

/** What columns with something about a person are called. */
const PERSONAL =
  /^(name|email|phone|address|contact|recipient|visitor_mark|reporter_mark|device_hash|password_hash|totp_sealed|content_sealed|evidence_json|text|place)$/;
/** Names of things, not of people. */
const THINGS = new Set(['province', 'commune', 'product', 'variant', 'print_thing', 'setting']);

it('names every table once, those with data about people with why, how long and who deletes it', async () => {
  const { sqlite, close } = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => close());
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .map(String);
  expect(tables.length).toBeGreaterThan(60);
  const named = (text: string, name: string) => text.includes(`\`${name}\``);
  expect(tables.filter((name) => named(OF_PEOPLE, name) === named(OF_NOBODY, name))).toEqual([]);
  const personal = tables.filter((name) => {
    const columns = sqlite.prepare('select name from pragma_table_info(?)').pluck().all(name).map(String);
    return !THINGS.has(name) && columns.some((column) => PERSONAL.test(column));
  });
  expect(personal).toContain('report_contact');
  expect(personal.filter((name) => !named(OF_PEOPLE, name))).toEqual([]);
  const rows = OF_PEOPLE.split('\n').filter((line) => line.startsWith('| '));
  expect(rows.filter((row) => row.split('|').length !== 7 || /\|\s*\|/.test(row))).toEqual([]);
});

it('says the times by which the service deletes', () => {
  expect([CONTACT_DAYS, WORDS_DAYS, APPLICANT_DAYS, REFUSAL_DAYS]).toEqual([90, 2 * 365, 90, 3 * 365]);
  for (const field of [FIELDS.scanRetentionDays, FIELDS.reportRetentionDays])
    expect(PAGE).toContain(`\`${field.name}\` (${field.fallback})`);
});
