import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ApiClient } from '../api-client.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, spokenHeaders, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { offlineJudge } from '../offline-judge.ts';
import { openProgress } from '../progress.ts';
import { withService } from '../service-access.ts';
import type { CliTexts } from '../texts/index.ts';
import type { Told } from '../told.ts';

interface VerifyCommandOptions extends CommonOptions {
  readonly server?: string;
  readonly jwks?: string;
}

/** One text to judge and where it came from. */
interface Candidate {
  readonly file?: string;
  readonly page?: number;
  /** The link or serial as given or as read from the symbol. */
  readonly input: string;
}

/** What any judge says of a text; the service says more, which `--json` passes on. */
export type Judgement = Told<'VerdictAnswer'>;

/** Judges one text. */
export type Judge = (text: string) => Promise<Judgement>;

/** `verify`: the verdict on stamp links, serials, and on every symbol of pictures and PDFs. */
export function addVerifyCommand(program: Command, io: CliIo): void {
  const { verify: t } = io.texts;
  program
    .command('verify')
    .description(t.description)
    .argument('<text-or-file...>', t.inputs)
    .option('--server <url>', t.server)
    .addOption(new Option('--jwks <file>', t.jwks).conflicts('server'))
    .action(async (inputs: readonly string[], options: VerifyCommandOptions) => {
      const candidates = await collect(io, inputs);
      await withJudge(io, options, async (judge) => {
        const progress = openProgress(io);
        const judged: (Candidate & Judgement)[] = [];
        try {
          for (const candidate of candidates) {
            judged.push({ ...candidate, ...(await judge(candidate.input)) });
            progress.show(t.verifying, judged.length, candidates.length);
          }
        } finally {
          progress.end();
        }
        writeResult(io, options, judged, verdictLines(judged, t));
        if (judged.some((entry) => !ACCEPTED.has(entry.verdict))) io.exitCode = EXIT.verdict;
      });
    });
}

const FILE_NAME = /\.(?:pdf|png|jpe?g|webp)$/i;

/** `unconfirmed` is the best that can be said offline. */
const ACCEPTED = new Set(['authentic', 'unconfirmed']);

async function collect(io: CliIo, inputs: readonly string[]): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const input of inputs) {
    if (!existsSync(input)) {
      // A mistyped file name must not look like a bad stamp.
      if (FILE_NAME.test(input) && !/^https?:/i.test(input)) {
        throw new CliError('file-unknown', EXIT.failed, (t) => t.verify.noSuchFile(input));
      }
      candidates.push({ input });
      continue;
    }
    const { readCodes } = await import('../codes/read-codes.ts');
    const progress = openProgress(io);
    const label = io.texts.verify.reading(input);
    const codes = await readCodes(input, (done, total) => progress.show(label, done, total)).finally(() =>
      progress.end(),
    );
    if (codes.length === 0) throw new CliError('no-code-found', EXIT.failed, (t) => t.verify.noCode(input));
    candidates.push(...codes.map(({ page, text }) => ({ file: input, page, input: text })));
  }
  return candidates;
}

async function withJudge(
  io: CliIo,
  options: VerifyCommandOptions,
  use: (judge: Judge) => Promise<void>,
): Promise<void> {
  if (options.jwks !== undefined) return use(await offlineJudge(options.jwks));
  if (options.server !== undefined) {
    const url = parseServer(options.server);
    return use(serviceJudge(new ApiClient({ url }, spokenHeaders(io))));
  }
  return withService(io, options, (api) => use(serviceJudge(api)));
}

function parseServer(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new CliError('server-invalid', EXIT.usage, (t) => t.verify.serverInvalid(text));
  }
  return url;
}

function serviceJudge(api: ApiClient): Judge {
  return (text) => {
    const body = /[/:]/.test(text) ? { uri: text } : { serial: text };
    return api.json({ method: 'POST', path: '/api/v1/verify', body }, 'VerdictAnswer');
  };
}

function verdictLines(judged: readonly (Candidate & Judgement)[], t: CliTexts['verify']): string[] {
  const offline: Readonly<Record<string, string>> = t.offline;
  return judged.map((entry) => {
    const { verdict, serial, input, proof, page } = entry;
    return [
      verdict.padEnd(13),
      serial ?? input,
      ...(proof === undefined ? [] : [t.proof(proof)]),
      ...(page === undefined ? [] : [t.page(page)]),
      entry.text?.title ?? offline[verdict] ?? '',
    ]
      .join('  ')
      .trimEnd();
  });
}
