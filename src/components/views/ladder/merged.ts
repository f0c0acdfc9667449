/** Two runs as one ladder: what is the same in both is there once, what differs for each. */
import { packetRows } from '../../../model/compare/packet-rows.ts';
import type { Packet } from '../../../model/packets.ts';
import type { TimerRun } from '../../../model/parts/timers.ts';
import type { Transition } from '../../../model/parts/transitions.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { JoinedPacket } from './joined.ts';
import type { LadderRun, SideGroup, SideLine } from './model.ts';
import { isSecond, moved } from './second-run.ts';

/** The frames of the packets that go the same way at the same time: the first run's, the second's. */
export type Pairs = ReadonlyMap<number, number>;

export function samePackets(a: RecordedRun, b: RecordedRun): Pairs {
  return new Map(
    packetRows(a, b).flatMap(({ packets: [first, second], same }) =>
      same && first !== undefined && second !== undefined ? [[first.frame, second.frame]] : [],
    ),
  );
}

export function mergedRun(
  a: LadderRun,
  b: LadderRun,
  pairs: Pairs,
  letters: readonly [string, string],
): LadderRun {
  const twins = new Set(pairs.values());
  const packets = apart(
    [a.packets, b.packets],
    ({ frame, hops = [] }) => [frame, ...hops.map((hop) => hop.frame)].every((f) => pairs.has(f)),
    ({ frame, hops = [] }) => [frame, ...hops.map((hop) => hop.frame)].every((f) => twins.has(f)),
  );
  const transitions = without(a.transitions, b.transitions, wordOfState);
  const timers = without(a.timers, b.timers, wordOfTimer);
  const own = new Set<number>([
    ...packets[0].map(({ sentEvent }) => sentEvent),
    ...transitions[0].map(({ id }) => id),
    ...timers[0].map(({ firedEvent }) => firedEvent),
  ]);
  const states = new Set(transitions[1]);
  return {
    ...a,
    packets: [...a.packets, ...packets[1].map(movedPacket)].sort((x, y) => x.starts - y.starts),
    transitions: [...a.transitions, ...transitions[1].map(movedState)],
    groups: [...a.groups, ...b.groups.flatMap((group) => movedGroup(group, states))].sort(
      (x, y) => x.at - y.at,
    ),
    timers: [...a.timers, ...timers[1].map(movedTimer)],
    activities: [...a.activities, ...b.activities],
    letterOf: (event) => (isSecond(event) ? letters[1] : own.has(event) ? letters[0] : undefined),
  };
}

type Two<T> = readonly [readonly T[], readonly T[]];

/** What each has that is not the same in the other. */
function apart<T>([a, b]: Two<T>, inB: (each: T) => boolean, inA: (each: T) => boolean): Two<T> {
  return [a.filter((each) => !inB(each)), b.filter((each) => !inA(each))];
}

function without<T>(a: readonly T[], b: readonly T[], wordOf: (each: T) => string): Two<T> {
  const [inA, inB] = [new Set(a.map(wordOf)), new Set(b.map(wordOf))];
  return apart(
    [a, b],
    (each) => inB.has(wordOf(each)),
    (each) => inA.has(wordOf(each)),
  );
}

const wordOfState = ({ node, at, conn, from, to }: Transition) =>
  [node, at, conn, from, to].join(' ');

const wordOfTimer = ({ node, conn, layer, name, armedAt, firedAt }: TimerRun) =>
  [node, conn, layer, name, armedAt, firedAt].join(' ');

function movedPacket(packet: JoinedPacket): JoinedPacket {
  const { hops, changes, copies } = packet;
  return {
    ...movedHop(packet),
    ...(hops === undefined ? {} : { hops: hops.map(movedHop) }),
    changes: changes.map((each) => ({ ...each, event: moved(each.event) })),
    copies: copies.map((each) => ({ ...each, event: moved(each.event) })),
    // What is inside is read only for those that somebody looks at.
    get header() {
      return packet.header;
    },
    get message() {
      return packet.message;
    },
  };
}

function movedHop(packet: Packet): Packet {
  const { from, to, nic, link, bytes, starts, arrives, protocol, connection, again } = packet;
  const { endAt, dropped, changes, copies, verdict } = packet;
  return {
    ...{ from, to, nic, link, bytes, starts, arrives, protocol, connection, again },
    ...{ endAt, dropped, changes, copies, verdict },
    ...{ index: moved(packet.index), frame: moved(packet.frame) },
    ...{ sentEvent: moved(packet.sentEvent), endEvent: moved(packet.endEvent) },
    ...{ headerEvent: moved(packet.headerEvent), receivedEvent: moved(packet.receivedEvent) },
    header: undefined,
  };
}

const movedState = (state: Transition): Transition => ({ ...state, id: moved(state.id) });

const movedTimer = (timer: TimerRun): TimerRun => ({
  ...timer,
  armedEvent: moved(timer.armedEvent),
  firedEvent: moved(timer.firedEvent),
});

/** Calls stand in another view when two runs are compared; only states that differ are left. */
function movedGroup(group: SideGroup, states: ReadonlySet<Transition>): SideGroup[] {
  const lines = group.lines.flatMap((line): SideLine[] =>
    line.kind === 'state' && states.has(line.transition)
      ? [{ kind: 'state', event: moved(line.event), transition: movedState(line.transition) }]
      : [],
  );
  const [first] = lines;
  return first === undefined ? [] : [{ ...group, event: first.event, lines }];
}
