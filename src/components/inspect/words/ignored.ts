/**
 * Why whoever got a packet put it aside, in words: those of the protocols that every world has from
 * the start, those of a capability once it is loaded.
 */

import { onPage } from '../../../runtime/capability-pages.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { arpIgnored } from '../../../stack/protocols/arp/page/ignored.ts';
import { ethernetIgnored } from '../../../stack/protocols/ethernet/page/ignored.ts';
import { icmpIgnored } from '../../../stack/protocols/icmp/page/ignored.ts';
import { ipv4Ignored } from '../../../stack/protocols/ipv4/page/ignored.ts';
import { tcpIgnored } from '../../../stack/protocols/tcp/page/ignored.ts';
import { udpIgnored } from '../../../stack/protocols/udp/page/ignored.ts';
import type { IgnoredReason } from '../../../stack/trace/kernel-events.ts';
import type { CapabilityPage } from '../../../stack/trace/page/kind.ts';

const coreIgnored = {
  ...ethernetIgnored,
  ...arpIgnored,
  ...icmpIgnored,
  ...ipv4Ignored,
  ...tcpIgnored,
  ...udpIgnored,
};

const ignored = new Map<string, Localized>(Object.entries<Localized>(coreIgnored));

/** Takes in what a capability brings, once it is loaded. */
export function addIgnored({ ignored: more = {} }: Pick<CapabilityPage, 'ignored'>): void {
  for (const [why, text] of Object.entries<Localized>(more)) ignored.set(why, text);
}

onPage(addIgnored);

export function ignoredWords(why: IgnoredReason): Localized {
  return ignored.get(why) ?? { en: why, zh: why };
}
