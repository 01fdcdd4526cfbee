import { randomBytes } from 'node:crypto';
import { Argument, type Command } from 'commander';
import { formatWrappingKey, parseWrappingKey, WRAPPING_KEY_BYTES } from '../../domain/wrapping-key.ts';
import { ALL_KEY_KINDS } from '../../keys/key-kind.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, writeNote, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { readInputFile } from '../input-file.ts';
import { withService } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

/** `keys list|rotate|compromise|rewrap|new-wrapping-key`: the secrets of the service. */
export function addKeyCommands(program: Command, io: CliIo): void {
  const keys = program.command('keys').description(io.texts.keys.description);
  addListCommand(keys, io);
  addRotateCommand(keys, io);
  addCompromiseCommand(keys, io);
  addRewrapCommand(keys, io);
  addNewWrappingKeyCommand(keys, io);
}

function addListCommand(keys: Command, io: CliIo): void {
  const { keys: t } = io.texts;
  keys
    .command('list')
    .description(t.list)
    .action((options: CommonOptions) =>
      withService(io, options, async (api) => {
        const list = await api.json({ path: '/api/v1/keys' }, 'KeysAnswer');
        const rows = list.items.map((key) => [
          key.kind,
          key.state,
          dayText(key.stateChangedMs),
          dayText(key.createdMs),
          key.id,
        ]);
        const { kind, state, since, made, id } = t.titles;
        writeResult(io, options, list, [
          ...tableLines([kind, state, since, made, id], rows),
          t.wrappedUnder(list.wrappingKeyId),
        ]);
      }),
    );
}

function addRotateCommand(keys: Command, io: CliIo): void {
  const { keys: t } = io.texts;
  keys
    .command('rotate')
    .description(t.rotate)
    .addArgument(new Argument('<kind>', t.kind).choices(ALL_KEY_KINDS))
    .action((kind: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const request = { method: 'POST', path: '/api/v1/keys/rotations', body: { kind } } as const;
        const change = await api.json(request, 'KeyChangeAnswer');
        writeResult(io, options, change, [
          t.rotated(kind, change.active.id, change.former.id, change.former.state),
        ]);
      }),
    );
}

function addCompromiseCommand(keys: Command, io: CliIo): void {
  const { keys: t } = io.texts;
  keys
    .command('compromise')
    .description(t.compromise)
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const path = `/api/v1/keys/${encodeURIComponent(id)}`;
        const change = await api.json(
          { method: 'PATCH', path, body: { state: 'compromised' } },
          'KeyChangeAnswer',
        );
        writeResult(io, options, change, [t.compromised(id, change.active.id)]);
      }),
    );
}

function addRewrapCommand(keys: Command, io: CliIo): void {
  const { keys: t } = io.texts;
  keys
    .command('rewrap')
    .description(t.rewrap)
    .requiredOption('--new-key-file <file>', t.newKeyFile)
    .action(async (options: CommonOptions & { newKeyFile: string }) => {
      const newWrappingKey = (await readInputFile(options.newKeyFile)).toString('utf8').trim();
      const parsed = parseWrappingKey(newWrappingKey);
      if (!parsed.ok) {
        throw new CliError('wrapping-key-invalid', EXIT.usage, (texts, language) =>
          texts.keys.keyInvalid(options.newKeyFile, parsed.fault[language]),
        );
      }
      await withService(io, options, async (api) => {
        const request = {
          method: 'POST',
          path: '/api/v1/keys/wrapping-rotations',
          body: { newWrappingKey },
        } as const;
        const rewrapped = await api.json(request, 'RewrappedAnswer');
        if (!options.json) {
          writeNote(io, t.fromNowOn(options.newKeyFile));
        }
        writeResult(io, options, rewrapped, [t.rewrapped(rewrapped.keys, rewrapped.wrappingKeyId)]);
      });
    });
}

function addNewWrappingKeyCommand(keys: Command, io: CliIo): void {
  keys
    .command('new-wrapping-key')
    .description(io.texts.keys.newWrappingKey)
    .action((options: CommonOptions) => {
      const wrappingKey = formatWrappingKey(randomBytes(WRAPPING_KEY_BYTES));
      writeResult(io, options, { wrappingKey }, [wrappingKey]);
    });
}
