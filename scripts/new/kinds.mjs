/**
 * What can be added by a folder: where the folder stands, which lists get a line, and what is left
 * for whoever adds it. The skeleton of each kind is in the folder of its name, beside this file.
 */

/**
 * The lists that are edited: capabilities that are fetched when a run needs them, letters of inputs
 * in links, the order of lessons, and the two tables of settings (one of them for pages alone).
 * @typedef {'capabilities' | 'letters' | 'curriculum' | 'settings'} List
 *
 * @typedef {object} Kind
 * @property {string} folder Where its folders stand.
 * @property {readonly List[]} lists
 * @property {string} next What to do with the skeleton.
 * @property {string} [alsoTest] A test of the whole set, which looks at the new one, too.
 */

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = {
  lesson: {
    folder: 'src/lessons',
    lists: ['curriculum'],
    next: 'Write the scenario, then the steps, then the prose; claims.ts holds every number in it.',
    alsoTest: 'src/lessons',
  },
  view: {
    folder: 'src/components/views',
    lists: [],
    next: 'Let model.ts read what you want to show from src/model, and View.tsx draw it.',
    alsoTest: 'src/components/workbench/registry.test.ts',
  },
  protocol: {
    folder: 'src/stack/protocols',
    lists: ['capabilities'],
    next: 'Declare the header, run `npm run offsets`, and say in protocol.ts what a frame does.',
    alsoTest: 'build/offsets.test.ts',
  },
  'ip-protocol': {
    folder: 'src/stack/protocols',
    lists: ['capabilities'],
    next: 'Give it its number, and say in protocol.ts what a packet does.',
  },
  node: {
    folder: 'src/stack/nodes',
    lists: ['capabilities'],
    next: 'Say in index.ts what it does with a frame; a schema.ts says what else a scenario may hold.',
  },
  link: {
    folder: 'src/stack/links',
    lists: ['capabilities'],
    next: 'Say in schema.ts what its part of a scenario holds, in index.ts what becomes of a frame.',
  },
  app: {
    folder: 'src/stack/apps',
    lists: ['capabilities'],
    next: 'Say what its arguments are, and what it does at each event.',
  },
  input: {
    folder: 'src/stack/inputs',
    lists: ['capabilities', 'letters'],
    next: 'Say in schema.ts and codec.ts what it holds, in index.ts what it does. A letter is for ever.',
    alsoTest: 'src/runtime/url.test.ts',
  },
  setting: {
    folder: 'src/stack/protocols/tcp/settings',
    lists: ['settings'],
    next: 'Give it its range and its RFC, and read `settings.<name>` where the stack decides by it.',
    alsoTest: 'src/packetdrill/shell.test.ts',
  },
  question: {
    folder: 'src/components/lesson/questions',
    lists: [],
    next: 'Say in kind.ts what its questions hold and how an answer is graded.',
  },
  challenge: {
    folder: 'src/challenges',
    lists: [],
    next: 'Break the network in challenge.ts, and say in check() what must hold when it is mended.',
    alsoTest: 'src/challenges',
  },
};
