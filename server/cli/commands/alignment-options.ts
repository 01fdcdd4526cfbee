import type { Command } from 'commander';
import { optionValues } from '../option-values.ts';
import type { CliTexts } from '../texts/index.ts';

/** How a printer is aligned with a label stock: shifts in mm and a factor of size. */
export interface AlignmentOptions {
  readonly offsetX?: number;
  readonly offsetY?: number;
  readonly scale?: number;
}

/** Adds the options of an alignment to a command, described in its own words. */
export function addAlignmentOptions(
  command: Command,
  texts: CliTexts,
  said: { readonly offsetX: string; readonly offsetY: string; readonly scale: string },
): Command {
  const { decimal } = optionValues(texts);
  const shift = decimal(-50, 50, ({ mm }) => mm);
  return command
    .option('--offset-x <mm>', said.offsetX, shift)
    .option('--offset-y <mm>', said.offsetY, shift)
    .option(
      '--scale <factor>',
      said.scale,
      decimal(0.9, 1.1, ({ factor }) => factor),
    );
}
