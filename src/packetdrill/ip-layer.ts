/** The IP layer of the host under test, as far as a wire would show of it. */

import { type Ipv4, isMulticast, isUnicastHost } from '../stack/core/addresses.ts';
import { frameEnd, frameStart, freeFrame } from '../stack/core/arena.ts';
import { ipProtocols } from '../stack/protocols/ipv4/header.ts';
import { knownPathMtu, lowerPathMtu } from '../stack/protocols/ipv4/path-mtu.ts';
import { type IpPort, type ReportedPacket, TRANSPORT_OFFSET } from '../stack/protocols/kind.ts';
import type { Driver, Tamper } from './driver.ts';

const LOCAL_PREFIX = 16;

export function ipPort(driverOf: () => Driver, tamper: Tamper): IpPort {
  const current = (dst: Ipv4): number => {
    const { host, pathMtu, clock } = driverOf();
    return Math.min(host.mtu, knownPathMtu(pathMtu, dst, clock.now) ?? host.mtu);
  };
  return {
    sourceFor: (_dst, bound) => bound || driverOf().addresses.local,
    isLocal: (address) => address === driverOf().addresses.local,
    isBroadcastOrMulticast: (address) =>
      isMulticast(address) || address === 0xffffffff || isBroadcast(driverOf(), address),
    isInvalidSource: (address) => !isUnicastHost(address) || isBroadcast(driverOf(), address),
    defaultTtl: () => driverOf().transport.settings.ttl,
    interfaceMtu: () => driverOf().host.mtu,
    pathMtu: current,
    lowerPathMtu(dst, nextHopMtu, packetLength) {
      const { pathMtu, fx } = driverOf();
      return lowerPathMtu(pathMtu, dst, current(dst), nextHopMtu, packetLength, fx);
    },
    adviseNegative: () => undefined,
    send({ frame, protocol, src, dst, tos, ttl }) {
      const { sent, fx, clock } = driverOf();
      const bytes = fx.arena.bytes.slice(
        frameStart(frame) + TRANSPORT_OFFSET,
        frameEnd(fx.arena, frame),
      );
      freeFrame(fx.arena, frame);
      sent.push(tamper({ at: clock.now, protocol, src, dst, tos, ttl, bytes }));
      return true;
    },
  };
}

function isBroadcast(driver: Driver, address: Ipv4): boolean {
  const hostBits = 2 ** (32 - LOCAL_PREFIX) - 1;
  return (driver.addresses.local | hostBits) >>> 0 === address;
}

/** ICMP port unreachable, as IP would send it; only its type, code and quote can be looked at. */
export function answerUnreachable(driver: Driver, packet: ReportedPacket): true {
  const quoted = driver.fx.arena.bytes.slice(packet.ipStart, packet.start + 8);
  driver.sent.push({
    at: driver.clock.now,
    protocol: ipProtocols.icmp,
    src: packet.dst,
    dst: packet.src,
    tos: 0,
    ttl: driver.transport.settings.ttl,
    bytes: Uint8Array.of(3, 3, 0, 0, 0, 0, 0, 0, ...quoted),
  });
  return true;
}
