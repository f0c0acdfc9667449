/**
 * What the trace says of our own IPv4 address: which we hold, ask for or probe, which the agent must
 * know before anything leaves with it, and what of it the user has to be told.
 */
import type { Hello } from '../../../relay/messages.ts';
import '../../../stack/apps/arp/events.ts';
import '../../../stack/nodes/network/events.ts';
import { formatIpv4, type Ipv4, parseIpv4 } from '../../../stack/core/addresses.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import '../../../stack/protocols/dhcp/events.ts';
import '../../../stack/protocols/ipv4/events.ts';
import type { ClientChange, ClientState } from '../../../stack/protocols/dhcp/events.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { NewNotice } from '../../live/messages.ts';
import type { LeaseLostWhy, OwnAddress } from '../../live/status.ts';

export const ADDRESS_EVENTS = [
  'address.changed',
  'dhcp.client',
  'dhcp.received',
  'dhcp.discarded',
  'acd.conflict',
  'acd.released',
  'network.away',
] as const;
type AddressEvent = TraceEvent<(typeof ADDRESS_EVENTS)[number]>;

interface Addresses {
  /** What was given by hand; 0: DHCP. */
  readonly fixed: Ipv4;
  /** What our card has; 0: nothing. */
  held: Ipv4;
  /** What is asked for or leased; 0: nothing. */
  wanted: Ipv4;
  phase: ClientState;
  server: Ipv4;
  until: Instant;
  /** A server has said yes, and the address is being probed. */
  acknowledged: boolean;
  /** Why there is none, and nobody asks. */
  given: 'released' | 'conflict' | null;
  /** In the message that came last. */
  offered: Ipv4;
  /** Told as the computer's own: a server offers it again and again. */
  refused: Ipv4;
}

/** A notice without the time, which the trace does not know. */
export type AddressNotice = NewNotice extends infer N
  ? N extends { readonly kind: 'lease-lost' | 'address-refused' | 'address-conflict' }
    ? Omit<N, 'when'>
    : never
  : never;

export function newAddresses({ ip }: Pick<Hello, 'ip'>): Addresses {
  const fixed = ip === 'dhcp' ? 0 : (parseIpv4(ip.address) ?? 0);
  return {
    ...{ fixed, held: 0, wanted: 0, phase: 'INIT', server: 0, until: 0 },
    ...{ acknowledged: false, given: null, offered: 0, refused: 0 },
  };
}

/** Takes in what has happened to our host; says what the user has to be told of it. */
export function readAddress(state: Addresses, event: AddressEvent): AddressNotice | undefined {
  switch (event.kind) {
    case 'address.changed':
      if (event.nic === 0) state.held = event.address;
      if (event.address !== 0) state.given = null;
      return undefined;
    case 'dhcp.received':
      state.offered = event.address;
      if (event.message === 'ACK') state.acknowledged = true;
      return undefined;
    case 'dhcp.discarded':
      if (event.why !== 'barred' || state.refused === state.offered) return undefined;
      state.refused = state.offered;
      return { kind: 'address-refused', address: formatIpv4(state.offered) };
    case 'dhcp.client':
      return readClient(state, event);
    case 'acd.conflict':
      // DHCP's client tells what it makes of it.
      if (state.fixed === 0) return undefined;
      return { kind: 'address-conflict', address: formatIpv4(event.address) };
    case 'network.away':
      // The server's clock went on: what is left of a lease is so much less.
      if (state.until !== 0) state.until = Math.max(event.at, state.until - event.lasted);
      return undefined;
    case 'acd.released':
      if (state.fixed !== 0) state.given = 'conflict';
      return undefined;
  }
}

const LEASED: readonly ClientState[] = [
  'BOUND',
  'RENEWING',
  'REBINDING',
  'REBOOTING',
  'INIT-REBOOT',
];
const LOST: Readonly<Partial<Record<ClientChange, LeaseLostWhy>>> = {
  'lease expired': 'expired',
  'rcv DHCPNAK': 'refused',
  'no answer': 'no-answer',
};

function readClient(
  state: Addresses,
  { event, from, state: phase, address, server, until }: TraceEvent<'dhcp.client'>,
): AddressNotice | undefined {
  const before = state.wanted;
  Object.assign(state, { phase, wanted: address, server, until, acknowledged: false });
  state.given = event === 'RELEASE' || event === 'stop' ? 'released' : null;
  if (before === 0) return undefined;
  const had = formatIpv4(before);
  if (event === 'address conflict' || event === 'rcv DHCPACK (not accept.)') {
    return { kind: 'address-conflict', address: had };
  }
  const why = LOST[event];
  if (why === undefined || !LEASED.includes(from)) return undefined;
  return { kind: 'lease-lost', address: had, why };
}

/** What the agent may let out frames from. */
export function ownAddresses({ fixed, held, wanted }: Addresses): readonly string[] {
  return [...new Set([fixed, held, wanted])].filter((each) => each !== 0).map(formatIpv4);
}

/** What the page shows. */
export function ownAddress(state: Addresses): OwnAddress {
  const { fixed, held, wanted, phase, given } = state;
  if (fixed !== 0) {
    const address = formatIpv4(fixed);
    if (given !== null) return { how: 'none', why: given };
    return held === fixed ? { how: 'static', address } : { how: 'probing', address };
  }
  if (phase === 'INIT' && given !== null) return { how: 'none', why: given };
  const address = formatIpv4(wanted);
  if (held !== 0 && held === wanted) {
    const until = state.until === 0 ? null : state.until;
    return { how: 'leased', address, server: formatIpv4(state.server), until, state: phase };
  }
  if (state.acknowledged && wanted !== 0) return { how: 'probing', address };
  return { how: 'asking', state: phase, address: wanted === 0 ? null : address };
}
