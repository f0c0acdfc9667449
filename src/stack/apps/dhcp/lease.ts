/** What a client learns from an offer or an acknowledgement, and how long that holds. */
import { type Ipv4, isCardAddress, isUnicastHost } from '../../core/addresses.ts';
import { type Instant, NEVER, SECOND } from '../../core/instant.ts';
import { FOREVER, OPTIONS } from '../../protocols/dhcp/codes.ts';
import { type DhcpMessage, wordOf } from '../../protocols/dhcp/message.ts';

export interface ClientLease {
  readonly address: Ipv4;
  readonly prefixLength: number;
  /** 0: none. */
  readonly router: Ipv4;
  readonly server: Ipv4;
  /** Name servers, the one to be asked first in front. */
  readonly names: readonly Ipv4[];
  /** T1, T2 and the end (RFC 2131 §4.4.5). */
  readonly renewAt: Instant;
  readonly rebindAt: Instant;
  readonly endsAt: Instant;
}

/** Of an address that a client had before, no more is known than that. */
export function remembered(address: Ipv4): ClientLease {
  return {
    ...{ address, prefixLength: 0, router: 0, server: 0, names: [] },
    ...{ renewAt: NEVER, rebindAt: NEVER, endsAt: 0 },
  };
}

/** Undefined: it lacks what a client needs, or no host may have that address. */
export function leaseIn(message: DhcpMessage, askedAt: Instant): ClientLease | undefined {
  const server = wordOf(message, OPTIONS.serverId);
  const seconds = wordOf(message, OPTIONS.leaseTime);
  const prefixLength = prefixIn(message);
  const { yiaddr: address } = message;
  if (server === undefined || seconds === undefined || seconds === 0) return undefined;
  if (prefixLength === undefined || !isCardAddress(address, prefixLength)) return undefined;
  const router = wordOf(message, OPTIONS.router) ?? 0;
  const base = { address, prefixLength, router, server, names: namesIn(message) };
  if (seconds === FOREVER) return { ...base, renewAt: NEVER, rebindAt: NEVER, endsAt: NEVER };
  // Times that are in no order are those that the RFC proposes.
  const t1 = wordOf(message, OPTIONS.renewalTime) ?? seconds / 2;
  const t2 = wordOf(message, OPTIONS.rebindingTime) ?? (seconds * 7) / 8;
  const good = t1 > 0 && t1 < t2 && t2 < seconds;
  return {
    ...base,
    renewAt: askedAt + Math.floor((good ? t1 : seconds / 2) * SECOND),
    rebindAt: askedAt + Math.floor((good ? t2 : (seconds * 7) / 8) * SECOND),
    endsAt: askedAt + seconds * SECOND,
  };
}

/** So many are kept, as resolv.conf(5) has it: an answer that three do not have is not waited for. */
const MOST_NAMES = 3;

/** Option 6 lists them in the order of preference (RFC 2132 §3.8). */
function namesIn({ options }: DhcpMessage): readonly Ipv4[] {
  const octets = options.get(OPTIONS.domainServer) ?? new Uint8Array();
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const all = Array.from({ length: octets.length / 4 }, (_, i) => view.getUint32(4 * i));
  return [...new Set(all.filter((each) => isUnicastHost(each)))].slice(0, MOST_NAMES);
}

/** Of the mask; without one, that of the address's class (RFC 2132 §3.3 leaves it to the host). */
function prefixIn(message: DhcpMessage): number | undefined {
  const mask = wordOf(message, OPTIONS.subnetMask);
  if (mask === undefined) {
    const first = message.yiaddr >>> 24;
    return first < 128 ? 8 : first < 192 ? 16 : 24;
  }
  const length = Math.clz32(~mask);
  // Ones, then zeros.
  return (mask << length) >>> 0 === 0 || length === 32 ? length || undefined : undefined;
}
