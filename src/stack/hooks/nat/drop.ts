/** Why a packet ends at the NAT, and where that is written. */
import type { RfcText } from '../../core/rfc.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import './events.ts';
import type { NatIgnoredReasons } from './events.ts';

export type NatReason = keyof NatIgnoredReasons;

const RULES: Readonly<Record<NatReason, RfcText>> = {
  'nat-no-mapping': 'RFC4787#5',
  'nat-filtered': 'RFC4787#5',
  'nat-unsolicited-syn': 'RFC5382#4.3',
  'nat-no-port': 'RFC5508#6',
  'nat-table-full': 'RFC5508#6',
  'nat-protocol': 'RFC3022#4.1',
  'nat-too-short': 'RFC1858#3',
  'nat-icmp-checksum': 'RFC5508#4.1',
  'nat-quoted': 'RFC5508#4.1',
  'nat-fragment-late': 'RFC4787#11',
  'nat-fragments-full': 'RFC4787#11',
};

/** What becomes of the packet comes of this. `rfc`: where the reason has another rule for such a packet. */
export function drop(why: NatReason, fx: LinkFx, rfc = RULES[why]): 'drop' {
  causedBy(fx.log, emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc }));
  return 'drop';
}
