import { type Command, Option } from 'commander';
import { ROLES } from '../../domain/principal.ts';
import { NewTokenAnswer, TokenAnswer } from '../answers.ts';
import { type CliIo, type CommonOptions, writeNote, writeResult } from '../cli-io.ts';
import { wholeNumber } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

interface CreateOptions extends CommonOptions {
  readonly role: string;
  readonly name: string;
  readonly producer?: string;
  readonly province?: string;
  readonly days?: number;
}

/** `token create|list|revoke`: who may use the API. */
export function addTokenCommands(program: Command, io: CliIo): void {
  const token = program.command('token').description('tokens of the API');

  token
    .command('create')
    .description('make a token; its text is shown this once')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .requiredOption('--name <text>', 'who uses it')
    .option('--producer <id>', 'the producer that a producer token acts for')
    .option('--province <code>', 'two digits: limits an officer or inspector to one province')
    .option(
      '--days <number>',
      'days until it expires; without this it does not',
      wholeNumber('days', 1, 3_650),
    )
    .action((options: CreateOptions) =>
      withServiceOrNew(io, options, async (api) => {
        const body = {
          name: options.name,
          role: options.role,
          ...(options.producer === undefined ? {} : { producerId: options.producer }),
          ...(options.province === undefined ? {} : { provinceCode: options.province }),
          ...(options.days === undefined ? {} : { expiresMs: io.clock() + options.days * 86_400_000 }),
        };
        const made = await api.json({ method: 'POST', path: '/api/v1/tokens', body }, NewTokenAnswer);
        if (!options.json)
          writeNote(io, `Token ${made.id} for ${made.name} (${made.role}). Keep it: it is not stored.`);
        writeResult(io, options, made, [made.token]);
      }),
    );

  token
    .command('list')
    .description('list tokens, newest first')
    .action((options: CommonOptions) =>
      withService(io, options, async (api) => {
        const tokens = await readAllPages(api, '/api/v1/tokens', TokenAnswer);
        const rows = tokens.map((entry) => [
          entry.id,
          entry.role,
          entry.producerId ?? entry.provinceCode,
          dayText(entry.createdMs),
          entry.revokedMs === null ? dayText(entry.expiresMs) : 'revoked',
          entry.name,
        ]);
        writeResult(
          io,
          options,
          tokens,
          tableLines(['id', 'role', 'bound to', 'created', 'until', 'name'], rows),
        );
      }),
    );

  token
    .command('revoke')
    .description('make a token useless from now on')
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        (
          await api.stream({ method: 'DELETE', path: `/api/v1/tokens/${encodeURIComponent(id)}` })
        ).body.resume();
        writeResult(io, options, { id, revoked: true }, [`Token ${id} is revoked.`]);
      }),
    );
}
