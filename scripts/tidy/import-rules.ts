import { readdirSync } from 'node:fs';

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
/** The declarations of headers, which everybody may read. */
const HEADERS = ['header.ts', 'header/', 'ecn.ts'].map((file) => protocol('*') + file);
/** The declarations of events, and what they are told with: whoever reads a trace may know them. */
const EVENTS = [
  'src/stack/protocols/core-events.ts',
  'src/stack/apps/events.ts',
  'src/stack/protocols/core-packets.ts',
  ...['events.ts', 'title.ts', 'predicates.ts'].map((file) => protocol('*') + file),
  `${stack('nodes/*')}events.ts`,
];
/** The words of protocols, for pages. */
const PAGES = [stack('apps/page'), `${protocol('*')}page/`];
/** What capabilities bring to the page besides: a folder of its own for each. */
const PAGE_INDEXES = ['apps', 'nodes', 'links', 'inputs'].map(
  (kinds) => `${stack(kinds)}*/page/index.ts`,
);
/** What a protocol is; it says so in types, and whoever defines one imports those. */
const PROTOCOL_KIND = 'src/stack/protocols/kind.ts';
/** What each protocol of every world stands on, besides the vocabulary. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  ethernet: [protocol('arp')],
  arp: [protocol('ethernet')],
  ipv4: [protocol('ethernet')],
  icmp: [protocol('ipv4')],
  udp: [stack('sockets')],
  tcp: [stack('sockets')],
};
/** Protocols that come as capabilities: every folder that BELOW does not name. */
const CAPABILITIES = readdirSync(new URL('../../src/stack/protocols', import.meta.url), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && !(entry.name in BELOW))
  .map(({ name }) => protocol(name));
const KERNEL = ['protocols', 'hooks', 'sockets', 'streams', 'apps', 'nodes'].map(stack);
const REACT = ['react', 'react-dom/', 'react-aria-components', 'wouter', 'lucide-react'];
const VIEW_PACKAGES = [...REACT, 'zustand', 'xstate', 'd3-', '@dagrejs/dagre', '@tanstack/'];
/** A session is plain data that the page may make, change and put into a link. */
const SESSION = 'src/stack/world/session';
/** Without the ending: what inputs make of a network is in a file of its own. */
const TOPOLOGY = 'src/stack/world/topology';
/** How inputs are spelt in links. */
const LETTERS = ['letters.ts', 'codec.ts'].map((file) => `${stack('inputs')}${file}`);
const RELAY = 'src/runtime/relay';

export const RULES: readonly Rule[] = [
  { files: [stack('core')], may: [], because: 'core stands on nothing' },
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
  ...Object.entries(BELOW).map(([name, below]) => ({
    files: [protocol(name)],
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
    may: [...BASE, ...HEADERS, ...EVENTS],
    mayTypes: [PROTOCOL_KIND],
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
    packages: ['valibot'],
    because: 'sockets join the protocols that have ports; the host joins sockets with IP',
  },
  {
    files: [stack('apps')],
    may: [
      ...BASE,
      ...CAPABILITIES,
      stack('schema'),
      'src/stack/sockets/calls.ts',
      'src/stack/sockets/schema.ts',
      'src/stack/sockets/kinds/route/message.ts',
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
    files: [stack('nodes')],
    may: [...BASE, ...KERNEL, stack('schema')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'a node knows its own kind and what it stands on; the world steps it',
  },
  {
    files: [stack('links'), stack('inputs'), 'src/stack/capability.ts'],
    may: [...BASE, ...KERNEL, stack('schema'), stack('links'), stack('inputs'), stack('world')],
    mayTypes: ['src/stack/capability.ts'],
    packages: ['valibot'],
    because: 'kinds of links and inputs are parts of the world; the tables know them all',
  },
  {
    files: [stack('pcapng')],
    may: [...BASE, ...HEADERS, ...EVENTS],
    because: 'a capture is written from the trace alone',
  },
  {
    files: [stack('world')],
    may: [
      ...BASE,
      ...KERNEL,
      stack('schema'),
      stack('links'),
      stack('inputs'),
      'src/stack/capability.ts',
    ],
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
    mayTypes: ['src/stack/sockets/'],
    because: 'a lesson sees scenarios, the trace and charts; its views are in src/components',
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
    because: 'a challenge sees scenarios, sessions and the trace, as a lesson does',
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
    may: ['src/stack/', 'src/runtime/', 'src/lessons/', 'src/machines/'],
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
    files: ['src/components/views/', 'src/components/view-kit/'],
    may: [
      ...BASE,
      ...HEADERS,
      ...EVENTS,
      TOPOLOGY,
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
    ],
    packages: VIEW_PACKAGES,
    because: 'a view is given its runs, and knows neither the workbench nor the lesson around it',
  },
  {
    files: ['src/components/workbench/'],
    may: [
      ...BASE,
      ...HEADERS,
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
      'src/challenges/',
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
    may: ['src/stack/', RELAY],
    packages: ['node:', 'ws', 'koffi'],
    because: 'the agent shares the stack and the codec of the relay',
  },
];
