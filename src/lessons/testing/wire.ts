/**
 * What went over the wire, read off the frames' own bytes: a second witness, that knows nothing of
 * what the stack says of itself.
 */
import type { Host } from '../../stack/nodes/host/host.ts';
import { eventsOf } from '../../stack/trace/log.ts';
import { advance, startSession } from '../../stack/world/session.ts';
import type { Experiment, LessonContent } from '../types.ts';
import { inputsOf } from './run.ts';

export interface Sighting {
  readonly at: number;
  /** When it arrived; never, if it was lost. */
  readonly arrives: number;
  readonly from: string;
  /** As in `FIN,ACK`; PSH is left out. */
  readonly flags: string;
  /** Counted from the sender's own SYN, and from the other side's. */
  readonly seq: number;
  readonly ack: number;
  readonly isn: number;
  readonly length: number;
}

/** How one run went: what crossed the wire, and when which host's program called what. */
export interface Seen {
  readonly wire: readonly Sighting[];
  readonly calls: readonly { readonly at: number; readonly from: string; readonly name: string }[];
  /** The hosts in whose memory there is a connection at an instant. */
  remembering(at: number): readonly string[];
}

/** For each question, by its id, what happened: first the original, then each of its experiments. */
export type Witness = Readonly<
  Record<string, (original: Seen, ...tried: readonly Seen[]) => string | number>
>;

const FLAGS = ['FIN', 'SYN', 'RST', '', 'ACK'];
const IP = 14;

/** Runs a lesson with these changes from the very start, and watches. */
export function watch(lesson: LessonContent, changes: Experiment = []): Seen {
  const { scenario, seed } = lesson;
  const inputs = inputsOf(lesson, changes);
  const running = startSession(scenario, { scenario: scenario.id, seed, inputs });
  advance(running);
  const { log, world, capture } = running.sim;
  const remembering = (at: number) => {
    const again = startSession(scenario, { scenario: scenario.id, seed, inputs });
    advance(again, at);
    const open = (host: Host) =>
      [...host.transport.connections.values()].some(({ state }) => state !== 'LISTEN');
    return again.sim.world.nodes.filter((node) => open(node as Host)).map((node) => node.name);
  };
  const name = (node: number) => world.nodes[node]?.name ?? '';
  const lost = new Set([...eventsOf(log, ['frame.dropped'])].map(({ frame }) => frame));
  const isns = new Map<string, number>();
  const wire = [...eventsOf(log, ['frame.sent'])].map((sent): Sighting => {
    const bytes = capture.frames[sent.frame] as Uint8Array;
    const read = parts(bytes);
    const { from, to, flags, seq, ack, length } = read;
    if (flags.includes('SYN')) isns.set(`${from}>${to}`, seq);
    const isn = isns.get(`${from}>${to}`) ?? 0;
    return {
      ...{ at: sent.starts, arrives: lost.has(sent.frame) ? Infinity : sent.arrives },
      ...{ from: name(sent.node), flags, isn, length },
      seq: (seq - isn) >>> 0,
      ack: (ack - (isns.get(`${to}>${from}`) ?? 0)) >>> 0,
    };
  });
  const calls = [...eventsOf(log, ['socket.call'])].map(({ at, node, name: call }) => ({
    ...{ at, from: name(node), name: call },
  }));
  return { wire, calls, remembering };
}

function parts(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tcp = IP + (view.getUint8(IP) & 15) * 4;
  const data = tcp + (view.getUint8(tcp + 12) >> 4) * 4;
  const bits = view.getUint8(tcp + 13);
  return {
    from: `${view.getUint32(IP + 12)}:${view.getUint16(tcp)}`,
    to: `${view.getUint32(IP + 16)}:${view.getUint16(tcp + 2)}`,
    flags: FLAGS.filter((flag, bit) => flag !== '' && (bits >> bit) & 1).join(),
    seq: view.getUint32(tcp + 4),
    ack: view.getUint32(tcp + 8),
    length: IP + view.getUint16(IP + 2) - data,
  };
}

/** The n-th segment of a host with these flags, from 0 on. */
export function nth(seen: Seen, from: string, flags: string, n = 0): Sighting {
  const found = seen.wire.filter((each) => each.from === from && each.flags === flags)[n];
  if (found === undefined) throw new Error(`${from} sent no ${flags} number ${n}.`);
  return found;
}

/** The segments that were sent after the first that was lost. */
export function afterLoss({ wire }: Seen): readonly Sighting[] {
  return wire.slice(wire.findIndex(({ arrives }) => arrives === Infinity) + 1);
}
