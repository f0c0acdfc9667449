/** The packets of a question at the router: how they are put in, and what it did with each. */
import { forgedDatagram } from '../../../../lessons/forged.ts';
import type { Experiment } from '../../../../lessons/types.ts';
import { eventsIn } from '../../../../model/queries.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { formatIpv4 } from '../../../../stack/core/addresses.ts';
import { MILLISECOND } from '../../../../stack/core/instant.ts';
import '../../../../stack/nodes/router/events.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { type Fate, NOWHERE } from './answer.ts';
import type { RouteAsked, RoutePacket } from './kind.ts';

/** One packet after the other, so that each is over before the next comes. */
const APART = 100 * MILLISECOND;

/** Each packet as a frame from outside, in the order of their coming. */
export function puttingIn(question: RouteAsked, count: number): Experiment {
  return Array.from({ length: count }, (_, index) => (run: RecordedRun) => {
    const packet = question.packets(run)[index];
    if (packet === undefined) throw new Error(`There is no packet ${index} for the router.`);
    return put(run, question, packet, index);
  });
}

/** A datagram from whoever is first behind the card. */
function put(
  run: RecordedRun,
  { router, card, at }: RouteAsked,
  packet: RoutePacket,
  index: number,
): SessionInput {
  const node = run.nodes.indexOf(router);
  const from = beside(run, node, card);
  return forgedDatagram(run, { at: at + index * APART, from, to: node, card, ...packet });
}

/**
 * Who is first behind a card, past switches, which have no address: links take a node's cards in
 * their order.
 */
function beside({ topology: { links, nodes } }: RecordedRun, node: number, card: number): number {
  const joins = links.filter(({ ends: [a, b] }) => a !== b);
  const ofNode = (id: number) => joins.filter(({ ends }) => ends.includes(id));
  const farEnd = (id: number, { ends: [a, b] }: (typeof joins)[number]) => (a === id ? b : a);
  const first = ofNode(node)[card];
  const found = first === undefined ? [] : [farEnd(node, first)];
  for (const id of found) {
    if ((nodes[id]?.addresses.length ?? 0) > 0) return id;
    const next = ofNode(id).map((link) => farEnd(id, link));
    found.push(...next.filter((each) => each !== node && !found.includes(each)));
  }
  return -1;
}

/** What the router did with each; nothing while one of them has not come. */
export function fatesIn(run: RecordedRun, question: RouteAsked, count: number): readonly Fate[] {
  const node = run.nodes.indexOf(question.router);
  const forwarded = [...eventsIn(run, { kind: 'router.forwarded', node })];
  const ignored = [...eventsIn(run, { kind: 'packet.ignored', node })];
  return arrivals(question, count).flatMap((at): Fate[] => {
    const on = forwarded.find((each) => each.at === at);
    if (on !== undefined) {
      const row = `${formatIpv4(on.network)}/${on.prefixLength}`;
      return [{ row, next: formatIpv4(on.via), ttl: String(on.ttl) }];
    }
    return ignored.some((each) => each.at === at) ? [{ row: NOWHERE }] : [];
  });
}

/** The event by which the router is done with the last of them. */
export function doneWith(run: RecordedRun, question: RouteAsked, count: number): number {
  const node = run.nodes.indexOf(question.router);
  const last = arrivals(question, count).at(-1);
  const kinds = ['router.forwarded', 'packet.ignored'] as const;
  const found = kinds.flatMap((kind) =>
    [...eventsIn(run, { kind, node })].filter(({ at }) => at === last),
  );
  return found[0]?.id ?? -1;
}

const arrivals = ({ at }: RouteAsked, count: number) =>
  Array.from({ length: count }, (_, index) => at + index * APART);
