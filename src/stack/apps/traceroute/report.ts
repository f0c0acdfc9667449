/** What traceroute prints: a line for each hop. */
import { formatIpv4, type Ipv4 } from '../../core/addresses.ts';
import { type Duration, MILLISECOND } from '../../core/instant.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import type { TracerouteCommand } from './command.ts';

/** What came of one probe. */
export interface Outcome {
  readonly src: Ipv4;
  readonly type: number;
  readonly code: number;
  readonly mtu: number;
  readonly rtt: Duration;
}

export function headLine({ to, mostTtl, size }: TracerouteCommand): string {
  return `traceroute to ${formatIpv4(to)}, at most ${mostTtl} hops, packets of ${size} octets`;
}

/** An address stands in front of the first time that it answered, and again when it is another. */
export function hopLine(ttl: number, outcomes: readonly (Outcome | null)[]): string {
  let latest = -1;
  const parts = outcomes.map((outcome) => {
    if (outcome === null) return '*';
    const { src, rtt } = outcome;
    const address = src === latest ? '' : `${formatIpv4(src)}  `;
    latest = src;
    return `${address}${(rtt / MILLISECOND).toFixed(3)} ms${markOf(outcome)}`;
  });
  return `${String(ttl).padStart(2)}  ${parts.join('  ')}`;
}

/** The marks that traceroute has had since 1988; other codes by their number. */
const MARKS: Readonly<Record<number, string>> = {
  [allUnreachableCodes.net]: '!N',
  [allUnreachableCodes.host]: '!H',
  [allUnreachableCodes.protocol]: '!P',
  [allUnreachableCodes.sourceRouteFailed]: '!S',
  [allUnreachableCodes.netProhibited]: '!X',
  [allUnreachableCodes.hostProhibited]: '!X',
  [allUnreachableCodes.administrativelyProhibited]: '!X',
  [allUnreachableCodes.precedenceViolation]: '!V',
  [allUnreachableCodes.precedenceCutoff]: '!C',
};

function markOf({ type, code, mtu }: Outcome): string {
  if (type !== icmpTypes.destinationUnreachable || code === allUnreachableCodes.port) return '';
  if (code === allUnreachableCodes.fragmentationNeeded) return mtu > 0 ? ` !F-${mtu}` : ' !F';
  return ` ${MARKS[code] ?? `!<${code}>`}`;
}
