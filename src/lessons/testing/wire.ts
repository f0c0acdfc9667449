/**
 * What went over the wire, read off the frames' own bytes: a second witness, that knows nothing of
 * what the stack says of itself.
 */
import type { Host } from '../../stack/nodes/host/host.ts';
import { eventsOf } from '../../stack/trace/log.ts';
import { advance } from '../../stack/world/session.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import type { Experiment, LessonContent } from '../types.ts';
import { inputsOf, lessonKernel } from './run.ts';

export interface Sighting {
  readonly at: number;
  /** When its host handed it over: it may have to wait for the line. */
  readonly leaves: number;
  /** When it arrived; never, if it was lost. */
  readonly arrives: number;
  readonly from: string;
  /** As in `FIN,ACK`; PSH is left out. */
  readonly flags: string;
  /** Counted from the sender's own SYN, and from the other side's. */
  readonly seq: number;
  readonly ack: number;
  readonly isn: number;
  /** As it stands in the header. */
  readonly window: number;
  readonly length: number;
}

/** A frame on one link, whatever is in it. */
export interface FrameSighting {
  readonly at: number;
  /** When it arrived; never, if it was lost. */
  readonly arrives: number;
  readonly from: string;
  /** The node at the link's other end. */
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** How one run went: what crossed the wire, and when which host's program called what. */
export interface Seen {
  /** The segments of TCP. */
  readonly wire: readonly Sighting[];
  /** All frames. */
  readonly frames: readonly FrameSighting[];
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
  const start = () =>
    startSession(scenario, { scenario: scenario.id, seed, inputs }, { kernel: lessonKernel });
  const running = start();
  advance(running);
  const { log, world, capture } = running.sim;
  const remembering = (at: number) => {
    const again = start();
    advance(again, at);
    const open = (host: Host) =>
      [...host.transport.connections.values()].some(
        ({ state }) => state !== 'LISTEN' && state !== 'CLOSED',
      );
    return again.sim.world.nodes.filter((node) => open(node as Host)).map((node) => node.name);
  };
  const name = (node: number) => world.nodes[node]?.name ?? '';
  const lost = new Set([...eventsOf(log, ['frame.dropped'])].map(({ frame }) => frame));
  const isns = new Map<string, number>();
  const sent = [...eventsOf(log, ['frame.sent'])];
  const bytesOf = (frame: number) => capture.frames[frame] as Uint8Array;
  const arrives = (each: { frame: number; arrives: number }) =>
    lost.has(each.frame) ? Infinity : each.arrives;
  const { links } = topologyOf(scenario);
  const frames = sent.map((each): FrameSighting => {
    const ends = links.find(({ id }) => id === each.link)?.ends ?? [-1, -1];
    const to = ends[0] === each.node ? ends[1] : ends[0];
    return {
      ...{ at: each.starts, arrives: arrives(each), from: name(each.node), to: name(to) },
      bytes: bytesOf(each.frame),
    };
  });
  const segments = sent.filter(({ frame }) => carriesTcp(bytesOf(frame)));
  const wire = segments.map((each): Sighting => {
    const bytes = bytesOf(each.frame);
    const read = parts(bytes);
    const { from, to, flags, seq, ack, window, length } = read;
    if (flags.includes('SYN')) isns.set(`${from}>${to}`, seq);
    const isn = isns.get(`${from}>${to}`) ?? 0;
    return {
      ...{ at: each.starts, arrives: arrives(each) },
      leaves: each.at,
      ...{ from: name(each.node), flags, isn, window, length },
      seq: (seq - isn) >>> 0,
      ack: (ack - (isns.get(`${to}>${from}`) ?? 0)) >>> 0,
    };
  });
  const calls = [...eventsOf(log, ['socket.call'])].map(({ at, node, name: call }) => ({
    ...{ at, from: name(node), name: call },
  }));
  return { wire, frames, calls, remembering };
}

/** IPv4 in Ethernet, and in it protocol 6. */
function carriesTcp(bytes: Uint8Array): boolean {
  return bytes.length > IP + 20 && bytes[12] === 8 && bytes[13] === 0 && bytes[IP + 9] === 6;
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
    window: view.getUint16(tcp + 14),
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
