import { describe, expect, it } from 'vitest';
import { appendBatch, takeBatch } from '../stack/trace/batch.ts';
import { createLog } from '../stack/trace/log.ts';
import { causesOf, isCut } from './causes.ts';
import { cursorAfter, cursorAtEnd, visibleAt } from './cursor.ts';
import {
  dropPoint,
  isRetransmission,
  packetTitle,
  phaseOf,
  progressAt,
  segmentOf,
} from './packets.ts';
import { callPhase, isImmediate } from './parts/calls.ts';
import { relativeAck, relativeSeq } from './parts/connections.ts';
import { PACKETS } from './parts/packets.ts';
import { TIMERS } from './parts/timers.ts';
import { TRANSITIONS } from './parts/transitions.ts';
import {
  callsOf,
  connectionsOf,
  lastTransition,
  packetsInFlight,
  packetsOf,
  timersOf,
  transitionsOf,
} from './queries.ts';
import { recordedRun } from './recorded-run.ts';
import {
  CLIENT,
  DELAY,
  dataAndClose,
  handshake,
  makeTrace,
  SERVER,
  TWO_HOSTS,
} from './testing/made-trace.ts';

function made(loseSyn = false, close = false) {
  const trace = makeTrace();
  const at = handshake(trace, loseSyn);
  if (close) dataAndClose(trace, at);
  return { trace, model: recordedRun(trace.log, TWO_HOSTS) };
}

describe('packets', () => {
  it('joins every frame with its segment and its delivery', () => {
    const { model } = made();
    expect(packetsOf(model).map(packetTitle)).toEqual(['SYN', 'SYN, ACK', 'ACK']);
    expect(packetsOf(model).map((p) => [p.from, p.to])).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(packetsOf(model).every((p) => p.endEvent > p.sentEvent)).toBe(true);
    expect(packetsOf(model).map((p) => p.verdict)).toEqual(['accepted', 'accepted', 'ack-only']);
  });

  it('says where a dropped packet was dropped and that the next one repeats it', () => {
    const { model } = made(true);
    const [lost, again] = packetsOf(model);
    expect(lost?.dropped).toBe('learner');
    expect(dropPoint(lost!)).toBeCloseTo(0.65);
    expect(lost?.to).toBe(SERVER);
    expect(isRetransmission(again!)).toBe(true);
  });

  it('knows the phase of a packet at any cursor', () => {
    const { trace, model } = made();
    const syn = packetsOf(model)[0]!;
    expect(phaseOf(syn, { at: 0, event: syn.sentEvent })).toBe('future');
    expect(phaseOf(syn, visibleAt(trace.log, DELAY / 2))).toBe('in-flight');
    expect(progressAt(syn, DELAY / 2)).toBe(0.5);
    expect(phaseOf(syn, cursorAtEnd(trace.log))).toBe('delivered');
  });

  it('lists what is in flight at the cursor only', () => {
    const { trace, model } = made();
    expect(packetsInFlight(model, visibleAt(trace.log, 30_000)).map(packetTitle)).toEqual([
      'SYN, ACK',
    ]);
    expect(packetsInFlight(model, cursorAtEnd(trace.log))).toEqual([]);
  });

  it('knows a packet again behind a hub, and does not take it for a repetition', () => {
    const t = makeTrace();
    const syn = t.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
    const hub = 2;
    const body = { frame: syn.frame, nic: 0, link: 0 };
    const heard = t.add(DELAY, 'frame.delivered', hub, syn.event, body);
    const way = { nic: 1, link: 1, bytes: 58, starts: DELAY, arrives: 2 * DELAY };
    t.add(DELAY, 'frame.sent', hub, heard, { ...way, frame: 99, packet: syn.segment });
    const node = { id: hub, name: 'hub', kind: 'hub' as const, addresses: [] };
    const network = { ...TWO_HOSTS, nodes: [...TWO_HOSTS.nodes, node] };
    const packets = packetsOf(recordedRun(t.log, network));
    expect(packets.map(packetTitle)).toEqual(['SYN', 'SYN']);
    expect(packets.map((p) => p.again)).toEqual([false, false]);
  });

  it('finds a packet that had to wait for ARP', () => {
    const t = makeTrace();
    const asked = t.add(0, 'segment.sent', CLIENT, -1, {
      conn: 0,
      srcAddress: 1,
      dstAddress: 2,
      srcPort: 3,
      dstPort: 4,
      seq: 9,
      ack: 0,
      flags: 2,
      window: 1,
      length: 0,
      reason: 'syn',
    });
    const arp = t.add(0, 'arp.sent', CLIENT, asked, { operation: 'request', sender: 1, target: 2 });
    const way = { nic: 0, link: 0, starts: 0, arrives: 10 };
    t.add(0, 'frame.sent', CLIENT, arp, { ...way, frame: 1, bytes: 42, packet: arp });
    const reply = t.add(20, 'arp.received', CLIENT, -1, {
      operation: 'reply',
      sender: 2,
      target: 1,
    });
    t.add(20, 'frame.sent', CLIENT, reply, { ...way, frame: 2, bytes: 58, packet: asked });
    const packets = packetsOf(recordedRun(t.log));
    expect(packets.map((p) => p.protocol)).toEqual(['arp', 'tcp']);
    expect(packets[1]?.header?.id).toBe(asked);
  });
});

describe('relative sequence numbers', () => {
  it('count from the SYN of each direction, across the wrap at 2^32', () => {
    const { model } = made(false, true);
    const seen = packetsOf(model).map((p) => {
      const connection = connectionsOf(model)[p.connection]!;
      const s = segmentOf(p)!;
      return [relativeSeq(connection, s), relativeAck(connection, s)];
    });
    expect(seen.slice(1)).toEqual([
      [0, 1],
      [1, 1],
      [1, 1],
      [1, 6],
      [6, 1],
      [1, 7],
      [1, 7],
      [7, 2],
    ]);
  });

  it('tell what is sent again, whatever the stack calls it', () => {
    const t = makeTrace();
    t.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
    t.send(1000, CLIENT, -1, ['SYN'], 'syn', 0, 0);
    t.send(2000, CLIENT, -1, ['ACK'], 'data', 1, 1, 10);
    t.send(3000, CLIENT, -1, ['ACK'], 'ack', 11, 1);
    t.send(4000, CLIENT, -1, ['ACK'], 'keepalive', 10, 1, 1);
    const packets = packetsOf(recordedRun(t.log, TWO_HOSTS));
    expect(packets.map(isRetransmission)).toEqual([false, true, false, false, false]);
  });

  it('stay those of one connection when a SYN is sent again', () => {
    expect(connectionsOf(made(true).model)).toHaveLength(1);
  });
});

describe('the model', () => {
  it('joins socket calls with their returns', () => {
    const { trace, model } = made();
    const connect = callsOf(model).find((c) => c.name === 'connect')!;
    expect([connect.result, connect.blocked, connect.returnedAt]).toEqual(['0', true, 2 * DELAY]);
    expect(callPhase(connect, visibleAt(trace.log, 10).event)).toBe('blocked');
    expect(isImmediate(callsOf(model)[0]!)).toBe(true);
  });

  it('keeps timers that fired, with the instant of their arming', () => {
    const { model } = made(true, true);
    expect(timersOf(model).map((t) => [t.name, t.firedAt - t.armedAt])).toEqual([
      ['retransmission', 1_000_000],
      ['time-wait', 60_000_000],
    ]);
  });

  it('gives a node’s latest transition at the cursor', () => {
    const { trace, model } = made();
    expect(lastTransition(model, SERVER, visibleAt(trace.log, DELAY))?.to).toBe('SYN_RECEIVED');
    expect(lastTransition(model, SERVER, { at: 0, event: 0 })).toBeUndefined();
  });

  it('is the same whether the log came at once or in batches', () => {
    const { trace, model } = made(true, true);
    const copy = createLog();
    // Parts that are asked for now grow with the log; those that are asked for later read it all.
    const grown = recordedRun(copy, TWO_HOSTS, { parts: [PACKETS, TRANSITIONS, TIMERS] });
    const parts = makeTrace();
    const at = handshake(parts, true);
    appendBatch(copy, takeBatch(parts.log));
    grown.readOn();
    dataAndClose(parts, at);
    appendBatch(copy, takeBatch(parts.log));
    grown.readOn();
    expect(copy.count).toBe(trace.log.count);
    expect(packetsOf(grown)).toEqual(packetsOf(model));
    expect(transitionsOf(grown)).toEqual(transitionsOf(model));
    expect(timersOf(grown)).toEqual(timersOf(model));
  });

  it('reads on in no time when nothing came', () => {
    expect(made().model.readOn()).toBe(false);
  });
});

describe('the chain of causes', () => {
  it('leads from the last ACK back to connect()', () => {
    const { model, trace } = made();
    const chain = causesOf(trace.log, packetsOf(model)[2]!.sentEvent);
    expect(chain[0]?.event.kind).toBe('socket.call');
    expect(chain.at(-1)?.event.kind).toBe('frame.sent');
    expect(isCut(chain)).toBe(false);
  });

  it('carries the notes of the step that led to them', () => {
    const t = makeTrace();
    const fired = t.add(5, 'timer.fired', 0, -1, { conn: 0, layer: 'tcp', name: 'retransmission' });
    t.add(5, 'tcp.note', 0, fired, {
      conn: 0,
      code: 'rto-backoff',
      rfc: 'RFC6298#5.5',
      a: 1,
      b: 2,
    });
    const sent = t.send(5, CLIENT, fired, ['SYN'], 'retransmit-rto', 0, 0);
    const chain = causesOf(t.log, sent.event, 9, (kind) => kind === 'tcp.note');
    expect(chain[0]?.notes).toMatchObject([{ code: 'rto-backoff' }]);
    expect(causesOf(t.log, sent.event)[0]?.notes).toEqual([]);
  });

  it('is cut at its longest', () => {
    const { model, trace } = made();
    const chain = causesOf(trace.log, packetsOf(model)[2]!.sentEvent, 3);
    expect(chain).toHaveLength(3);
    expect(isCut(chain)).toBe(true);
  });
});

describe('the cursor', () => {
  it('stands after an event, or at an instant with all of its events', () => {
    const { trace } = made();
    expect(cursorAfter(trace.log, 3).event).toBe(4);
    const cursor = visibleAt(trace.log, 0);
    expect(trace.log.at[cursor.event - 1]).toBe(0);
    expect(trace.log.at[cursor.event]).toBeGreaterThan(0);
  });
});
