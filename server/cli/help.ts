import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import type { CliTexts } from './texts/index.ts';

/** How --help is written: commander's layout in the words of a dictionary. */
export function helpIn(t: CliTexts['frame']['helpWords']): HelpConfiguration {
  const plain = new Help();
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t.usage,
    'Arguments:': t.arguments,
    'Options:': t.options,
    'Commands:': t.commands,
  };
  const placeholders = (usage: string): string =>
    usage.replace('[options]', t.anyOptions).replace('[command]', t.anyCommand);
  const described = ({ description, argChoices }: Option | Argument): string => {
    const choices = argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
    return [description, ...(choices === undefined ? [] : [t.choices(choices)])].join(' ').trim();
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command: Command) => placeholders(plain.commandUsage(command)),
    subcommandTerm: (command: Command) => placeholders(plain.subcommandTerm(command)),
    optionDescription: described,
    argumentDescription: described,
  };
}
