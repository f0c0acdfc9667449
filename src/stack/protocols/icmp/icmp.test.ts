import { expect, test } from 'vitest';
import { ipv4 as address } from '../../core/addresses.ts';
import { createArena, frameStart, importFrame } from '../../core/arena.ts';
import { createLog, eventsOf } from '../../trace/log.ts';
import { ethernet, icmpEcho, ipv4, layer, packet } from '../../wire/index.ts';
import { emptyPacket, type IpSend, type NetFx } from '../kind.ts';
import { icmpArrives } from './icmp.ts';

/** An echo request with so many bytes of data arrives; the way back has this MTU. */
function echo(bytes: number, mtu: number) {
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
      interfaceMtu: () => mtu,
      send: ({ frame: reply }: IpSend) => sent.push(arena.lengths[reply] as number),
    },
  } as unknown as NetFx;
  const start = frameStart(frame) + ethernet.length + ipv4.length;
  icmpArrives({ ...emptyPacket(), src, dst, start, end: frameStart(frame) + request.length }, fx);
  const told = [...eventsOf(log, ['packet.ignored', 'icmp.sent'])].map((event) => event.kind);
  return { sent, told };
}

test('an echo reply that fits the way back exactly is sent', () => {
  expect(echo(1472, 1500)).toEqual({ sent: [1514], told: ['icmp.sent'] });
});

test('an echo reply above the MTU of the way back is not sent, and the trace says so', () => {
  expect(echo(1473, 1500)).toEqual({ sent: [], told: ['packet.ignored'] });
  expect(echo(1472, 576)).toEqual({ sent: [], told: ['packet.ignored'] });
});
