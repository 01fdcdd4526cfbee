import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchLine, figureLine, median } from './measure.ts';

/** Symbols a peer makes in one process; start-up is then a small part of the time. */
const SYMBOLS = 400;
const ROUNDS = 3;

interface Peer {
  readonly command: string;
  /** Arguments that make one symbol per line of `linesFile` into `folder`; null when it takes them one process each. */
  readonly batch: (linesFile: string, folder: string) => string[];
  readonly note: string;
}

const PEERS: readonly Peer[] = [
  {
    command: 'zint',
    batch: (linesFile, folder) => [
      '--batch',
      '--mirror',
      '--barcode=58',
      '--secure=1',
      '--filetype=PNG',
      '-i',
      linesFile,
      '-o',
      join(folder, 'z.png'),
    ],
    note: 'symbol to PNG, unsigned, one core',
  },
];

/** Symbols per second of the command-line tools that this machine has; a tool that is not installed gives no line. */
export function peerLines(sampleLink: string): BenchLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'temque-peers-'));
  try {
    const linesFile = join(folder, 'links.txt');
    writeFileSync(linesFile, `${Array.from({ length: SYMBOLS }, () => sampleLink).join('\n')}\n`);
    return [...PEERS.flatMap((peer) => batchPeer(peer, linesFile, folder)), ...qrencode(sampleLink, folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function batchPeer(peer: Peer, linesFile: string, folder: string): BenchLine[] {
  if (!installed(peer.command)) return [];
  const rate = median(
    Array.from({ length: ROUNDS }, () => timed(peer.command, peer.batch(linesFile, folder), SYMBOLS, folder)),
  );
  return [figureLine(`peer/${peer.command}`, rate, 'symbols/s', peer.note)];
}

function qrencode(link: string, folder: string): BenchLine[] {
  if (!installed('qrencode')) return [];
  const args = ['-l', 'L', '-t', 'PNG', '-o', join(folder, 'q.png'), link];
  const rate = median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      for (let i = 0; i < 20; i++) timed('qrencode', args, 1, folder);
      return 20 / ((performance.now() - start) / 1000);
    }),
  );
  return [figureLine('peer/qrencode', rate, 'symbols/s', 'symbol to PNG, unsigned, a process each')];
}

function installed(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function timed(command: string, args: string[], made: number, cwd: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return made / ((performance.now() - start) / 1000);
}
