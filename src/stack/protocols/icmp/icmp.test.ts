import { expect, test } from 'vitest';
import { ipv4 as address } from '../../core/addresses.ts';
import { createArena, frameStart, importFrame } from '../../core/arena.ts';
import { createLog, eventsOf } from '../../trace/log.ts';
import { ethernet, icmpEcho, ipv4, layer, packet } from '../../wire/index.ts';
import { emptyPacket, type IpSend, type LinkFx } from '../kind.ts';
import { icmpArrives } from './icmp.ts';

/** An echo request with so many bytes of data arrives. */
function echo(bytes: number) {
  const src = address('10.1.0.9');
  const dst = address('10.0.0.2');
  const request = packet(
    [
      layer(ethernet, { dst: 1, src: 2 }),
      layer(ipv4, { src, dst }),
      layer(icmpEcho, { type: 8, identifier: 1, sequence: 1 }),
    ],
    new Uint8Array(bytes),
  );
  const arena = createArena(8);
  const frame = importFrame(arena, request);
  const sent: number[] = [];
  const log = createLog(true);
  const fx = {
    ...{ arena, log, node: 0, now: 0 },
    ip: {
      defaultTtl: () => 64,
      send: ({ frame: reply }: IpSend) => sent.push(arena.lengths[reply] as number),
    },
  } as unknown as LinkFx;
  const ipStart = frameStart(frame) + ethernet.length;
  const place = { ipStart, start: ipStart + ipv4.length, end: frameStart(frame) + request.length };
  icmpArrives({ ...emptyPacket(), src, dst, ...place }, fx);
  const told = [...eventsOf(log, ['packet.ignored', 'icmp.sent'])].map((event) => event.kind);
  return { sent, told };
}

test('an echo reply is as long as its request, and IP sees to it that the way back carries it', () => {
  expect(echo(1472)).toEqual({ sent: [1514], told: ['icmp.sent'] });
  expect(echo(9_000)).toEqual({ sent: [9_042], told: ['icmp.sent'] });
});
