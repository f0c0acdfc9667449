/** No packet is larger than the path's MTU, whatever options it carries (RFC 9293 §3.7.1, RFC 6691). */
import { expect, test } from 'vitest';
import { SECOND } from '../../core/instant.ts';
import { nextBelow, seededRng } from '../../core/rng.ts';
import { CHILD, LISTENER, listening, MSS } from '../../sockets/testing/situations.ts';
import type { SentSegment, TestHost } from '../../sockets/testing/test-host.ts';
import { ipv4 } from '../ipv4/header.ts';
import type { TcpOption } from './header/options.ts';

const SACK_PERMITTED: TcpOption = { name: 'sackPermitted' };
const SCALE: TcpOption = { name: 'windowScale', shift: 3 };
const STAMP: TcpOption = { name: 'timestamps', value: 1, echo: 0 };

function open(mtu: number, timestamps: boolean): TestHost {
  const t = listening({
    timestamps,
    sack: true,
    windowScaling: true,
    keepAlive: true,
    keepAliveIdle: 3 * SECOND,
    keepAliveGarbage: true,
  });
  t.world.mtu = mtu;
  t.peer('S 0:0(0) win 200', {
    options: timestamps ? [MSS, SACK_PERMITTED, SCALE, STAMP] : [MSS, SACK_PERMITTED, SCALE],
  });
  t.segments();
  if (timestamps) t.peerTimestamp = 1;
  t.peer('. 1:1(0) ack 1 win 200');
  t.call({ name: 'accept', fd: LISTENER });
  t.call({ name: 'setNonBlocking', fd: CHILD, on: true });
  return t;
}

/** What is sent while gaps, duplicates, closed windows, losses, urgent data and silence come by chance. */
function exchange(t: TestHost, seed: number): SentSegment[] {
  const rng = seededRng(seed);
  const sent: SentSegment[] = [];
  for (let step = 0; step < 60; step++) {
    const { snd, rcv } = t.tcb;
    if (nextBelow(rng, 2) === 0) {
      const data = new Uint8Array(1 + nextBelow(rng, 60));
      t.call({ name: 'send', fd: CHILD, data, urgent: nextBelow(rng, 8) === 0 });
    }
    const next = (rcv.nxt - t.peerIss) >>> 0;
    const from = Math.max(1, next - 20 + 10 * nextBelow(rng, 20));
    const length = nextBelow(rng, 3) === 0 ? 0 : 1 + nextBelow(rng, 16);
    const outstanding = (snd.max - snd.una) >>> 0;
    const ack = ((snd.una - t.tcb.iss) >>> 0) + nextBelow(rng, 1 + outstanding);
    const window = nextBelow(rng, 4) === 0 ? 0 : nextBelow(rng, 40);
    t.peer(`. ${from}:${from + length}(${length}) ack ${ack} win ${window}`);
    if (nextBelow(rng, 3) === 0) t.passes(nextBelow(rng, 4 * SECOND));
    sent.push(...t.segments());
  }
  t.call({ name: nextBelow(rng, 2) === 0 ? 'close' : 'abort', fd: CHILD });
  return [...sent, ...t.segments()];
}

test('with an MTU of 68 and more, no packet exceeds it, with and without timestamps', () => {
  const blocks = new Set<number>();
  for (const mtu of [68, 72, 76, 84, 92, 104, 120]) {
    for (const timestamps of [false, true]) {
      const sent = exchange(open(mtu, timestamps), mtu);
      const tooLarge = sent.filter(({ packet }) => packet.bytes.length + ipv4.length > mtu);
      expect(tooLarge.map(({ text }) => `${mtu}: ${text}`)).toEqual([]);
      for (const { options } of sent) {
        const sack = options.find((option) => option.name === 'sack');
        if (sack?.name === 'sack') blocks.add(sack.blocks.length);
      }
    }
  }
  expect([...blocks].toSorted()).toEqual([1, 2, 3, 4]);
});
