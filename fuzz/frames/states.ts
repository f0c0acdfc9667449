/** Drives a connection of the victim with the phantom into each of the eleven states. */

import { tcpFlags } from '../../src/stack/protocols/tcp/header/header.ts';
import { TCP_STATES, type TcpState } from '../../src/stack/protocols/tcp/names.ts';
import type { Tcb } from '../../src/stack/protocols/tcp/state/tcb.ts';
import { often } from '../random.ts';
import {
  ADDRESS,
  call,
  callForDescriptor,
  connectionAt,
  freshSequence,
  inject,
  type Ports,
  type Rig,
} from './rig.ts';

const { FIN, SYN, ACK } = tcpFlags;
/** MSS 1460; then also window scale 7, SACK permitted, timestamps. */
const PLAIN_SYN = Uint8Array.of(2, 4, 5, 180);
const RICH_SYN = Uint8Array.of(
  ...PLAIN_SYN,
  ...[4, 2, 1, 1],
  ...[1, 1, 8, 10, 0, 0, 0, 9, 0, 0, 0, 0],
  ...[1, 3, 3, 7],
);

/** The victim's descriptor, −1 when none is left, and the sequence number the phantom began with. */
export interface Setup {
  ports: Ports;
  fd: number;
}

function tcbOf(rig: Rig, setup: Setup): Tcb {
  const tcb = connectionAt(rig, setup.ports);
  if (tcb === undefined) throw new Error(`no connection at port ${setup.ports.victim}`);
  return tcb;
}

/** A segment that continues what both have said so far. */
function reply(rig: Rig, setup: Setup, flags: number, ackAll = true): void {
  const tcb = tcbOf(rig, setup);
  const ack = ackAll ? tcb.snd.max : tcb.snd.una;
  inject(rig, setup.ports, { flags, seq: tcb.rcv.nxt, ack, options: stamp(tcb) });
}

function stamp(tcb: Tcb): Uint8Array {
  if (!tcb.opt.timestamps) return new Uint8Array(0);
  const bytes = Uint8Array.of(1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0);
  new DataView(bytes.buffer).setUint32(4, tcb.opt.tsRecent + 1);
  return bytes;
}

function listen(rig: Rig, setup: Setup): void {
  setup.fd = callForDescriptor(rig, { name: 'socket', type: 'stream' });
  call(rig, { name: 'bind', fd: setup.fd, address: 0, port: setup.ports.victim });
  call(rig, { name: 'listen', fd: setup.fd, backlog: 4 });
}

function arriveSyn(rig: Rig, setup: Setup): void {
  listen(rig, setup);
  const options = often(rig.rng, 60) ? RICH_SYN : PLAIN_SYN;
  inject(rig, setup.ports, { flags: SYN, seq: freshSequence(rig), options });
}

function connect(rig: Rig, setup: Setup): void {
  setup.fd = callForDescriptor(rig, { name: 'socket', type: 'stream' });
  call(rig, { name: 'bind', fd: setup.fd, address: 0, port: setup.ports.victim });
  call(rig, {
    name: 'connect',
    fd: setup.fd,
    address: ADDRESS.phantom,
    port: setup.ports.phantom,
  });
}

function establish(rig: Rig, setup: Setup): void {
  if (often(rig.rng, 50)) {
    connect(rig, setup);
    const options = often(rig.rng, 60) ? RICH_SYN : PLAIN_SYN;
    const ack = tcbOf(rig, setup).snd.max;
    inject(rig, setup.ports, { flags: SYN | ACK, seq: freshSequence(rig), ack, options });
  } else {
    arriveSyn(rig, setup);
    reply(rig, setup, ACK);
    const listener = setup.fd;
    setup.fd = callForDescriptor(rig, { name: 'accept', fd: listener });
    call(rig, { name: 'close', fd: listener });
  }
  if (often(rig.rng, 40)) {
    call(rig, { name: 'send', fd: setup.fd, data: new Uint8Array(5000) });
    if (often(rig.rng, 70)) reply(rig, setup, ACK);
  }
}

function closeFirst(rig: Rig, setup: Setup): void {
  establish(rig, setup);
  const tcb = tcbOf(rig, setup);
  if (often(rig.rng, 50)) call(rig, { name: 'shutdown', fd: setup.fd, how: 'wr' });
  else {
    call(rig, { name: 'close', fd: setup.fd });
    setup.fd = -1;
  }
  // Everything is acknowledged but the FIN, which may still wait behind data.
  for (let i = 0; i < 8 && tcb.state === 'FIN_WAIT_1' && tcb.sendBuffer.length > 0; i++) {
    const ack = Math.min((tcb.snd.max - tcb.snd.una) >>> 0, tcb.sendBuffer.length) + tcb.snd.una;
    inject(rig, setup.ports, {
      flags: ACK,
      seq: tcb.rcv.nxt,
      ack: ack >>> 0,
      options: stamp(tcb),
    });
  }
}

const RECIPES: Record<TcpState, (rig: Rig, setup: Setup) => void> = {
  CLOSED: () => undefined,
  LISTEN: listen,
  SYN_SENT: connect,
  SYN_RECEIVED: arriveSyn,
  ESTABLISHED: establish,
  CLOSE_WAIT(rig, setup) {
    establish(rig, setup);
    reply(rig, setup, ACK | FIN);
  },
  LAST_ACK(rig, setup) {
    RECIPES.CLOSE_WAIT(rig, setup);
    call(rig, { name: 'shutdown', fd: setup.fd, how: 'wr' });
  },
  FIN_WAIT_1: closeFirst,
  FIN_WAIT_2(rig, setup) {
    closeFirst(rig, setup);
    reply(rig, setup, ACK);
  },
  CLOSING(rig, setup) {
    closeFirst(rig, setup);
    reply(rig, setup, ACK | FIN, false);
  },
  TIME_WAIT(rig, setup) {
    closeFirst(rig, setup);
    reply(rig, setup, ACK);
    reply(rig, setup, ACK | FIN);
  },
};

/** Brings the victim into a state; throws when that fails, as then the stack or this file is wrong. */
export function drive(rig: Rig, state: TcpState, ports: Ports): Setup {
  const setup: Setup = { ports, fd: -1 };
  RECIPES[state](rig, setup);
  const reached = connectionAt(rig, ports)?.state ?? 'CLOSED';
  if (reached !== state) throw new Error(`the victim is in ${reached} instead of ${state}`);
  return setup;
}

export const STATES: readonly TcpState[] = TCP_STATES;
