import { type Command, InvalidArgumentError } from 'commander';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { withService } from '../service-access.ts';

interface Noted {
  readonly seq: number;
  readonly hash: string;
}

/** `audit verify`: whether the audit log contradicts itself, or what was noted of it. */
export function addAuditCommands(program: Command, io: CliIo): void {
  const { audit: t } = io.texts.service;
  program
    .command('audit')
    .description(t.description)
    .command('verify')
    .description(t.verify)
    .option('--noted <seq:hash>', t.noted, (text) => notedFrom(text, t.notedForm))
    .action((options: CommonOptions & { noted?: Noted }) =>
      withService(io, options, async (api) => {
        const { noted } = options;
        const query = noted === undefined ? '' : `?seq=${noted.seq}&hash=${noted.hash}`;
        const report = await api.json({ path: `/api/v1/audit/verification${query}` }, 'AuditAnswer');
        const { head, brokenAt, anchor, entries } = report;
        writeResult(io, options, report, [
          t.entries(entries),
          ...(head === null ? [] : [t.noteDown(`${head.seq}:${head.hash}`)]),
          ...(brokenAt === null ? [] : [t.brokenAt(brokenAt)]),
          ...(anchor === null || noted === undefined ? [] : [t[anchor](noted.seq)]),
        ]);
        if (brokenAt !== null || (anchor !== null && anchor !== 'found')) io.exitCode = EXIT.failed;
      }),
    );
}

function notedFrom(text: string, form: string): Noted {
  const [, seq, hash] = /^([1-9][0-9]{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (seq === undefined || hash === undefined) throw new InvalidArgumentError(form);
  return { seq: Number(seq), hash };
}
