import { type Command, Option } from 'commander';
import { ROLES } from '../../domain/principal.ts';
import { type CliIo, type CommonOptions, writeNote, writeResult } from '../cli-io.ts';
import { optionValues } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

interface CreateOptions extends CommonOptions {
  readonly role: string;
  readonly name: string;
  readonly producer?: string;
  readonly province?: string;
  readonly commune?: string;
  readonly days?: number;
}

/** `token create|list|revoke`: who may use the API. */
export function addTokenCommands(program: Command, io: CliIo): void {
  const { token: t } = io.texts.registry;
  const { whole } = optionValues(io.texts);
  const token = program.command('token').description(t.description);

  token
    .command('create')
    .description(t.create)
    .addOption(new Option('--role <role>', t.role).choices(ROLES).makeOptionMandatory())
    .requiredOption('--name <text>', t.name)
    .option('--producer <id>', t.producer)
    .option('--province <code>', t.province)
    .option('--commune <code>', t.commune)
    .option(
      '--days <number>',
      t.days,
      whole(1, 3_650, ({ days }) => days),
    )
    .action((options: CreateOptions) =>
      withServiceOrNew(io, options, async (api) => {
        const body = {
          name: options.name,
          role: options.role,
          ...(options.producer === undefined ? {} : { producerId: options.producer }),
          ...(options.province === undefined ? {} : { provinceCode: options.province }),
          ...(options.commune === undefined ? {} : { communeCode: options.commune }),
          ...(options.days === undefined ? {} : { expiresMs: io.clock() + options.days * 86_400_000 }),
        };
        const made = await api.json({ method: 'POST', path: '/api/v1/tokens', body }, 'NewTokenAnswer');
        if (!options.json) writeNote(io, t.made(made.id, made.name, made.role));
        writeResult(io, options, made, [made.token]);
      }),
    );

  token
    .command('list')
    .description(t.list)
    .action((options: CommonOptions) =>
      withService(io, options, async (api) => {
        const tokens = await readAllPages(api, '/api/v1/tokens', 'TokenAnswer');
        const rows = tokens.map((entry) => [
          entry.id,
          entry.role,
          entry.producerId ?? entry.communeCode ?? entry.provinceCode,
          dayText(entry.createdMs),
          entry.revokedMs === null ? dayText(entry.expiresMs) : t.revokedMark,
          entry.name,
        ]);
        const { id, role, boundTo, created, until, name } = t.titles;
        writeResult(io, options, tokens, tableLines([id, role, boundTo, created, until, name], rows));
      }),
    );

  token
    .command('revoke')
    .description(t.revoke)
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        (
          await api.stream({ method: 'DELETE', path: `/api/v1/tokens/${encodeURIComponent(id)}` })
        ).body.resume();
        writeResult(io, options, { id, revoked: true }, [t.revoked(id)]);
      }),
    );
}
