/** One host without a world, for tests of its network layers: frames in, frames out, and its trace. */
import { ipv4 as address } from '../../../core/addresses.ts';
import { createArena, frameBytes, freeFrame, importFrame } from '../../../core/arena.ts';
import { seededRng } from '../../../core/rng.ts';
import { utf8 } from '../../../core/text.ts';
import type { HookSpec } from '../../../hooks/kind.ts';
import { neighbour } from '../../../protocols/arp/arp.ts';
import type { CallResult, ProgramCall } from '../../../sockets/calls.ts';
import { defaultSettings, socketCall } from '../../../sockets/index.ts';
import type { Fx } from '../../../trace/fx.ts';
import type { IgnoredReason } from '../../../trace/kernel-events.ts';
import { createLog, eventsOf, NO_CAUSE, type TraceLog } from '../../../trace/log.ts';
import { ethernet, ipv4, layer, packet, udp } from '../../../wire/index.ts';
import { everyKernel } from '../../../world/testing/every-kernel.ts';
import { createHost, type Host } from '../host.ts';
import { bindHost, type HostFx } from '../host-fx.ts';
import type { HostTable } from '../protocols.ts';
import { stepFrame } from '../step.ts';

export const US = address('10.0.0.2');
export const PEER = address('10.0.0.1');
const OUR_MAC = 2;
const PEER_MAC = 1;

export interface LoneHost {
  readonly host: Host;
  readonly fx: HostFx;
  readonly log: TraceLog;
  /** Every frame that left, with the card it left by. */
  readonly sent: { nic: number; bytes: Uint8Array }[];
  arrives(bytes: Uint8Array): void;
  /** Why packets were put aside. */
  ignored(): IgnoredReason[];
}

export function loneHost(
  table: Partial<HostTable> = {},
  hooks: readonly HookSpec[] = [],
): LoneHost {
  const whole: HostTable = { ...everyKernel, ...table };
  const card = { name: 'eth0', mac: OUR_MAC, address: US, prefixLength: 24, mtu: 1500 };
  const rng = seededRng(1);
  const host = createHost(
    {
      name: 'host',
      cards: [card],
      gateway: PEER,
      settings: defaultSettings(),
      processes: [],
      hooks,
    },
    rng,
    whole,
  );
  const log = createLog();
  const sent: LoneHost['sent'] = [];
  const arena = createArena(8);
  let timers = 0;
  const base: Fx = {
    ...{ now: 0, node: 0, arena, rng, log },
    transmit(nic, frame) {
      sent.push({ nic, bytes: frameBytes(arena, frame) });
      freeFrame(arena, frame);
    },
    newTimer: () => timers++,
    freeTimer: () => undefined,
    arm: () => undefined,
    disarm: () => undefined,
  };
  const fx = bindHost(base, host, whole);
  host.nics[0]?.neighbours.set(PEER, neighbour('reachable', PEER_MAC, 0, timers++));
  return {
    ...{ host, fx, log, sent },
    arrives(bytes) {
      log.cause = NO_CAUSE;
      stepFrame(host, 0, importFrame(arena, bytes), fx);
    },
    ignored: () => [...eventsOf(log, ['packet.ignored'])].map(({ why }) => why),
  };
}

/** A datagram from the peer to us, or wherever. */
export function datagram(text: string, dstPort = 7, dst = US): Uint8Array {
  const ends = layer(ipv4, { src: PEER, dst });
  const link = layer(ethernet, { dst: OUR_MAC, src: PEER_MAC });
  return packet([link, ends, layer(udp, { srcPort: 4000, dstPort })], utf8(text));
}

/** A packet of some IP protocol from the peer to us. */
export function datagramOf(protocol: number, payload: Uint8Array): Uint8Array {
  const link = layer(ethernet, { dst: OUR_MAC, src: PEER_MAC });
  return packet([link, layer(ipv4, { src: PEER, dst: US, protocol })], payload);
}

/** A socket call; its result, or undefined while it blocks. */
export function call({ host, fx }: LoneHost, request: ProgramCall): CallResult | undefined {
  const outcome = socketCall(host.transport, host.nextCall++, request, fx);
  return outcome.done ? outcome.result : undefined;
}
