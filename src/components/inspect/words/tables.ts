/**
 * The words of every kind of event, in one table: those of the protocols that every world has from
 * the start, those of a capability once it is loaded. Loaded itself with the first sentence.
 */

import { onPage } from '../../../runtime/capability-pages.ts';
import { appWords } from '../../../stack/apps/page/words.ts';
import { arpWords } from '../../../stack/protocols/arp/page/words.ts';
import { icmpWords } from '../../../stack/protocols/icmp/page/words.ts';
import { ipv4Words } from '../../../stack/protocols/ipv4/page/words.ts';
import { tcpWords } from '../../../stack/protocols/tcp/page/words.ts';
import { udpWords } from '../../../stack/protocols/udp/page/words.ts';
import type { CapabilityPage } from '../../../stack/trace/page/kind.ts';
import { kernelWords } from '../../../stack/trace/page/words.ts';
import type { DefinedEvents, EventKind, TraceEvent } from '../../../stack/trace/schema.ts';
import { type EventWords, sentence } from '../../../stack/trace/words.ts';
import { addDissector } from '../../../stack/wire/dissector.ts';
import { addIgnored } from './ignored.ts';
import { addNames } from './names.ts';

const coreWords = {
  ...kernelWords,
  ...appWords,
  ...arpWords,
  ...icmpWords,
  ...ipv4Words,
  ...tcpWords,
  ...udpWords,
};
type AnyWords = EventWords<TraceEvent>;
const words = new Map<string, AnyWords>(
  Object.entries(coreWords) as unknown as [string, AnyWords][],
);

/** Takes in what a capability brings, once it is loaded. */
export function addPage<E extends DefinedEvents>(page: CapabilityPage<E>): void {
  for (const [kind, its] of Object.entries(page.words)) words.set(kind, its as AnyWords);
  addIgnored(page);
  for (const dissector of page.dissectors ?? []) addDissector(dissector);
  addNames(page);
}

onPage(addPage);

/** An event that nobody has words for is shown by its kind, which is its number when it is unknown. */
const UNKNOWN: AnyWords = {
  source: 'network',
  label: { en: 'an event that is not known here', zh: '这里不认识的事件' },
  why: ({ kind: what }, { node }) =>
    sentence('{node}: event {what}', '{node}：事件 {what}', { node, what }),
  say: null,
};

export function wordsFor(kind: EventKind): AnyWords {
  return words.get(kind) ?? UNKNOWN;
}

export function wordsOf(event: TraceEvent): AnyWords {
  return wordsFor(event.kind);
}
