/** What a NAT knows, as plain data: its mappings, the conversations of each, and packets that wait. */
import { type Ipv4, ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, MINUTE, NEVER, SECOND } from '../../core/instant.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import type { TimerRef } from '../../trace/fx.ts';
import type { HookedPacket } from '../kind.ts';
import type { SessionState } from './events.ts';
import type { Filtering, NatConfig, NatProtocol, PortForward } from './spec.ts';

/** What the inside says to one peer, and what it answers. */
export interface Session {
  readonly peer: Ipv4;
  readonly peerPort: number;
  state: SessionState;
  /** Of TCP (connection.ts): the inside is ONE, the outside is OTHER. */
  opened: number;
  closed: number;
  /** When the peer was heard last, or the conversation began. */
  heard: Instant;
  until: Instant;
}

export interface Mapping {
  readonly protocol: NatProtocol;
  readonly inside: Ipv4;
  readonly insidePort: number;
  /** 0: the address of the outer card, whatever it is; so with port forwards. */
  readonly outside: Ipv4;
  readonly outsidePort: number;
  /** By what it is found from inside. */
  readonly key: InsideKey;
  /** A port forward, which stays. */
  readonly fixed: boolean;
  readonly sessions: Session[];
}

/** What became of the first piece of a datagram, for the others (RFC 4787 §11). */
export interface FragmentWay {
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly protocol: number;
  readonly identification: number;
  readonly point: 'pre' | 'post';
  verdict: 'waiting' | 'rewrite' | 'hairpin' | 'pass' | 'drop';
  /** The address that takes the place of the source on the way out, of the destination on the way in. */
  address: Ipv4;
  /** What takes the place of the identification on the way out. */
  number: number;
  /** Pieces that came before the first. */
  readonly held: HookedPacket[];
  readonly until: Instant;
}

export interface HeldSyn {
  readonly packet: HookedPacket;
  readonly port: number;
  readonly peerPort: number;
  readonly until: Instant;
}

export interface Nat {
  readonly outsideCard: number;
  /** A port outside is for one peer alone. */
  perPeer: boolean;
  filtering: Filtering;
  readonly low: number;
  readonly high: number;
  reports: boolean;
  readonly times: {
    udp: Duration;
    icmp: Duration;
    established: Duration;
    transitory: Duration;
  };
  readonly mostSessions: number;
  /** By the port outside; and by the place inside the keys of all that it has, the oldest first. */
  readonly mappings: Map<number, Mapping>;
  readonly byInside: Map<InsideKey, number[]>;
  sessions: number;
  /** Where the search for a free port begins: behind the one that was given last. */
  nextPort: number;
  fragments: FragmentWay[];
  syns: HeldSyn[];
  /** The frame that came in from the inside for the outer address, −1: none; and the port it has got. */
  hairpin: number;
  hairpinPort: number;
  timer: TimerRef;
  /** When the timer is due: nothing ends before then. */
  dueAt: Instant;
}

/** RFC 4787 §4.3, REQ-5: five minutes are recommended. */
const UDP_TIME = 5 * MINUTE;
/** RFC 5508 §3.2, REQ-2: not below a minute. */
const ICMP_TIME = MINUTE;
/** RFC 5382 §5, REQ-5: two hours and four minutes, and four minutes. */
const ESTABLISHED_TIME = 124 * MINUTE;
const TRANSITORY_TIME = 4 * MINUTE;
/** RFC 5382 §4.3, REQ-4: a SYN from outside is not answered within this time. */
export const SYN_WAIT = 6 * SECOND;
/** As long as a host would wait for the rest of a datagram (RFC 1122 §3.3.2). */
export const FRAGMENT_TIME = MINUTE;
const MOST_SESSIONS = 4_096;
export const FIRST_PORT = 1_024;
export const LAST_PORT = 0xffff;

const NUMBERS: Readonly<Record<NatProtocol, number>> = { icmp: 1, tcp: 6, udp: 17 };
/** Numbers of places: 2^16 ports of 2^32 addresses. */
const PLACES = 2 ** 48;

export const outsideKey = (protocol: NatProtocol, port: number): number =>
  NUMBERS[protocol] * 0x10000 + port;
/** Of a mapping for one peer, a text that names it as well. */
export type InsideKey = number | string;
export const insideKey = (protocol: NatProtocol, address: Ipv4, port: number): number =>
  NUMBERS[protocol] * PLACES + address * 0x10000 + port;

export function createNat(config: NatConfig): Nat {
  const { ports = { low: FIRST_PORT, high: LAST_PORT }, forwards = [] } = config;
  const nat: Nat = {
    outsideCard: config.outside,
    perPeer: config.mapping === 'address-and-port-dependent',
    filtering: config.filtering ?? 'endpoint-independent',
    ...ports,
    reports: config.unsolicited !== 'silent',
    times: {
      udp: config.udpTime ?? UDP_TIME,
      icmp: config.icmpTime ?? ICMP_TIME,
      established: config.establishedTime ?? ESTABLISHED_TIME,
      transitory: config.transitoryTime ?? TRANSITORY_TIME,
    },
    mostSessions: config.mostSessions ?? MOST_SESSIONS,
    mappings: new Map(),
    byInside: new Map(),
    ...{ sessions: 0, nextPort: ports.low, fragments: [], syns: [] },
    ...{ hairpin: -1, hairpinPort: 0, timer: -1, dueAt: NEVER },
  };
  for (const forward of forwards) addForward(nat, forward);
  return nat;
}

export function addForward(nat: Nat, { protocol, port, to, toPort = port }: PortForward): Mapping {
  const inside = ipv4(to);
  const mapping: Mapping = {
    ...{ protocol, inside, insidePort: toPort, outside: 0, outsidePort: port },
    ...{ fixed: true, sessions: [], key: insideKey(protocol, inside, toPort) },
  };
  // What the host says from there comes from that port, too (RFC 4787 §4.1).
  enlist(nat, mapping);
  return mapping;
}

/** It is found by its port outside from now on, and by its place inside. */
export function enlist({ mappings, byInside }: Nat, mapping: Mapping): void {
  const key = outsideKey(mapping.protocol, mapping.outsidePort);
  mappings.set(key, mapping);
  const keys = byInside.get(mapping.key);
  if (keys === undefined) byInside.set(mapping.key, [key]);
  else keys.push(key);
}

/** The other ports outside of its place inside stay. */
export function strike({ mappings, byInside }: Nat, mapping: Mapping): void {
  const key = outsideKey(mapping.protocol, mapping.outsidePort);
  mappings.delete(key);
  const keys = (byInside.get(mapping.key) ?? []).filter((each) => each !== key);
  if (keys.length === 0) byInside.delete(mapping.key);
  else byInside.set(mapping.key, keys);
}

/** The timer wakes the NAT when the next thing ends. */
export function wakeAt(nat: Nat, due: Instant, fx: LinkFx): void {
  if (due >= nat.dueAt) return;
  if (nat.timer < 0) nat.timer = fx.newTimer('nat', 0, 'idle');
  nat.dueAt = due;
  fx.arm(nat.timer, due);
}
