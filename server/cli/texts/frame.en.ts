/** What the command line says whatever the command is, in English. */
export const FRAME_EN = {
  program: 'Issues, prints and verifies stamps for certified local products.',
  afterHelp: `
Settings come from the environment (docs/configuration.md). Commands speak to the running server through its
local socket; when none runs they hold the data directory themselves while they work.

Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 a verdict other than authentic, 4 refused by a rule,
5 data directory held by another process or no server reachable, 130 interrupted.`,
  helpHint: '(add --help for help)',
  help: 'display help for command',
  version: 'output the version number',
  options: {
    json: 'print the result as JSON; faults as JSON on stderr',
    dataDir: 'instead of DATA_DIR',
    lang: 'language of what is said; else TEMQUE_LANG, else that of the terminal',
  },
  /** Headings and placeholders of --help. */
  helpWords: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    anyOptions: '[options]',
    anyCommand: '[command]',
    choices: (list: string) => `(choices: ${list})`,
  },
  /** What is wrong with a command line. */
  usage: {
    error: (sentence: string) => `error: ${sentence}`,
    unknownOption: (flag: string) => `unknown option '${flag}'`,
    unknownCommand: (name: string) => `unknown command '${name}'`,
    missingArgument: (name: string) => `missing required argument '${name}'`,
    missingValue: (flags: string) => `option '${flags}' argument missing`,
    missingOption: (flags: string) => `required option '${flags}' not specified`,
    conflict: (one: string, other: string) => `option '${one}' cannot be used with option '${other}'`,
    tooMany: (command: string, expected: string, got: string, given: string) =>
      `too many arguments for '${command}'. Expected ${expected} but got ${got}: ${given}.`,
    badValue: (flags: string, value: string, why: string) =>
      `option '${flags}' argument '${value}' is invalid. ${why}`,
    badArgument: (value: string, name: string, why: string) =>
      `command-argument value '${value}' is invalid for argument '${name}'. ${why}`,
    allowed: (list: string) => `Allowed choices are ${list}.`,
    didYouMean: (what: string) => `(Did you mean ${what}?)`,
    didYouMeanOneOf: (list: string) => `(Did you mean one of ${list}?)`,
  },
  values: {
    give: (least: number, most: number, unit: string) => `Give ${least} to ${most}${unit}.`,
    run: (most: number, unit: string) => `Give a number or two such as 3-5, from 1 to ${most}${unit}.`,
    day: 'Give a day such as 2026-11-03.',
    factor: ' (factor)',
    mm: ' mm',
    stamps: ' stamps',
    units: ' units',
    days: ' days',
    sheet: ' (sheet)',
    label: ' (label)',
    entry: ' (entry)',
    index: ' (number of a stamp in its batch)',
  },
  faults: {
    noInstallation: (dataDir: string) =>
      `${dataDir} holds no installation. Check DATA_DIR or --data-dir; serve, restore, import and token create begin a new one.`,
    socketForeign: (path: string) => `${path} belongs to another user: run this command as that user`,
    unreachable: (where: string, reason: string) => `No service answers at ${where}: ${reason}`,
    answerUnexpected: (path: string) => `${path} answered something unexpected`,
    answerNoProblem: (status: number) => `The answer has status ${status} and is no problem document`,
    noSuchFile: (path: string) => `${path}: there is no such file or folder`,
    forbiddenFile: (path: string) => `${path}: this user may not open it`,
    isFolder: (path: string) => `${path}: it is a folder, not a file`,
    noFolder: (path: string) => `${path}: part of the path is a file, not a folder`,
    diskFull: (path: string) => `${path}: the disk is full`,
  },
  wrote: (file: string) => `Wrote ${file}.`,
  wroteBytes: (file: string, bytes: number) => `Wrote ${file} (${bytes} bytes).`,
  note: (text: string) => `Note: ${text}`,
};

/** Keys of the sentences; a missing one does not compile. */
export type FrameTexts = typeof FRAME_EN;
