/** Header prediction must do exactly what the long way does. */

import { expect, test } from 'vitest';
import { FRAME_SLOT_BYTES, FRAME_SLOT_START, importFrame } from '../../../core/arena.ts';
import { clone } from '../../../core/clone.ts';
import { nextBelow, seededRng } from '../../../core/rng.ts';
import { accepted, CHILD, MSS } from '../../../sockets/testing/situations.ts';
import { type TestHost, US } from '../../../sockets/testing/test-host.ts';
import { type IpPacket, TRANSPORT_OFFSET } from '../../kind.ts';
import type { TcpOption } from '../header/options.ts';
import type { Tcb } from '../state/tcb.ts';
import { noteCongestionMark } from './acks.ts';
import { predicted } from './header-prediction.ts';
import { otherStatesArrive } from './other-states.ts';
import { createSegment, readSegment } from './segment.ts';

const stamp: TcpOption = { name: 'timestamps', value: 1, echo: 0 };
const sackPermitted: TcpOption = { name: 'sackPermitted' };

/** Takes a segment both ways on copies of the connection; whether it was predicted. */
function bothWays(t: TestHost, text: string): boolean {
  const { fx } = t.world;
  const bytes = t.written(text);
  const whole = new Uint8Array(TRANSPORT_OFFSET + bytes.length);
  whole.set(bytes, TRANSPORT_OFFSET);
  const frame = importFrame(fx.arena, whole);
  const start = frame * FRAME_SLOT_BYTES + FRAME_SLOT_START + TRANSPORT_OFFSET;
  const packet: IpPacket = {
    frame,
    ipStart: start - 20,
    start,
    end: start + bytes.length,
    src: t.address,
    dst: US,
    protocol: 6,
    ttl: 64,
    tos: 0,
    broadcast: false,
    nic: 0,
  };
  const [short, long] = [clone(t.tcb), clone(t.tcb)];
  const [one, other] = [createSegment(), createSegment()];
  readSegment(packet, fx.arena, one);
  readSegment(packet, fx.arena, other);
  if (!predicted(short, one, fx)) return false;
  noteCongestionMark(long, other);
  otherStatesArrive(long, other, fx);
  // Each took timers and memory of its own where it needed some: only their numbers differ.
  const comparable = (tcb: Tcb) => ({
    ...tcb,
    touched: 0,
    timers: Array.from(tcb.timers, (ref) => ref >= 0),
    receiveBuffer: { ...tcb.receiveBuffer, start: 0 },
  });
  expect(comparable(short)).toEqual(comparable(long));
  expect(one.verdict).toBe(other.verdict);
  return true;
}

test('the next data and the next acknowledgement are predicted', () => {
  const t = accepted();
  expect(bothWays(t, '. 1:101(100) ack 1')).toBe(true);
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(3000) });
  expect(bothWays(t, '. 1:1(0) ack 1461')).toBe(true);
  expect(bothWays(t, '. 1:1(0) ack 1')).toBe(false);
  expect(bothWays(t, '. 101:201(100) ack 1')).toBe(false);
  expect(bothWays(t, 'F. 1:1(0) ack 1')).toBe(false);
  expect(bothWays(t, '. 1:101(100) ack 1 win 9')).toBe(false);
});

test('over many exchanges both ways leave the same connection behind', () => {
  const rng = seededRng(5);
  let foreseen = 0;
  for (let round = 0; round < 10; round++) {
    const timestamps = round % 2 === 0;
    const options = timestamps ? [MSS, sackPermitted, stamp] : [MSS, sackPermitted];
    const settings = { timestamps, sack: true, receiveBuffer: 4000, sendBuffer: 4000 } as const;
    const t = accepted({ ...settings, congestionControl: 'cubic' }, options);
    let [theirs, ours] = [1, 1];
    for (let step = 0; step < 30; step++) {
      if (nextBelow(rng, 3) === 0) {
        t.call({ name: 'send', fd: CHILD, data: new Uint8Array(nextBelow(rng, 4000)) });
      }
      t.passes(nextBelow(rng, 60_000));
      if (t.peerTimestamp !== undefined) t.peerTimestamp += nextBelow(rng, 3);
      const length = nextBelow(rng, 3) === 0 ? nextBelow(rng, 1400) : 0;
      ours += nextBelow(rng, 1 + ((t.tcb.snd.max - t.tcb.snd.una) >>> 0));
      const skip = nextBelow(rng, 12) === 0 ? 50 : 0;
      const text = `. ${theirs + skip}:${theirs + skip + length}(${length}) ack ${ours}`;
      if (bothWays(t, text)) foreseen++;
      t.peer(text);
      if (skip === 0) theirs = ((t.tcb.rcv.nxt - t.peerIss) >>> 0) as number;
      t.call({ name: 'setNonBlocking', fd: CHILD, on: true });
      t.call({ name: 'recv', fd: CHILD, size: 10_000 });
    }
  }
  expect(foreseen).toBeGreaterThan(40);
});
