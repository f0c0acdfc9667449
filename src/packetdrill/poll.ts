/** poll(), for descriptors that are ready when they are asked. */
import type { Socket } from '../stack/transport/state.ts';
import { ringRoom } from '../stack/transport/tcp/ring.ts';
import type { Tcb } from '../stack/transport/tcp/tcb.ts';
import { type Asked, argNumber, namesOf, type Plan } from './asked.ts';
import type { Expr } from './ast.ts';
import { constant, fieldOf, numberOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { printExpr } from './print.ts';
import type { Run } from './run-state.ts';

const IN = 1;
const OUT = 4;
const ERR = 8;
const HUP = 0x10;
const NVAL = 0x20;
const RDHUP = 0x2000;
/** Reported even when nobody asked. */
const ALWAYS = ERR | HUP | NVAL;

/** The peer's FIN has arrived: a read returns 0 once the data is read. */
const PEER_DONE = ['CLOSE_WAIT', 'LAST_ACK', 'CLOSING', 'TIME_WAIT', 'CLOSED'];
const CAN_SEND = ['ESTABLISHED', 'CLOSE_WAIT'];
const SENT_FIN = ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'LAST_ACK', 'TIME_WAIT', 'CLOSED'];

export function readiness(run: Run, script: number): number {
  const { sockets, connections } = run.driver.transport;
  const socket = sockets.get(run.sockets.get(script)?.live ?? -1);
  if (socket === undefined) return NVAL;
  if (socket.type !== 'stream') return (socket.datagrams.length > 0 ? IN : 0) | OUT;
  const tcb = connections.get(socket.conn);
  if (tcb === undefined) return socket.error === '' ? OUT | HUP : IN | OUT | ERR | HUP;
  return streamReadiness(socket, tcb);
}

function streamReadiness(socket: Socket, tcb: Tcb): number {
  if (tcb.state === 'LISTEN') return socket.acceptQueue.length > 0 ? IN : 0;
  let ready = 0;
  const over = PEER_DONE.includes(tcb.state) || tcb.readShut;
  if (tcb.receiveBuffer.length > 0 || over) ready |= IN;
  if (over) ready |= RDHUP;
  if (CAN_SEND.includes(tcb.state) && ringRoom(tcb.sendBuffer) > 0) ready |= OUT;
  if (PEER_DONE.includes(tcb.state) && SENT_FIN.includes(tcb.state)) ready |= HUP | OUT;
  if (socket.error !== '' || tcb.error !== '') ready |= IN | OUT | ERR;
  return ready;
}

/** `poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 0) = 1` */
export function planPoll(asked: Asked): Plan {
  const { line, call } = asked;
  const list = call.args[0];
  if (list?.kind !== 'list') throw new Unsupported(line, 'poll() without a list');
  const ready = list.items.map((item) => checkPolled(asked, item)).filter(Boolean).length;
  const timeout = argNumber(asked, 2);
  if (ready === 0 && timeout !== 0) throw new Unsupported(line, 'a poll() that has to wait');
  return { kind: 'answer', result: { value: ready } };
}

function checkPolled(asked: Asked, item: Expr): boolean {
  const { run, line } = asked;
  const names = namesOf(run);
  const asks = numberOf(names, line, fieldOf(item, 'events'));
  const found = readiness(run, numberOf(names, line, fieldOf(item, 'fd'))) & (asks | ALWAYS);
  const expected = fieldOf(item, 'revents');
  if (expected !== undefined && numberOf(names, line, expected) !== found) {
    throw new Mismatch(
      line,
      `revents=${printExpr(expected)}`,
      `revents=${eventNames(asked, found)}`,
    );
  }
  return found !== 0;
}

export function eventNames({ run }: Asked, bits: number): string {
  const all = ['POLLIN', 'POLLOUT', 'POLLERR', 'POLLHUP', 'POLLNVAL', 'POLLRDHUP'];
  const names = all.filter((name) => (bits & (constant(namesOf(run), name) ?? 0)) !== 0);
  return names.length === 0 ? '0' : names.join('|');
}
