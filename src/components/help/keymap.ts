import type { dialogsEn } from '../../i18n/dialogs-en.ts';

/**
 * The table of commands and their keys. Views are not in it: each brings its own key.
 * The keyboard handler, the help dialog and the palette
 * all read it. A key is written as KeyboardEvent.key, with `Shift+` and `Mod+` (Ctrl or ⌘).
 */
interface CommandRow {
  readonly group: CommandGroup;
  readonly label: keyof typeof dialogsEn & `command.${string}`;
  readonly keys?: readonly string[];
}

export const COMMAND_GROUPS = ['time', 'packet', 'runs', 'stage', 'lesson', 'everywhere'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export const COMMANDS = {
  eventNext: { group: 'time', label: 'command.eventNext', keys: ['ArrowRight'] },
  eventPrevious: { group: 'time', label: 'command.eventPrevious', keys: ['ArrowLeft'] },
  packetNext: { group: 'time', label: 'command.packetNext', keys: ['Shift+ArrowRight'] },
  packetPrevious: { group: 'time', label: 'command.packetPrevious', keys: ['Shift+ArrowLeft'] },
  play: { group: 'time', label: 'command.play', keys: [' '] },
  slower: { group: 'time', label: 'command.slower', keys: ['['] },
  faster: { group: 'time', label: 'command.faster', keys: [']'] },
  start: { group: 'time', label: 'command.start', keys: ['Home'] },
  end: { group: 'time', label: 'command.end', keys: ['End'] },

  drop: { group: 'packet', label: 'command.drop', keys: ['d'] },
  why: { group: 'packet', label: 'command.why', keys: ['w'] },
  inspector: { group: 'packet', label: 'command.inspector', keys: ['i'] },
  closePanel: { group: 'packet', label: 'command.closePanel', keys: ['Escape'] },

  changeRun: { group: 'runs', label: 'command.changeRun', keys: ['e'] },
  compareRuns: { group: 'runs', label: 'command.compareRuns', keys: ['k'] },
  compareMode: { group: 'runs', label: 'command.compareMode', keys: ['m'] },
  original: { group: 'runs', label: 'command.original', keys: ['o'] },

  alone: { group: 'stage', label: 'command.alone', keys: ['a'] },
  swap: { group: 'stage', label: 'command.swap', keys: ['x'] },
  spotlight: { group: 'stage', label: 'command.spotlight', keys: ['h'] },
  curtain: { group: 'stage', label: 'command.curtain', keys: ['q'] },
  uncover: { group: 'stage', label: 'command.uncover' },
  fullScreen: { group: 'stage', label: 'command.fullScreen', keys: ['f'] },
  suggested: { group: 'stage', label: 'command.suggested' },

  stepNext: { group: 'lesson', label: 'command.stepNext', keys: ['PageDown'] },
  stepPrevious: { group: 'lesson', label: 'command.stepPrevious', keys: ['PageUp'] },
  present: { group: 'lesson', label: 'command.present', keys: ['p'] },
  black: { group: 'lesson', label: 'command.black', keys: ['b', '.'] },
  notes: { group: 'lesson', label: 'command.notes', keys: ['n'] },
  afresh: { group: 'lesson', label: 'command.afresh' },
  prose: { group: 'lesson', label: 'command.prose', keys: ['t'] },
  print: { group: 'lesson', label: 'command.print', keys: ['Mod+p'] },
  download: { group: 'lesson', label: 'command.download' },
  pcapng: { group: 'lesson', label: 'command.pcapng' },

  palette: { group: 'everywhere', label: 'command.palette', keys: ['Mod+k'] },
  help: { group: 'everywhere', label: 'command.help', keys: ['?'] },
  words: { group: 'everywhere', label: 'command.words', keys: ['g'] },
  glossary: { group: 'everywhere', label: 'command.glossary' },
  settings: { group: 'everywhere', label: 'command.settings', keys: [','] },
  home: { group: 'everywhere', label: 'command.home' },
  sequence: { group: 'everywhere', label: 'command.sequence', keys: ['r'] },
  language: { group: 'everywhere', label: 'command.language' },
  themeSystem: { group: 'everywhere', label: 'command.theme.system' },
  themeLight: { group: 'everywhere', label: 'command.theme.light' },
  themeDark: { group: 'everywhere', label: 'command.theme.dark' },
  themeProjector: { group: 'everywhere', label: 'command.theme.projector' },
} as const satisfies Record<string, CommandRow>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

export function keysOf(command: CommandId): readonly string[] {
  const row: CommandRow = COMMANDS[command];
  return row.keys ?? [];
}

/** What of a KeyboardEvent matters here. */
export interface Stroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const byKey = new Map(COMMAND_IDS.flatMap((id) => keysOf(id).map((key) => [key, id] as const)));

/** Whether a stroke is one printed character without Ctrl, Alt or ⌘: a "single-letter shortcut". */
export function isCharacter(stroke: Stroke): boolean {
  return stroke.key.length === 1 && stroke.key !== ' ' && !stroke.ctrlKey && !stroke.metaKey;
}

/** A stroke as keys are written here; undefined for one that is never ours. */
export function keyOf(stroke: Stroke): string | undefined {
  if (stroke.altKey) return undefined;
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key;
  if (stroke.ctrlKey || stroke.metaKey) return `Mod+${key}`;
  // Shift is part of a character already: `?` is Shift+/ here and something else elsewhere.
  const shifted = stroke.shiftKey && stroke.key.length > 1;
  return shifted ? `Shift+${key}` : key;
}

export function commandFor(stroke: Stroke): CommandId | undefined {
  const key = keyOf(stroke);
  return key === undefined ? undefined : byKey.get(key);
}

/** How a key is drawn on a keycap. `space` is the word for the space bar. */
export function keyCaps(key: string, mac: boolean, space: string): string[] {
  const names: Readonly<Record<string, string>> = {
    ArrowRight: '→',
    ArrowLeft: '←',
    Shift: mac ? '⇧' : 'Shift',
    Mod: mac ? '⌘' : 'Ctrl',
    PageDown: 'PgDn',
    PageUp: 'PgUp',
    Escape: 'Esc',
    ' ': space,
  };
  return key
    .split('+')
    .map((part) => names[part] ?? part.toUpperCase().slice(0, 1) + part.slice(1));
}
