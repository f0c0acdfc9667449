/** The world of a level: the learner's host, which sends what was decided, and a peer with our stack. */
import { SERVER } from '../lessons/two-hosts.ts';
import { has, type Segment, SYN } from '../model/judge/segment.ts';
import { ipv4 as address } from '../stack/core/addresses.ts';
import { type Instant, MILLISECOND, MINUTE } from '../stack/core/instant.ts';
import type {} from '../stack/nodes/by-hand/index.ts';
import { ethernet, ipv4, layer, packet, type TcpOption, tcp } from '../stack/wire/index.ts';
import { cardMac } from '../stack/world/ids.ts';
import type { HostSpec, ScenarioSpec } from '../stack/world/scenario.ts';
import { CLIENT_PORT, otherSeat } from './acts.ts';
import { type Exercise, type Played, SEATS, type Seat } from './level.ts';

/** What the learner decided to send, and when. */
export interface Move {
  readonly at: Instant;
  readonly segment: Segment;
}

const DELAY = 20 * MILLISECOND;
/** Nobody plays for longer; a peer that backs off may wait for minutes. */
export const LONGEST = 15 * MINUTE;
const ADDRESS: Readonly<Record<Seat, string>> = { client: '10.0.0.1', server: '10.0.0.2' };
const PORT: Readonly<Record<Seat, number>> = { client: CLIENT_PORT, server: SERVER.port };

/** The learner's node; clients stand on the left. */
export const nodeOf = ({ seat }: Exercise): number => SEATS.indexOf(seat);

/** The initial sequence number: another for each seed. */
export const issOf = ({ seed }: Exercise): number => Math.imul(seed + 1, 0x9e3779b1) >>> 0;

export function scenarioOf(
  exercise: Exercise,
  moves: readonly Move[],
  until: Instant = LONGEST,
): ScenarioSpec {
  const { seat } = exercise;
  const sends = moves.map(({ at, segment }) => ({ at, bytes: frameOf(exercise, segment) }));
  return world(exercise, { kind: 'by-hand', name: seat, address: ADDRESS[seat], sends }, until);
}

/** A host of ours in the learner's place. */
export const insteadOf = (exercise: Exercise): ScenarioSpec =>
  world(exercise, hostOf(exercise.seat, exercise.instead), LONGEST);

const hostOf = (seat: Seat, { process, settings = {} }: Played): HostSpec => ({
  ...{ name: seat, address: ADDRESS[seat], settings, processes: [process] },
});

function world(
  { level, seat, peer, link }: Exercise,
  you: ScenarioSpec['nodes'][number],
  until: Instant,
): ScenarioSpec {
  const other = hostOf(otherSeat(seat), peer);
  return {
    id: `tcp-${level.id}`,
    nodes: seat === 'client' ? [you, other] : [other, you],
    links: [{ between: [...SEATS] as [Seat, Seat], delay: DELAY, ...link }],
    knowsNeighbours: true,
    until,
  };
}

function frameOf({ seat, options }: Exercise, segment: Segment): Uint8Array {
  const other = otherSeat(seat);
  const card = (of: Seat) => cardMac(String(SEATS.indexOf(of)), 0);
  const list = has(segment, SYN) ? synOptions(options) : sackOption(segment);
  const fields = {
    ...{ srcPort: PORT[seat], dstPort: PORT[other], seq: segment.seq, ack: segment.ack },
    ...{ flags: segment.flags, window: segment.window },
    ...(list.length === 0 ? {} : { options: list }),
  };
  return packet(
    [
      layer(ethernet, { dst: card(other), src: card(seat) }),
      layer(ipv4, { src: address(ADDRESS[seat]), dst: address(ADDRESS[other]) }),
      layer(tcp, fields),
    ],
    new Uint8Array(segment.length).fill(0x78),
  );
}

function synOptions({ mss, sackPermitted }: Exercise['options']): TcpOption[] {
  const list: TcpOption[] = [];
  if (mss !== undefined) list.push({ name: 'mss', mss });
  if (sackPermitted) list.push({ name: 'sackPermitted' });
  return list;
}

function sackOption({ options }: Segment): TcpOption[] {
  const blocks = options?.sack ?? [];
  return blocks.length === 0 ? [] : [{ name: 'sack', blocks: [...blocks] }];
}
