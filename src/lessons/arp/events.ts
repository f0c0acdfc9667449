/** The events that the lesson speaks of, and what its reader types. */
import type { Packet } from '../../model/packets.ts';
import { packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { formatMac, ipv4, type Mac } from '../../stack/core/addresses.ts';
import { type Instant, SECOND } from '../../stack/core/instant.ts';
import '../../stack/apps/arp/events.ts';
import '../../stack/apps/ping/events.ts';
import '../../stack/nodes/router/events.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { macOf as cardOf } from '../../stack/world/topology.ts';
import { between } from '../between.ts';
import { nodeOf } from '../facts.ts';
import { typed } from '../typed.ts';
import type { Moment } from '../types.ts';
import {
  AGAIN,
  ARP_TERMINAL,
  CLAIM,
  FAR,
  FIRST,
  GATEWAY,
  LAPTOP,
  LAST,
  LAST_PING,
  LIED,
  SERVER,
  SPOOF,
  SPOOF_TERMINAL,
} from './scenario.ts';

/** The first event of a kind at a node, from an instant on. */
const firstOf =
  (kind: EventKind, node: string, from: Instant): Moment =>
  (run) =>
    between(run, kind, node, from)[0]?.id ?? -1;

/** Nothing has been sent yet. */
export const start = firstOf('app.started', 'guest', 0);
/** A ping is handed to IP, which doesn't know yet where to send it. */
export const firstPing = firstOf('raw.sent', 'laptop', FIRST);
/** What ping began at this instant is answered. */
const answered = (at: Instant) => firstOf('ping.answered', 'laptop', at);
export const firstAnswer = answered(FIRST);
export const lastAnswer = answered(LAST);
export const farAnswer = answered(FAR);
export const againAnswer = answered(AGAIN);
export const liedAnswer = answered(LIED);
export const finalAnswer = answered(LAST_PING);
/** The guest has been answered, too. */
export const guestAnswer = firstOf('ping.answered', 'guest', AGAIN);

/** The guest has laid down its address, to take another; what comes of that one. */
export const laysDown = firstOf('address.changed', 'guest', CLAIM);
export const givesUp = firstOf('acd.released', 'guest', CLAIM);
export const probe = firstOf('arp.sent', 'guest', CLAIM);

/** What a host asks for by ARP, from an instant on. */
export function asks(
  run: RecordedRun,
  node: string,
  from: Instant,
  to?: Instant,
): TraceEvent<'arp.sent'>[] {
  return between(run, 'arp.sent', node, from, to).filter(
    ({ operation }) => operation === 'request',
  );
}

/** The hosts whose caches hold an entry that is known, by their last events until an instant. */
export function knowing(run: RecordedRun, until: Instant): string[] {
  return run.nodes.filter((node) => {
    const states = new Map(
      between(run, 'cache.changed', node, 0, until + 1).map(({ key, state }) => [key, state]),
    );
    return [...states.values()].includes('reachable');
  });
}

/** The hardware address of a node’s first card. */
export function macOf(run: RecordedRun, name: string): Mac {
  const node = run.topology.nodes[nodeOf(run, name)];
  return node === undefined ? 0 : cardOf(node, 0);
}

/** The frames that carry what one event made, over every link. */
export function framesOf(run: RecordedRun, header: number): Packet[] {
  return packetsOf(run).filter(({ headerEvent }) => headerEvent === header);
}

/** The frames of the ping that the laptop sends at an instant, and of its answer. */
export function journey(run: RecordedRun, at: Instant): { there: Packet[]; back: Packet[] } {
  const [ping] = between(run, 'raw.sent', 'laptop', at);
  const reply = between(run, 'icmp.sent', 'server', at)[0];
  return { there: framesOf(run, ping?.id ?? -1), back: framesOf(run, reply?.id ?? -1) };
}

export const sentBy = (run: RecordedRun, packets: readonly Packet[], node: string): Packet[] =>
  packets.filter(({ from }) => from === nodeOf(run, node));

const SOON = 5 * SECOND;

const setsGateway = (at: Instant, whose: string) =>
  typed(at, 'laptop', ARP_TERMINAL, (run) => `arp -s ${GATEWAY} ${formatMac(macOf(run, whose))}`);
/** The myth as a rule: the frame goes to the server’s card. */
export const mythical = setsGateway(FAR - SOON, 'server');
/** The cure: what is set by hand, no message changes. */
export const cured = setsGateway(SPOOF - SOON, 'router');
export const lies = typed(
  ...([LIED - SOON, 'guest', SPOOF_TERMINAL, () => `arpspoof -t ${LAPTOP} ${GATEWAY}`] as const),
);

/** The printer’s cable is pulled, and nobody answers for its address. */
export const unplugged = (run: RecordedRun, after: Instant = 0): SessionInput => {
  const printer = nodeOf(run, 'printer');
  const link = run.topology.links.find(
    ({ ends: [a, b] }) => a !== b && (a === printer || b === printer),
  );
  return {
    ...{ at: Math.max(after, CLAIM + SECOND / 100), kind: 'link', link: link?.id ?? -1 },
    settings: { up: false },
  };
};

/** What the guest hands on of a ping to the server and of its answer. */
export function handedOn(run: RecordedRun, at: Instant): { request: boolean; reply: boolean } {
  const dsts = between(run, 'router.forwarded', 'guest', at, at + SECOND).map(
    ({ dst }) => dst >>> 0,
  );
  return { request: dsts.includes(ipv4(SERVER)), reply: dsts.includes(ipv4(LAPTOP)) };
}
