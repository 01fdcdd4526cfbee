import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speaking } from '../../server/cli/cli-io.ts';
import { megabytes, openProgress, type Reached, watching } from '../../server/cli/progress.ts';
import type { Service } from '../../server/service.ts';
import { dataFiles } from '../../server/storage/data-dir.ts';
import { type CliHome, makeCliHome, runHere } from '../support/cli.ts';

/** A terminal whose clock the test turns. */
function terminal({ columns = 80, isTTY = true } = {}) {
  const err = Object.assign(new PassThrough(), { isTTY, columns });
  const time = { ms: 0 };
  const stopped = new Promise<void>(() => undefined);
  const io = speaking({ out: new PassThrough(), err, env: {}, clock: () => time.ms, stopped }, 'en');
  return { io, time, drawn: () => String(err.read() ?? '').split('\r') };
}

describe('a bar', () => {
  it('shows label, share and figures, and goes away', () => {
    const { io, drawn } = terminal();
    const progress = openProgress(io);
    progress.show('Rendering', 390, 650);
    progress.show('Uploading', 5_000_000, 5_000_000, megabytes);
    progress.end();
    progress.end();
    expect(drawn()).toEqual([
      '',
      'Rendering [##################············] 60 % 390/650\u001b[K',
      'Uploading [##############################] 100 % 5.0/5.0 MB\u001b[K',
      '\u001b[K',
    ]);
  });

  it('is drawn ten times a second, and once more at the end', () => {
    const { io, time, drawn } = terminal();
    const progress = openProgress(io);
    for (let done = 0; done <= 1000; done++) {
      time.ms = done;
      progress.show('x', done, 1000);
    }
    expect(drawn().length - 1).toBe(11);
  });

  it('fits on one line of the terminal, whatever its label', () => {
    for (const columns of [60, 80, 200]) {
      const { io, drawn } = terminal({ columns });
      openProgress(io).show(`Reading ${'/folder'.repeat(30)}/sheet.pdf`, 1, 300);
      expect(drawn()[1]?.replace('\u001b[K', '').length).toBe(columns - 1);
    }
  });

  it('is not drawn without a terminal, nor before anything is known', () => {
    const pipe = terminal({ isTTY: false });
    openProgress(pipe.io).show('x', 1, 2);
    expect(pipe.drawn()).toEqual(['']);
    const { io, drawn } = terminal();
    const progress = openProgress(io);
    progress.show('x', 0, 0);
    progress.end();
    expect(drawn()).toEqual(['']);
  });
});

describe('watching the service', () => {
  it('asks until the work is done, through answers that fail', async () => {
    const { io, time, drawn } = terminal();
    const answers: (Reached | Error)[] = [new Error('not yet'), { done: 0, total: 0 }, { done: 3, total: 9 }];
    let finish: (value: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const ask = async () => {
      time.ms += 1_000;
      const answer = answers.shift() ?? { done: 9, total: 9 };
      if (answer instanceof Error) throw answer;
      if (answer.done === 9) finish('made');
      return answer;
    };
    expect(await watching(io, 'Importing', ask, () => work)).toBe('made');
    const lines = drawn();
    expect(lines.filter((line) => line.includes('3/9'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('\u001b[K');
  });

  it('asks nothing without a terminal, and passes a failure on', async () => {
    const { io } = terminal({ isTTY: false });
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return { done: 1, total: 2 };
    };
    const failing = async () => {
      throw new Error('refused');
    };
    await expect(watching(io, 'x', ask, failing)).rejects.toThrow('refused');
    expect(asked).toBe(0);
    await expect(watching(terminal().io, 'x', ask, failing)).rejects.toThrow('refused');
  });
});

describe('commands on a terminal', () => {
  let home: CliHome;
  let service: Service;
  beforeAll(async () => {
    home = await makeCliHome();
    service = await home.serveHere();
  });
  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  /** Every state of the bar, in order, and what is left on the screen after it. */
  const watched = async (...args: string[]) => {
    const { code, stdout, stderr } = await runHere(args, home.env, { columns: 100 });
    const lines = stderr.split('\r').slice(1);
    expect([code, lines.at(-1)], stderr).toEqual([0, '\u001b[K']);
    return { stdout, bars: lines.map((line) => line.replace('\u001b[K', '')).filter((line) => line !== '') };
  };
  /** The figures of the bars with this label. */
  const figures = (bars: readonly string[], label: string, total: number): number[] =>
    bars.flatMap((bar) => {
      const match = new RegExp(`^${label} \\[[#·]{30}\\] \\d+ % (\\d+)/${total}$`).exec(bar);
      return match?.[1] === undefined ? [] : [Number(match[1])];
    });

  it('shows the bytes and the rows of an import', async () => {
    const file = join(home.folder, 'products.csv');
    const rows = Array.from(
      { length: 400 },
      (_, at) =>
        `Trà số ${at},beverage,Hợp tác xã Thử Nghiệm,Lâm Đồng,Thôn 1,3,7/QĐ-UBND,DECIDED,EXPIRES,UBND tỉnh Lâm Đồng`,
    );
    const header =
      'product_name,group,producer,province,address,stars,decision_number,decision_date,expires_on,authority';
    const year = new Date().getFullYear();
    const table = [header, ...rows].join('\n');
    await writeFile(
      file,
      table.replaceAll('DECIDED', `${year - 1}-01-05`).replaceAll('EXPIRES', `${year + 2}-01-05`),
    );
    const { stdout, bars } = await watched('import', 'registry', file);
    expect(stdout).toContain('400 imported');
    expect(bars.filter((bar) => /^Uploading \[#{30}\] 100 % 0\.1\/0\.1 MB$/.test(bar))).toHaveLength(1);
    const seen = figures(bars, 'Importing rows', 400);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    // Nothing but whole transactions are counted.
    expect(seen.every((count) => count % 50 === 0)).toBe(true);
  });

  it('shows the stamps of a table, and of a sheet', async () => {
    const listed = await home.json('product', 'list', '--search', 'Trà số 399');
    const [product] = Array.isArray(listed) ? listed : [];
    const order = ['--variant', product.variants[0].id, '--quantity', '3000'];
    const { code } = Object(await home.json('batch', 'issue', ...order));
    const table = await watched('batch', 'csv', code, '--out', join(home.folder, 'a.csv'));
    const written = figures(table.bars, 'Writing stamps', 3000);
    expect(written.at(-1)).toBe(3000);
    const out = join(home.folder, 'a.pdf');
    const sheet = await watched(
      'batch',
      'sheet',
      code,
      '--stock',
      '65-up',
      '--reason',
      'in thử',
      '--out',
      out,
    );
    expect(figures(sheet.bars, 'Rendering', 3000).length).toBeGreaterThan(0);
  });

  it('shows the pages of a backup, and the bytes and stamps of a restore', async () => {
    const sqlite = new BetterSqlite3(dataFiles(home.env.DATA_DIR ?? '').database);
    sqlite.exec(
      `insert into media (id, media_type, width_px, height_px, bytes, created_ms) values ('${'0'.repeat(64)}', 'image/webp', 1, 1, zeroblob(40000000), 1)`,
    );
    sqlite.close();
    const file = join(home.folder, 'backup.db');
    const { bars } = await watched('backup', file);
    expect(bars.length).toBeGreaterThan(0);
    expect(bars.filter((bar) => !/^Copying pages \[[#·]{30}\] \d+ % \d+\/\d{5}$/.test(bar))).toEqual([]);
    const restored = await watched('restore', file, '--data-dir', join(home.folder, 'restored'));
    const labels = restored.bars.map((bar) => bar.slice(0, bar.indexOf(' [')));
    expect([...new Set(labels)]).toEqual(['Checking the file', 'Making stamps again', 'Copying the file']);
    expect(restored.bars.at(-1)).toMatch(/^Copying the file \[#{30}\] 100 % (\d+\.\d)\/\1 MB$/);
    expect(restored.stdout).toContain('2 of 2 stamps made again');
  });
});
