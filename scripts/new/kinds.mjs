/**
 * What can be added by a folder, or by a file among others: where it stands, which lists get a line, and what is left
 * for whoever adds it. The skeleton of each kind is in the folder of its name, beside this file.
 */

/**
 * The lists that are edited: capabilities that are fetched when a run needs them, letters of inputs
 * in links, the order of lessons, that of the levels of the drill.
 * @typedef {'capabilities' | 'letters' | 'curriculum' | 'levels'} List
 *
 * @typedef {object} Kind
 * @property {string} folder Where its folders stand.
 * @property {boolean} [isFile] Each is one file there.
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
    next: 'Say in index.ts what it does with a frame, in page/node.ts how the map draws it; a schema.ts says what else a scenario may hold.',
  },
  link: {
    folder: 'src/stack/links',
    lists: ['capabilities'],
    next: 'Say in schema.ts what its part of a scenario holds, in index.ts what becomes of a frame, in page/knobs.ts how that is called.',
  },
  queue: {
    folder: 'src/stack/queues',
    lists: ['capabilities'],
    next: 'Say in index.ts who may wait, in schema.ts what a scenario may set, and in page/knobs.ts how that is called and drawn.',
    alsoTest: 'src/components/views/settings',
  },
  hook: {
    folder: 'src/stack/hooks',
    lists: ['capabilities'],
    next: 'Say in index.ts at which points it sees packets and what becomes of them, in schema.ts what a scenario may set, in page/tables.ts what the map shows of it.',
  },
  app: {
    folder: 'src/stack/apps',
    lists: ['capabilities'],
    next: 'Say what its arguments are, and what it does at each event.',
  },
  input: {
    folder: 'src/stack/inputs',
    lists: ['capabilities', 'letters'],
    next: 'Say in schema.ts and codec.ts what it holds, in index.ts what it does, in edit.ts what pictures show of it, in page/input.ts what a run is called in which it was done. A letter is for ever.',
    alsoTest: 'src/runtime/url.test.ts',
  },
  setting: {
    folder: 'src/stack/protocols/tcp/settings',
    lists: [],
    next: 'Give it its range and its RFC, and read `settings.<name>` where the stack decides by it.',
    alsoTest: 'src/packetdrill/shell.test.ts',
  },
  question: {
    folder: 'src/components/lesson/questions',
    lists: [],
    next: 'Say in kind.ts what its questions hold, and in rules.ts how an answer is graded.',
  },
  result: {
    folder: 'src/components/views/sweep/results',
    isFile: true,
    lists: [],
    next: 'Say in of() what is measured, by what src/model knows of a run.',
    alsoTest: 'src/components/views/sweep',
  },
  level: {
    folder: 'src/drills/levels',
    isFile: true,
    lists: ['levels'],
    next: 'Deal by the seed what is to be done, for both seats; our stack must be able to play it.',
    alsoTest: 'src/drills',
  },
  challenge: {
    folder: 'src/challenges',
    lists: [],
    next: 'Break the network in challenge.ts, and say in check() what must hold when it is mended.',
    alsoTest: 'src/challenges',
  },
};
