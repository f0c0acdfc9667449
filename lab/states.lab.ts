/** What tshark makes of each conversation as a whole, beside the states our client went through. */
import { describe, expect, test } from 'vitest';
import { seqGeq } from '../src/stack/core/seq.ts';
import type { TcpState } from '../src/stack/protocols/tcp/names.ts';
import { eventsOf, type TraceLog } from '../src/stack/trace/log.ts';
import type { TraceEvent } from '../src/stack/trace/schema.ts';
import { tcpFlags } from '../src/stack/wire/index.ts';
import { CLIENT } from '../src/stack/world/testing.ts';
import { SCENARIOS } from './scenarios/matrix.ts';
import type { SeenSegment } from './tshark.ts';
import { type Witnessed, witness } from './witness.ts';

/** The bits of tcp.completeness. */
const SYN = 1;
const SYN_ACK = 2;
const ACK = 4;
const DATA = 8;
const FIN = 16;
const RST = 32;

type Transition = TraceEvent<'tcp.transition'>;

interface Life {
  port: number;
  transitions: Transition[];
}

/** The connections that the client opened, each with all its transitions, in order of opening. */
function livesOf(log: TraceLog): Life[] {
  const lives: Life[] = [];
  const open = new Map<number, Life>();
  for (const event of eventsOf(log, ['tcp.transition'])) {
    if (event.node !== CLIENT || event.to === 'LISTEN') continue;
    if (event.event === 'OPEN.active') {
      const life = { port: event.localPort, transitions: [] };
      open.set(event.conn, life);
      lives.push(life);
    }
    open.get(event.conn)?.transitions.push(event);
  }
  return lives;
}

interface Stream {
  completeness: number;
  segments: { inbound: boolean; tcp: SeenSegment }[];
}

function streamsOf({ packets }: Witnessed): Stream[] {
  const streams: Stream[] = [];
  for (const { ours, tshark } of packets) {
    if (tshark.tcp === undefined) continue;
    const { stream, completeness } = tshark.tcp;
    streams[stream] ??= { completeness: 0, segments: [] };
    streams[stream].completeness = completeness;
    streams[stream].segments.push({ inbound: ours.inbound, tcp: tshark.tcp });
  }
  return streams;
}

const been = (life: Life, ...states: TcpState[]) =>
  life.transitions.some(({ to }) => states.includes(to));

const isRefusal = ({ flags }: SeenSegment) =>
  (flags & tcpFlags.RST) !== 0 && (flags & tcpFlags.ACK) !== 0;

/**
 * The same bits, from our states. Only for data and RST does one have to look at segments, and for
 * a FIN that was still queued behind data when all was given up (CLOSE enters FIN_WAIT_1 at once).
 */
function completenessOf(life: Life, stream: Stream): number {
  const established = been(life, 'ESTABLISHED') ? SYN_ACK | ACK : 0;
  // A refusal is RST,ACK, and tshark takes any ACK for the handshake's.
  const refusal = established === 0 && stream.segments.some(({ tcp }) => isRefusal(tcp)) ? ACK : 0;
  const finished = been(life, 'FIN_WAIT_1', 'CLOSE_WAIT', 'LAST_ACK', 'CLOSING');
  const fin =
    finished && stream.segments.some(({ tcp }) => (tcp.flags & tcpFlags.FIN) !== 0) ? FIN : 0;
  const data = stream.segments.some(({ tcp }) => tcp.length > 0) ? DATA : 0;
  const rst = stream.segments.some(({ tcp }) => (tcp.flags & tcpFlags.RST) !== 0) ? RST : 0;
  return SYN | established | refusal | data | fin | rst;
}

/**
 * Of a conversation that our client never opened (an old SYN that surfaced at the server, say):
 * CLOSED answers what comes in with RST (RFC 9293 section 3.10.7.1) and sends nothing else.
 */
function completenessOfStranger({ segments }: Stream): number {
  const came = segments.filter(({ inbound }) => inbound);
  const has = (flag: number) => came.some(({ tcp }) => (tcp.flags & flag) !== 0);
  return (has(tcpFlags.SYN) ? (has(tcpFlags.ACK) ? SYN_ACK : SYN) : 0) | RST;
}

type End = 'reset' | 'closed' | 'open';

function endOf({ transitions }: Life): End {
  const { event, from } = transitions[transitions.length - 1] as Transition;
  if (transitions.some(({ to }) => to === 'TIME_WAIT')) return 'closed';
  if (event === 'rcv RST' || event === 'ABORT') return 'reset';
  return from === 'LAST_ACK' && event === 'rcv ACK of FIN' ? 'closed' : 'open';
}

/**
 * From the segments alone, as tshark decoded them: a FIN each way, each acknowledged. What comes
 * late to a connection that has ended so is answered with RST, which changes nothing.
 */
function endSeen({ segments }: Stream): End {
  const rst = segments.findIndex(({ tcp }) => (tcp.flags & tcpFlags.RST) !== 0);
  const before = rst < 0 ? segments : segments.slice(0, rst);
  const finished = [true, false].every((inbound) => {
    const at = before.findIndex((s) => s.inbound === inbound && (s.tcp.flags & tcpFlags.FIN) !== 0);
    if (at < 0) return false;
    const { seq, length } = (before[at] as Stream['segments'][0]).tcp;
    const end = (seq + length + 1) >>> 0;
    const others = before.slice(at).filter((s) => s.inbound !== inbound);
    return others.some(({ tcp }) => (tcp.flags & tcpFlags.ACK) !== 0 && seqGeq(tcp.ack, end));
  });
  if (finished) return 'closed';
  return rst < 0 ? 'open' : 'reset';
}

/** Each stream with its connection: the ports tell, and among those that share them the order. */
function paired(witnessed: Witnessed): { stream: Stream; life: Life | undefined }[] {
  const lives = livesOf(witnessed.running.sim.log);
  return streamsOf(witnessed).map((stream) => {
    const first = stream.segments[0];
    const port = first?.inbound === true ? first.tcp.dstPort : first?.tcp.srcPort;
    const at = lives.findIndex((life) => life.port === port);
    return { stream, life: at < 0 ? undefined : lives.splice(at, 1)[0] };
  });
}

describe('tshark counts as many conversations as we opened, and calls them as complete', () => {
  test.each(SCENARIOS)('$name', (scenario) => {
    const witnessed = witness(scenario, 'sound');
    const pairs = paired(witnessed);
    expect(pairs.map(({ stream }) => stream.completeness)).toEqual(
      pairs.map(({ stream, life }) =>
        life ? completenessOf(life, stream) : completenessOfStranger(stream),
      ),
    );
    // A SYN that ARP held back for good was never seen.
    const seen = (life: Life) => pairs.some((each) => each.life?.port === life.port);
    const opened = pairs.filter(({ life }) => life !== undefined);
    expect(livesOf(witnessed.running.sim.log).filter(seen).length).toBe(opened.length);
  });
});

describe('a conversation ends in the segments as it ends in our states', () => {
  test.each(SCENARIOS)('$name', (scenario) => {
    const pairs = paired(witness(scenario, 'sound'));
    expect(pairs.map(({ stream }) => endSeen(stream))).toEqual(
      pairs.map(({ life }) => (life ? endOf(life) : 'reset')),
    );
  });
});
