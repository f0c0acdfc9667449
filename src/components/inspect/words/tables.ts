/**
 * The words of every kind of event, in one table: those of the protocols that every world has from
 * the start, those of a capability once it is loaded. Loaded itself with the first sentence.
 */

import { onPage } from '../../../runtime/capability-pages.ts';
import { appWords } from '../../../stack/apps/page/words.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { arpIgnored } from '../../../stack/protocols/arp/page/ignored.ts';
import { arpWords } from '../../../stack/protocols/arp/page/words.ts';
import { ethernetIgnored } from '../../../stack/protocols/ethernet/page/ignored.ts';
import { icmpIgnored } from '../../../stack/protocols/icmp/page/ignored.ts';
import { icmpWords } from '../../../stack/protocols/icmp/page/words.ts';
import { ipv4Ignored } from '../../../stack/protocols/ipv4/page/ignored.ts';
import { ipv4Words } from '../../../stack/protocols/ipv4/page/words.ts';
import { tcpIgnored } from '../../../stack/protocols/tcp/page/ignored.ts';
import { tcpWords } from '../../../stack/protocols/tcp/page/words.ts';
import { udpIgnored } from '../../../stack/protocols/udp/page/ignored.ts';
import { udpWords } from '../../../stack/protocols/udp/page/words.ts';
import type { IgnoredReason } from '../../../stack/trace/kernel-events.ts';
import type { CapabilityPage } from '../../../stack/trace/page/kind.ts';
import { kernelWords } from '../../../stack/trace/page/words.ts';
import type { DefinedEvents, TraceEvent } from '../../../stack/trace/schema.ts';
import { type EventWords, sentence } from '../../../stack/trace/words.ts';
import { addDissector } from '../../../stack/wire/dissector.ts';
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
const coreIgnored = {
  ...ethernetIgnored,
  ...arpIgnored,
  ...icmpIgnored,
  ...ipv4Ignored,
  ...tcpIgnored,
  ...udpIgnored,
};

type AnyWords = EventWords<TraceEvent>;
const words = new Map<string, AnyWords>(
  Object.entries(coreWords) as unknown as [string, AnyWords][],
);
const ignored = new Map<string, Localized>(Object.entries<Localized>(coreIgnored));

/** Takes in what a capability brings, once it is loaded. */
export function addPage<E extends DefinedEvents>(page: CapabilityPage<E>): void {
  for (const [kind, its] of Object.entries(page.words)) words.set(kind, its as AnyWords);
  for (const [why, text] of Object.entries(page.ignored ?? {})) ignored.set(why, text);
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

export function wordsOf(event: TraceEvent): AnyWords {
  return words.get(event.kind) ?? UNKNOWN;
}

export function ignoredWords(why: IgnoredReason): Localized {
  return ignored.get(why) ?? { en: why, zh: why };
}
