/** poll(): which descriptors are ready, at once or as soon as one is. */
import { MILLISECOND } from '../stack/core/instant.ts';
import { seqDiff } from '../stack/core/seq.ts';
import { ringRoom } from '../stack/protocols/tcp/send/ring.ts';
import { dataEnd, type Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import type { CallResult } from '../stack/sockets/calls.ts';
import type { Socket } from '../stack/sockets/state.ts';
import { type Asked, argNumber, liveSocketOf, namesOf, type Plan, type WaitPlan } from './asked.ts';
import type { Expr } from './ast.ts';
import { readyNotices } from './calls-receive.ts';
import { constant, fieldOf, numberOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { printExpr } from './print.ts';

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

export function readiness(asked: Asked, fd: number): number {
  const script = asked.run.sockets.get(fd);
  const { live: socket, tcb } = liveSocketOf(asked, script);
  if (script === undefined || socket === undefined) return NVAL;
  if (socket.type !== 'stream') return (socket.datagrams.length > 0 ? IN : 0) | OUT;
  if (tcb === undefined) return socket.error === '' ? OUT | HUP : IN | OUT | ERR | HUP;
  const told = readyNotices(asked, script) + script.stamps.queue.length > 0 ? ERR : 0;
  const shut = script.readShut ? IN | RDHUP : 0;
  const { notSentLowat } = asked.run.driver.host;
  const early = (asked.run.resetEarly.get(socket.fd) ?? 0) > 0 ? IN : 0;
  return streamReadiness(socket, tcb, script.kept, notSentLowat) | told | shut | early;
}

function streamReadiness(
  socket: Socket,
  tcb: Tcb,
  kept: ReadonlyMap<string, number | string>,
  notSentLowat: number,
): number {
  if (tcb.state === 'LISTEN') return socket.acceptQueue.length > 0 ? IN : 0;
  let ready = 0;
  const over = PEER_DONE.includes(tcb.state) || tcb.readShut;
  const enough = Math.max(1, Number(kept.get('SO_RCVLOWAT') ?? 1));
  if (tcb.receiveBuffer.length >= enough || over) ready |= IN;
  if (over) ready |= RDHUP;
  if (
    CAN_SEND.includes(tcb.state) &&
    hasRoom(tcb, Number(kept.get('TCP_NOTSENT_LOWAT') || notSentLowat))
  )
    ready |= OUT;
  if (PEER_DONE.includes(tcb.state) && SENT_FIN.includes(tcb.state)) ready |= HUP | OUT;
  if (socket.error !== '' || tcb.error !== '') ready |= IN | OUT | ERR;
  return ready;
}

/** TCP_NOTSENT_LOWAT: there is room only while few bytes wait to be sent for the first time. */
function hasRoom(tcb: Tcb, lowat: number): boolean {
  if (ringRoom(tcb.sendBuffer) === 0) return false;
  const unsent = seqDiff(dataEnd(tcb), tcb.snd.max);
  return lowat === 0 || unsent < lowat;
}

/** `poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 0) = 1` */
export function planPoll(asked: Asked): Plan {
  const { line, call } = asked;
  const list = call.args[0];
  if (list?.kind !== 'list') throw new Unsupported(line, 'poll() without a list');
  const { items } = list;
  const ready = () => items.filter((item) => polled(asked, item) !== 0).length;
  const finish = (value: number): CallResult => {
    for (const item of items) checkPolled(asked, item);
    return { value };
  };
  return waitUntilReady(ready, argNumber(asked, 2), finish);
}

/** As long as nothing is ready the call waits: `timeout` ms, or for ever when that is negative. */
export function waitUntilReady(
  ready: () => number,
  timeout: number,
  finish: (value: number) => CallResult,
): WaitPlan {
  const plan: WaitPlan = {
    kind: 'wait',
    attempt: () => {
      const value = ready();
      return value > 0 || timeout === 0 ? finish(value) : undefined;
    },
  };
  return timeout > 0 ? { ...plan, timeout: timeout * MILLISECOND, late: () => finish(0) } : plan;
}

/** What of that which the script asks for is there. */
function polled(asked: Asked, item: Expr): number {
  const { run, line } = asked;
  const names = namesOf(run);
  const events = fieldOf(item, 'events');
  const asks = events === undefined ? 0 : numberOf(names, line, events);
  const fd = numberOf(names, line, fieldOf(item, 'fd'));
  return fd < 0 ? 0 : readiness(asked, fd) & (asks | ALWAYS);
}

function checkPolled(asked: Asked, item: Expr): void {
  const { run, line } = asked;
  const names = namesOf(run);
  const found = polled(asked, item);
  const expected = fieldOf(item, 'revents');
  if (expected !== undefined && numberOf(names, line, expected) !== found) {
    throw new Mismatch(
      line,
      `revents=${printExpr(expected)}`,
      `revents=${eventNames(asked, found)}`,
    );
  }
}

export function eventNames({ run }: Asked, bits: number): string {
  const all = ['POLLIN', 'POLLOUT', 'POLLERR', 'POLLHUP', 'POLLNVAL', 'POLLRDHUP'];
  const names = all.filter((name) => (bits & (constant(namesOf(run), name) ?? 0)) !== 0);
  return names.length === 0 ? '0' : names.join('|');
}
