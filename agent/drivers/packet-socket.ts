/**
 * A card of Linux through a packet socket (packet(7)). Frames come with what virtio-net says of
 * them: whether somebody is to cut them into segments and to finish their checksums, which is
 * done here. Needs the capability CAP_NET_RAW to open, and nothing afterwards.
 */
import type { Mac } from '../../src/stack/core/addresses.ts';
import { writeMac } from '../../src/stack/protocols/ethernet/header.ts';
import { bpfBytes, bpfProgram } from '../bpf/program.ts';
import { cardFacts, carrierOf } from './card.ts';
import type { DriverEvents, NicDriver } from './driver.ts';
import {
  errno,
  errors,
  LITTLE_ENDIAN,
  libc,
  memory,
  must,
  type Poll,
  struct,
  whenReadable,
} from './libc.ts';
import { messages } from './messages.ts';
import { receiver } from './receive.ts';
import { watchCard } from './watch.ts';

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const ETH_P_ALL = 3;
const SOL_SOCKET = 1;
const OPTION = { receiveBuffer: 8, attachFilter: 26, receiveBufferForce: 33 };
const SOL_PACKET = 263;
const PACKET = { addMembership: 1, statistics: 6, vnetHeader: 15, ignoreOutgoing: 23 };
const MEMBERSHIP = { multicast: 0, promiscuous: 1 };
/** Bytes of frames that may wait in the kernel while we are busy. */
const KERNEL_BUFFER = 64 << 20;
/** Frames that one call sends at most. */
const SEND_AT_ONCE = 64;
/** Of virtio-net, in front of each frame; all zero: nothing is left to be done. */
const VNET_HEADER = 10;
const LONGEST_SENT = VNET_HEADER + 9_216;

export interface PacketSocketOptions {
  /** The card's name. */
  readonly name: string;
  /** Whether our stack has a MAC address of its own, which the card would not listen to by itself. */
  readonly ownMac: boolean;
}

function setOption(fd: number, level: number, name: number, value: number): number {
  const area = struct(4);
  area.view.setInt32(0, value, LITTLE_ENDIAN);
  return libc().setsockopt(fd, level, name, area.bytes, 4);
}

/** struct packet_mreq */
function addMembership(fd: number, index: number, type: number, mac = 0): void {
  const area = struct(16);
  area.view.setInt32(0, index, LITTLE_ENDIAN);
  area.view.setUint16(4, type, LITTLE_ENDIAN);
  area.view.setUint16(6, 6, LITTLE_ENDIAN);
  writeMac(area.view, 8, mac);
  must('membership', libc().setsockopt(fd, SOL_PACKET, PACKET.addMembership, area.bytes, 16));
}

/** struct sock_fprog; the kernel copies it. */
function attach(fd: number, program: Uint8Array): void {
  const code = memory(program.length);
  code.bytes.set(program);
  const area = struct(16);
  area.view.setUint16(0, program.length / 8, LITTLE_ENDIAN);
  area.view.setBigUint64(8, code.address, LITTLE_ENDIAN);
  const done = libc().setsockopt(fd, SOL_SOCKET, OPTION.attachFilter, area.bytes, 16);
  code.free();
  must('filter', done);
}

/** struct sockaddr_ll */
function bind(fd: number, index: number): void {
  const area = struct(20);
  area.view.setUint16(0, AF_PACKET, LITTLE_ENDIAN);
  area.view.setUint16(2, ETH_P_ALL);
  area.view.setInt32(4, index, LITTLE_ENDIAN);
  must('bind', libc().bind(fd, area.bytes, 20));
}

function openSocket({ name, ownMac }: PacketSocketOptions) {
  // Protocol 0: nothing comes before the filter is there and the socket is bound.
  const type = SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC;
  const fd = must('socket', libc().socket(AF_PACKET, type, 0));
  try {
    const facts = cardFacts(fd, name);
    attach(fd, bpfBytes(bpfProgram(undefined, true)));
    must('vnet header', setOption(fd, SOL_PACKET, PACKET.vnetHeader, 1));
    must('ignore outgoing', setOption(fd, SOL_PACKET, PACKET.ignoreOutgoing, 1));
    if (setOption(fd, SOL_SOCKET, OPTION.receiveBufferForce, KERNEL_BUFFER) < 0) {
      setOption(fd, SOL_SOCKET, OPTION.receiveBuffer, KERNEL_BUFFER);
    }
    if (ownMac) addMembership(fd, facts.index, MEMBERSHIP.promiscuous);
    bind(fd, facts.index);
    return { fd, facts };
  } catch (error) {
    libc().close(fd);
    throw error;
  }
}

/** What the kernel had no room for since it was asked last. */
function lostInKernel(fd: number): number {
  const area = struct(8);
  const length = struct(4);
  length.view.setUint32(0, 8, LITTLE_ENDIAN);
  const level = SOL_PACKET;
  if (libc().getsockopt(fd, level, PACKET.statistics, area.bytes, length.bytes) < 0) return 0;
  return area.view.getUint32(4, LITTLE_ENDIAN);
}

/** Sends until the card has no room; a frame that it will never take counts as taken, and lost. */
function sender(fd: number, lost: (count: number) => void) {
  const out = messages(SEND_AT_ONCE, LONGEST_SENT);
  return (frames: readonly Uint8Array[]): number => {
    let taken = 0;
    while (taken < frames.length) {
      const some = frames.slice(taken, taken + SEND_AT_ONCE);
      some.forEach((frame, i) => {
        out.room(i).set(frame, VNET_HEADER);
        out.setLength(i, VNET_HEADER + frame.length);
      });
      const sent = libc().sendmmsg(fd, out.from(0), some.length, 0);
      if (sent > 0) taken += sent;
      else if ([errors.EAGAIN, errors.ENOBUFS, errors.EINTR].includes(errno())) return taken;
      else {
        taken++;
        lost(1);
      }
    }
    return taken;
  };
}

export function openPacketSocket(options: PacketSocketOptions): NicDriver {
  const { fd, facts } = openSocket(options);
  const joined = new Set<Mac>();
  let events: DriverEvents | undefined;
  let poll: Poll | undefined;
  const send = sender(fd, (count) => events?.dropped('card-refused', count));

  function end(): void {
    watch.stop();
    poll?.close();
    poll = undefined;
  }

  const watch = watchCard({
    isUp: () => carrierOf(fd, facts.index),
    lost: () => lostInKernel(fd),
    gone: end,
  });

  return {
    name: options.name,
    mac: facts.mac,
    mtu: facts.mtu,
    get up() {
      return watch.up;
    },
    listenFor(wanted) {
      attach(fd, bpfBytes(bpfProgram(wanted, true)));
      for (const group of wanted?.groups ?? []) {
        if (joined.has(group)) continue;
        joined.add(group);
        addMembership(fd, facts.index, MEMBERSHIP.multicast, group);
      }
    },
    start(to) {
      events = to;
      const { receive } = receiver(fd, to);
      poll = whenReadable(fd, (failed) => {
        receive();
        if (!failed) return;
        // The card went down, or is no more; which of them, the watch finds out.
        watch.look();
        poll?.again();
      });
      watch.start(to);
    },
    send,
    close() {
      end();
      libc().close(fd);
    },
  };
}
