import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import { Type } from 'typebox';
import { formatWrappingKey, parseWrappingKey, WRAPPING_KEY_BYTES } from '../../domain/wrapping-key.ts';
import { ALL_KEY_KINDS } from '../../keys/key-kind.ts';
import { KeyAnswer } from '../answers.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, writeNote, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { withService } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

const Change = Type.Object({ active: KeyAnswer, former: KeyAnswer });
const List = Type.Object({ items: Type.Array(KeyAnswer), wrappingKeyId: Type.String() });
const Rewrapped = Type.Object({ wrappingKeyId: Type.String(), keys: Type.Integer() });

/** `keys list|rotate|compromise|rewrap|new-wrapping-key`: the secrets of the service. */
export function addKeyCommands(program: Command, io: CliIo): void {
  const keys = program
    .command('keys')
    .description('keys of the service; no command shows a secret but the last');
  addListCommand(keys, io);
  addRotateCommand(keys, io);
  addCompromiseCommand(keys, io);
  addRewrapCommand(keys, io);
  addNewWrappingKeyCommand(keys, io);
}

function addListCommand(keys: Command, io: CliIo): void {
  keys
    .command('list')
    .description('list keys, oldest first')
    .action((options: CommonOptions) =>
      withService(io, options, async (api) => {
        const list = await api.json({ path: '/api/v1/keys' }, List);
        const rows = list.items.map((key) => [
          key.kind,
          key.state,
          dayText(key.stateChangedMs),
          dayText(key.createdMs),
          key.id,
        ]);
        writeResult(io, options, list, [
          ...tableLines(['kind', 'state', 'since', 'made', 'id'], rows),
          `Wrapped under the wrapping key ${list.wrappingKeyId}.`,
        ]);
      }),
    );
}

function addRotateCommand(keys: Command, io: CliIo): void {
  keys
    .command('rotate')
    .description('make a new active key of a kind; the former one retires')
    .addArgument(new Argument('<kind>', 'which').choices(ALL_KEY_KINDS))
    .action((kind: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const request = { method: 'POST', path: '/api/v1/keys/rotations', body: { kind } } as const;
        const change = await api.json(request, Change);
        writeResult(io, options, change, [
          `${kind} key ${change.active.id} is active; ${change.former.id} is ${change.former.state}.`,
        ]);
      }),
    );
}

function addCompromiseCommand(keys: Command, io: CliIo): void {
  keys
    .command('compromise')
    .description('declare that a key was stolen; an active one is replaced, and nothing takes it back')
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const path = `/api/v1/keys/${encodeURIComponent(id)}`;
        const change = await api.json({ method: 'PATCH', path, body: { state: 'compromised' } }, Change);
        writeResult(io, options, change, [`Key ${id} is compromised; ${change.active.id} is active.`]);
      }),
    );
}

function addRewrapCommand(keys: Command, io: CliIo): void {
  keys
    .command('rewrap')
    .description('wrap every key under another wrapping key')
    .requiredOption('--new-key-file <file>', 'holds the new wrapping key')
    .action(async (options: CommonOptions & { newKeyFile: string }) => {
      const newWrappingKey = (await readFile(options.newKeyFile, 'utf8')).trim();
      const parsed = parseWrappingKey(newWrappingKey);
      if (!parsed.ok) {
        throw new CliError(
          'wrapping-key-invalid',
          EXIT.usage,
          `The key in ${options.newKeyFile} ${parsed.fault}`,
        );
      }
      await withService(io, options, async (api) => {
        const request = {
          method: 'POST',
          path: '/api/v1/keys/wrapping-rotations',
          body: { newWrappingKey },
        } as const;
        const rewrapped = await api.json(request, Rewrapped);
        if (!options.json) {
          writeNote(
            io,
            `From the next start on WRAPPING_KEY_FILE must name ${options.newKeyFile}. Keep the old key for old backups.`,
          );
        }
        writeResult(io, options, rewrapped, [
          `${rewrapped.keys} keys are wrapped under ${rewrapped.wrappingKeyId} now.`,
        ]);
      });
    });
}

function addNewWrappingKeyCommand(keys: Command, io: CliIo): void {
  keys
    .command('new-wrapping-key')
    .description('print a new wrapping key; nothing is stored')
    .action((options: CommonOptions) => {
      const wrappingKey = formatWrappingKey(randomBytes(WRAPPING_KEY_BYTES));
      writeResult(io, options, { wrappingKey }, [wrappingKey]);
    });
}
