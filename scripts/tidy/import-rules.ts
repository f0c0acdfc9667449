import { BELOW, CAPABILITIES } from './protocol-floors.ts';

/**
 * Who may import whom (docs/ARCHITECTURE.md). The first rule whose folder fits is the one that
 * counts. Tests may look wherever they like: they build worlds to try their subject in.
 */
interface Rule {
  /** Path prefixes of the files that the rule is about. */
  readonly files: readonly string[];
  /** Path prefixes that they may import from, besides themselves. */
  readonly may: readonly string[];
  /** Path prefixes of which they may import types only. */
  readonly mayTypes?: readonly string[];
  /** Packages that they may import (a name, or a scope ending in a slash). */
  readonly packages?: readonly string[];
  readonly because: string;
}

const stack = (folder: string) => `src/stack/${folder}/`;
const protocol = (name: string) => stack(`protocols/${name}`);
const BASE = ['core', 'wire', 'trace'].map(stack);
/** The declarations of headers and the numbers in them, which everybody may read. */
const HEADERS = ['header.ts', 'header/', 'ecn.ts', 'frame.ts', 'unreachable-codes.ts'].map(
  (file) => protocol('*') + file,
);
/** The declarations of events, and what they are told with: whoever reads a trace may know them. */
const EVENTS = [
  'src/stack/protocols/core-events.ts',
  'src/stack/apps/events.ts',
  'src/stack/protocols/core-packets.ts',
  ...['events.ts', 'names.ts', 'title.ts', 'predicates.ts'].map((file) => protocol('*') + file),
  ...['nodes/*', 'queues/*', 'links/*', 'apps/*', 'hooks/*'].map(
    (kind) => `${stack(kind)}events.ts`,
  ),
];
/** What kinds of nodes, hooks and inputs add to scenarios and sessions. */
const ADDED_KINDS = [
  'src/stack/nodes/*/spec.ts',
  'src/stack/nodes/*/index.ts',
  'src/stack/hooks/*/spec.ts',
  'src/stack/inputs/*/index.ts',
];
/** The words of protocols, of inputs and of links' settings, for pages; `queues/page` has those of all disciplines. */
const PAGES = [
  'apps/page',
  'links/page',
  'queues/page',
  'protocols/*/page',
  'inputs/*/page',
  'links/*/page',
].map(stack);
PAGES.push('src/stack/inputs/page.ts');
/** The signs of nodes, and their tables with what stands in which column. */
const NODE_PAGES = [
  'src/stack/nodes/page.ts',
  stack('nodes/page'),
  ...['tables.ts', 'routes-table.ts', 'card-table.ts', 'columns.ts'].map(
    (file) => `${stack('*/*')}page/${file}`,
  ),
];
/** What capabilities bring to the page besides: a folder of its own for each. */
const PAGE_INDEXES = ['apps', 'nodes', 'links', 'queues', 'inputs'].map(
  (kinds) => `${stack(kinds)}*/page/index.ts`,
);
/** What folders add to TCP's settings: whoever uses such a setting imports its type. */
const ADDED_SETTINGS = `${protocol('tcp')}settings/`;
/** What a protocol is; it says so in types, and whoever defines one imports those. */
const PROTOCOL_KIND = 'src/stack/protocols/kind.ts';
const KERNEL = ['protocols', 'hooks', 'sockets', 'streams', 'apps', 'nodes'].map(stack);
/** Kinds that are parts of the world. */
const WORLD_KINDS = ['links', 'queues', 'inputs'].map(stack);
const REACT = [
  'react',
  'react-dom',
  'react-dom/',
  'react-aria-components',
  'wouter',
  'lucide-react',
];
const VIEW_PACKAGES = [...REACT, 'zustand', 'xstate', 'd3-', '@dagrejs/dagre', '@tanstack/'];
/** A session is plain data that the page may make, change and put into a link. */
const SESSION = 'src/stack/world/session';
/** Without the ending: what inputs make of a network is in a file of its own. */
const TOPOLOGY = 'src/stack/world/topology';
/** How inputs are spelt in links. */
const LETTERS = ['letters.ts', 'codec.ts'].map((file) => `${stack('inputs')}${file}`);
const RELAY = 'src/relay/';

/** What views are made of. */
const FOR_VIEWS = [
  ...BASE,
  ...HEADERS,
  ...EVENTS,
  TOPOLOGY,
  ...['links/page.ts', 'links/page/', 'queues/page/'].map((file) => `src/stack/${file}`),
  'src/model/',
  'src/runtime/',
  'src/machines/',
  'src/i18n/',
  'src/styles/',
  'src/components/view-kit/',
  'src/components/inspect/',
  'src/components/node-name.ts',
  'src/components/a11y/',
  'src/components/shell/',
];
/** What of TCP can be set. */
const SETTINGS = ['settings/', 'state/settings.ts'].map((file) => `${protocol('tcp')}${file}`);

export const RULES: readonly Rule[] = [
  { files: [stack('core')], may: [], because: 'core stands on nothing' },
  { files: [stack('web')], may: [stack('core')], because: 'what the web is made of is pure data' },
  {
    files: [stack('wire')],
    may: [stack('core'), ...HEADERS, stack('protocols')],
    because: 'core ← wire ← trace',
  },
  { files: [stack('trace')], may: BASE, because: 'core ← wire ← trace' },
  {
    files: ['src/stack/protocols/core-'],
    may: [...BASE, stack('protocols'), 'src/stack/apps/events.ts'],
    because: 'they list what each protocol declares',
  },
  ...[...BELOW].map(([folder, below]) => ({
    files: [folder],
    may: [...BASE, ...HEADERS, PROTOCOL_KIND, ...below, stack('schema')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because:
      'a protocol knows the vocabulary, all headers, and what it stands on; the host joins them',
  })),
  {
    files: [PROTOCOL_KIND],
    may: BASE,
    mayTypes: [protocol('ethernet'), stack('hooks')],
    because: 'what a protocol is names none of them',
  },
  {
    files: [stack('hooks')],
    may: [...BASE, ...HEADERS, ...EVENTS, stack('schema'), stack('protocols/*/page')],
    mayTypes: [PROTOCOL_KIND, 'src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'a hook sees packets, and nothing of the host',
  },
  {
    files: CAPABILITIES,
    may: [...BASE, ...HEADERS, stack('apps'), 'src/stack/sockets/calls.ts'],
    mayTypes: ['src/stack/capability.ts', PROTOCOL_KIND],
    because: 'a capability knows the vocabulary, sockets and its own programs, nothing below',
  },
  {
    files: [stack('sockets')],
    may: [...BASE, stack('schema'), stack('protocols')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'sockets join the protocols that have ports; the host joins sockets with IP',
  },
  {
    files: [stack('apps')],
    may: [
      ...BASE,
      ...CAPABILITIES,
      stack('web'),
      stack('schema'),
      'src/stack/sockets/calls.ts',
      'src/stack/sockets/schema.ts',
      'src/stack/sockets/kinds/route/message.ts',
      ...HEADERS,
      `${protocol('icmp')}message.ts`,
    ],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'programs see the socket API and the protocol that they speak, nothing below',
  },
  {
    files: [stack('streams')],
    may: BASE,
    because: 'a layer turns bytes into bytes and knows no socket',
  },
  {
    files: [stack('schema')],
    may: [stack('core')],
    packages: ['valibot'],
    because: 'the values that everything from outside is made of',
  },
  {
    // The world outside brings the inputs that come from there.
    files: [...WORLD_KINDS, `${stack('nodes/network')}capability.ts`, 'src/stack/capability.ts'],
    may: [...BASE, ...KERNEL, stack('schema'), ...WORLD_KINDS, stack('world')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'kinds of links and inputs are parts of the world; the tables know them all',
  },
  {
    files: [stack('nodes')],
    may: [...BASE, ...KERNEL, stack('schema')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'a node knows its own kind and what it stands on; the world steps it',
  },
  {
    files: [stack('pcapng')],
    may: [...BASE, ...HEADERS, ...EVENTS],
    because: 'a capture is written from the trace alone',
  },
  {
    files: [stack('world')],
    may: [...BASE, ...KERNEL, stack('schema'), ...WORLD_KINDS, 'src/stack/capability.ts'],
    mayTypes: [stack('pcapng')],
    packages: ['valibot'],
    because: 'the world is the top',
  },
  {
    files: ['src/packetdrill/'],
    may: ['src/stack/'],
    packages: ['node:'],
    because: 'the script runner drives the stack and has no page',
  },
  {
    files: ['src/machines/*/kind.ts'],
    may: ['src/machines/', ...EVENTS],
    because: 'a kind of machine says by which events of the trace the stack tells of its steps',
  },
  {
    files: ['src/machines/'],
    may: [],
    mayTypes: ['src/stack/', 'src/i18n/'],
    packages: ['xstate'],
    because: 'chart and stack are independent transcriptions of the RFC: each checks the other',
  },
  {
    files: ['src/lessons/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...EVENTS,
      stack('world'),
      'src/model/',
      'src/machines/',
      'src/i18n/',
    ],
    mayTypes: ['src/stack/sockets/', ADDED_SETTINGS, ...ADDED_KINDS],
    because: 'a lesson sees scenarios, the trace and charts; its views are in src/components',
  },
  {
    files: ['src/glossary/'],
    may: ['src/lessons/references/'],
    mayTypes: ['src/lessons/', 'src/i18n/'],
    because: 'the glossary is data, and how its words are found in a text; pages show it',
  },
  {
    files: ['src/challenges/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...EVENTS,
      stack('world'),
      'src/model/',
      'src/lessons/',
      'src/i18n/',
    ],
    mayTypes: [ADDED_SETTINGS],
    because: 'a challenge sees scenarios, sessions and the trace, as a lesson does',
  },
  {
    files: ['src/drills/'],
    may: [...BASE, ...HEADERS, ...EVENTS, stack('world'), 'src/model/', 'src/lessons/'],
    mayTypes: [`${stack('nodes/by-hand')}`, ADDED_SETTINGS],
    because: 'a drill is a scenario in which somebody answers for a host, and what the host knows',
  },
  {
    files: ['src/model/'],
    may: [...BASE, ...HEADERS, ...EVENTS, TOPOLOGY, ...LETTERS],
    mayTypes: [stack('world')],
    because: 'the read model is made from the trace and the network alone, for lessons and views',
  },
  {
    files: ['src/i18n/'],
    may: [`${stack('core')}localized.ts`],
    packages: ['react'],
    because: 'dictionaries stand alone; what a text of two languages is, data says too',
  },
  { files: ['src/styles/'], may: [], packages: ['@fontsource-'], because: 'styles stand alone' },
  {
    files: ['src/runtime/worker'],
    may: ['src/stack/', RELAY, 'src/runtime/', 'src/lessons/', 'src/machines/'],
    because: 'the worker has no page',
  },
  {
    files: ['src/runtime/capabilities.ts'],
    may: ['src/stack/'],
    because: 'the list of what is fetched when it is needed; the worker reads it',
  },
  {
    files: ['src/runtime/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...EVENTS,
      SESSION,
      TOPOLOGY,
      ...LETTERS,
      `${stack('*/*')}page/index.ts`,
      ...CAPABILITIES.map((folder) => `${folder}page/index.ts`),
      ...PAGE_INDEXES,
      stack('pcapng'),
      `${protocol('tcp')}state/settings.ts`,
      RELAY,
      'src/model/',
      'src/lessons/',
      'src/machines/',
      'src/i18n/',
    ],
    mayTypes: ['src/stack/'],
    packages: ['react', 'zustand', 'xstate', 'idb'],
    because: 'the page asks the worker; it has no stack of its own',
  },
  {
    files: ['src/components/views/topology/'],
    may: [...FOR_VIEWS, ...NODE_PAGES, stack('inputs/*/page')],
    mayTypes: [SESSION, 'src/stack/inputs/page.ts', 'src/stack/world/inputs.ts'],
    packages: VIEW_PACKAGES,
    because:
      'it draws nodes by their signs, and shows the tables that folders tell, with what is done to them',
  },
  {
    files: ['src/components/views/switch-table/'],
    may: [...FOR_VIEWS, 'src/stack/nodes/switch/page/tables.ts'],
    packages: VIEW_PACKAGES,
    because: 'what an event does to the table is said once, by the folder that keeps it',
  },
  {
    files: ['src/components/view-kit/tables/'],
    may: [...FOR_VIEWS, ...NODE_PAGES],
    packages: VIEW_PACKAGES,
    because: 'it reads the tables of nodes, which their folders tell, for all pictures of networks',
  },
  {
    files: ['src/components/views/code/'],
    may: [...FOR_VIEWS, `${SESSION}-patch.ts`, 'src/stack/apps/process-spec.ts'],
    mayTypes: [stack('world'), stack('apps'), stack('sockets')],
    packages: VIEW_PACKAGES,
    because:
      'it spells the steps of the programs that a run was built from, and the calls they make',
  },
  {
    files: ['src/components/views/page/'],
    may: [...FOR_VIEWS, stack('web')],
    packages: VIEW_PACKAGES,
    because: 'what makes a page safe to show is pure, and tested with what reads it',
  },
  {
    files: ['src/components/views/settings/'],
    may: [...FOR_VIEWS, ...PAGES, ...SETTINGS, `${SESSION}-patch.ts`],
    mayTypes: [stack('world')],
    packages: VIEW_PACKAGES,
    because:
      'it shows the tables of what can be set, with their words, and changes sessions by them',
  },
  {
    files: ['src/components/views/sweep/'],
    may: [...FOR_VIEWS, ...PAGES, ...SETTINGS, SESSION],
    mayTypes: [stack('world')],
    packages: VIEW_PACKAGES,
    because:
      'a sweep turns what can be set, by the ranges and words of the folders that declare it',
  },
  {
    files: ['src/components/views/', 'src/components/view-kit/'],
    may: FOR_VIEWS,
    mayTypes: [SESSION, 'src/stack/world/scenario.ts'],
    packages: VIEW_PACKAGES,
    because: 'a view is given its runs, and knows neither the workbench nor the lesson around it',
  },
  {
    files: ['src/components/live/'],
    may: [
      ...BASE,
      ...EVENTS,
      RELAY,
      ...['command-line.ts', '*/command.ts'].map((file) => stack('apps') + file),
      'src/model/',
      'src/runtime/',
      'src/lessons/',
      'src/components/lesson/live-variants.ts',
      'src/i18n/',
      ...['workbench', 'view-kit', 'a11y', 'shell', 'help'].map((it) => `src/components/${it}/`),
    ],
    packages: VIEW_PACKAGES,
    because:
      'the live page puts a run on the workbench, and checks what is typed by the programs’ own grammars',
  },
  {
    files: ['src/components/workbench/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...PAGES,
      stack('nodes/page'),
      `${protocol('tcp')}state/option-names.ts`,
      `${protocol('tcp')}state/settings.ts`,
      `${SESSION}-data.ts`,
      `${SESSION}-patch.ts`,
      'src/model/',
      'src/runtime/',
      'src/i18n/',
      'src/styles/',
      'src/components/views/',
      'src/components/view-kit/',
      'src/components/inspect/',
      'src/components/node-name.ts',
      'src/components/notices/',
      'src/components/a11y/',
      'src/components/shell/',
      'src/components/help/',
    ],
    mayTypes: [stack('world')],
    packages: VIEW_PACKAGES,
    because: 'the workbench finds views by their folder, and lessons stand on it, not the reverse',
  },
  {
    files: ['src/components/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...EVENTS,
      ...PAGES,
      'src/model/',
      'src/runtime/',
      'src/machines/',
      'src/lessons/',
      'src/glossary/',
      'src/challenges/',
      'src/drills/',
      'src/i18n/',
      'src/styles/',
    ],
    mayTypes: [stack('world'), stack('schema')],
    packages: VIEW_PACKAGES,
    because: "views see runtime, charts, lessons, wire and trace, never a host's insides",
  },
  {
    files: ['src/main.tsx'],
    may: ['src/components/', 'src/runtime/', 'src/i18n/', 'src/styles/'],
    packages: REACT,
    because: 'the page begins here',
  },
  {
    files: ['agent/'],
    may: ['src/stack/', RELAY, 'scripts/lib/'],
    packages: ['node:', 'ws', 'koffi'],
    because: 'the agent shares the stack and the codec of the relay',
  },
  {
    files: [RELAY],
    may: [stack('core'), stack('schema')],
    packages: ['valibot'],
    because: 'agent and page share it: it knows neither Node nor the DOM',
  },
];
