import type { CliTexts } from './texts/index.ts';

type Usage = CliTexts['frame']['usage'];

/** One sentence of commander and how it is said here; the groups of the pattern are what it names. */
interface Rule {
  readonly pattern: RegExp;
  readonly say: (t: Usage, ...named: string[]) => string;
}

/** What commander says of a command line that it cannot read. */
const SENTENCES: readonly Rule[] = [
  { pattern: /^unknown option '(.*)'$/s, say: (t, flag = '') => t.unknownOption(flag) },
  { pattern: /^unknown command '(.*)'$/s, say: (t, name = '') => t.unknownCommand(name) },
  { pattern: /^missing required argument '(.*)'$/s, say: (t, name = '') => t.missingArgument(name) },
  { pattern: /^option '(.*)' argument missing$/s, say: (t, flags = '') => t.missingValue(flags) },
  { pattern: /^required option '(.*)' not specified$/s, say: (t, flags = '') => t.missingOption(flags) },
  {
    pattern: /^option '(.*)' cannot be used with option '(.*)'$/s,
    say: (t, one = '', other = '') => t.conflict(one, other),
  },
  {
    pattern: /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
    say: (t, command = '', expected = '', got = '', given = '') => t.tooMany(command, expected, got, given),
  },
  {
    pattern: /^option '(.*?)' argument '(.*)' is invalid\. (.*)$/s,
    say: (t, flags = '', value = '', why = '') => t.badValue(flags, value, reason(t, why)),
  },
  {
    pattern: /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/s,
    say: (t, value = '', name = '', why = '') => t.badArgument(value, name, reason(t, why)),
  },
];

const SUGGESTIONS: readonly Rule[] = [
  { pattern: /^\(Did you mean one of (.*)\?\)$/, say: (t, list = '') => t.didYouMeanOneOf(list) },
  { pattern: /^\(Did you mean (.*)\?\)$/, say: (t, what = '') => t.didYouMean(what) },
];

/** Commander's sentence about a command line in the words of a dictionary; one that is not known stays as it is. */
export function usageSentence(text: string, t: Usage): string {
  const { sentence = text, suggestion } =
    /^error: (?<sentence>.*?)(?:\n(?<suggestion>\(Did you mean [^\n]*\)))?\n?$/s.exec(text)?.groups ?? {};
  const lines = [t.error(told(sentence, SENTENCES, t))];
  if (suggestion !== undefined) lines.push(told(suggestion, SUGGESTIONS, t));
  return `${lines.join('\n')}\n`;
}

/** Our own readers of options speak for themselves; commander lists the choices. */
function reason(t: Usage, why: string): string {
  return told(
    why,
    [{ pattern: /^Allowed choices are (.*)\.$/s, say: (texts, list = '') => texts.allowed(list) }],
    t,
  );
}

function told(sentence: string, rules: readonly Rule[], t: Usage): string {
  for (const { pattern, say } of rules) {
    const match = pattern.exec(sentence);
    if (match !== null) return say(t, ...match.slice(1));
  }
  return sentence;
}
