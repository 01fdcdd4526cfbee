import type { Command } from 'commander';
import { civilDay } from '../../../stamps/civil-day.ts';
import { emailKey } from '../../domain/email.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, writeNote, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { readAllPages } from '../pages.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import { tableLines } from '../table.ts';

/** `account setup-link|reset-link|list`: how to get in, on the machine itself. */
export function addAccountCommands(program: Command, io: CliIo): void {
  const { account: t } = io.texts.registry;
  const account = program.command('account').description(t.description);

  account
    .command('setup-link')
    .description(t.setupLink)
    .action((options: CommonOptions) =>
      withServiceOrNew(io, options, async (api) => {
        const link = await api.json({ method: 'POST', path: '/api/v1/setup-links' }, 'LinkAnswer');
        if (!options.json) writeNote(io, t.setupNote(civilDay(link.expiresMs)));
        writeResult(io, options, link, [link.url]);
      }),
    );

  account
    .command('reset-link')
    .description(t.resetLink)
    .argument('<email>')
    .action((email: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const found = await readAllPages(
          api,
          `/api/v1/accounts?q=${encodeURIComponent(email)}`,
          'AccountAnswer',
        );
        const key = emailKey(email);
        const match = found.find(({ person }) => person !== null && emailKey(person.email) === key);
        if (match === undefined)
          throw new CliError('account-unknown', EXIT.failed, (texts) =>
            texts.registry.account.unknown(email),
          );
        const path = `/api/v1/accounts/${match.id}/links`;
        const link = await api.json({ method: 'POST', path }, 'LinkAnswer');
        if (!options.json) writeNote(io, t.resetNote(email, civilDay(link.expiresMs)));
        writeResult(io, options, link, [link.url]);
      }),
    );

  account
    .command('list')
    .description(t.list)
    .action((options: CommonOptions) =>
      withService(io, options, async (api) => {
        const accounts = await readAllPages(api, '/api/v1/accounts', 'AccountAnswer');
        const rows = accounts.map((entry) => [
          entry.id,
          entry.role,
          entry.producerId ?? entry.communeCode ?? entry.provinceCode,
          t.states[entry.state],
          entry.person?.email ?? null,
          entry.person?.name ?? null,
        ]);
        const { id, role, boundTo, state, email, name } = t.titles;
        writeResult(io, options, accounts, tableLines([id, role, boundTo, state, email, name], rows));
      }),
    );
}
