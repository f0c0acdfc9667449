/** epoll: level- and edge-triggered, once or again and again. */

import { ringRoom } from '../stack/protocols/tcp/send/ring.ts';
import type { CallResult } from '../stack/sockets/calls.ts';
import {
  type Asked,
  answer,
  answerError,
  argNumber,
  liveSocketOf,
  namesOf,
  type Plan,
} from './asked.ts';
import type { Expr } from './ast.ts';
import { readyNotices } from './calls-receive.ts';
import { constant, fieldOf, numberOf, wordsOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { unknownConstant } from './known-names.ts';
import { eventNames, readiness, waitUntilReady } from './poll.ts';
import { printExpr } from './print.ts';
import type { Interest } from './run-state.ts';

/** Errors and hang-ups are reported even when nobody asked. */
const ALWAYS = 8 | 0x10;

export function planEpoll(asked: Asked): Plan {
  const { run, line, call } = asked;
  if (call.name.startsWith('epoll_create')) {
    if (call.result.kind !== 'value') throw new Unsupported(line, 'an epoll without a number');
    if (call.name === 'epoll_create' && argNumber(asked, 0) <= 0) return answerError('EINVAL');
    const script = numberOf(namesOf(run), line, call.result.value);
    run.epolls.set(script, new Map());
    return answer({ value: script });
  }
  const interests = run.epolls.get(argNumber(asked, 0));
  if (interests === undefined) return answerError('EBADF');
  return call.name === 'epoll_ctl' ? control(asked, interests) : wait(asked, interests);
}

/** How an interest is to be told, besides what it is interested in. */
const MODES = ['EPOLLET', 'EPOLLONESHOT', 'EPOLLEXCLUSIVE', 'EPOLLWAKEUP'];

function control(asked: Asked, interests: Map<number, Interest>): Plan {
  const { run, line, call } = asked;
  const command = wordsOf(call.args[1])[0];
  const fd = argNumber(asked, 2);
  if (!run.sockets.has(fd)) return answerError('EBADF');
  const known = interests.has(fd);
  if (command === 'EPOLL_CTL_ADD' ? known : !known) {
    return answerError(command === 'EPOLL_CTL_ADD' ? 'EEXIST' : 'ENOENT');
  }
  if (command === 'EPOLL_CTL_DEL') {
    interests.delete(fd);
    return answer({ value: 0 });
  }
  if (command !== 'EPOLL_CTL_ADD' && command !== 'EPOLL_CTL_MOD') {
    throw unknownConstant(line, command ?? 'that command');
  }
  const words = wordsOf(fieldOf(call.args[3], 'events'));
  const names = namesOf(run);
  const events = words
    .filter((word) => !MODES.includes(word))
    .reduce((bits, name) => bits | numberOf(names, line, { kind: 'name', name }), 0);
  const edge = words.includes('EPOLLET');
  const once = words.includes('EPOLLONESHOT');
  interests.set(fd, { events, edge, once, disabled: false, seen: undefined });
  return answer({ value: 0 });
}

interface Ready {
  fd: number;
  events: number;
  interest: Interest;
}

function readyOf(asked: Asked, interests: Map<number, Interest>): Ready[] {
  const ready: Ready[] = [];
  for (const [fd, interest] of interests) {
    if (interest.disabled) continue;
    const events = readiness(asked, fd) & (interest.events | ALWAYS);
    if (events === 0) continue;
    if (interest.edge && interest.seen === happened(asked, fd)) continue;
    ready.push({ fd, events, interest });
  }
  return ready;
}

/** What changes whenever a kernel would wake those who wait for an edge. */
function happened(asked: Asked, fd: number): string {
  const socket = asked.run.sockets.get(fd);
  const { live, tcb } = liveSocketOf(asked, socket);
  if (socket === undefined || tcb === undefined || live === undefined) return 'gone';
  const { told } = socket.notices;
  return [
    tcb.state,
    tcb.rcv.nxt,
    ringRoom(tcb.sendBuffer) > 0,
    live.error,
    live.acceptQueue.length,
    told + readyNotices(asked, socket),
  ].join();
}

function wait(asked: Asked, interests: Map<number, Interest>): Plan {
  const most = argNumber(asked, 2);
  const finish = (): CallResult => {
    const ready = readyOf(asked, interests).slice(0, most);
    checkFirst(asked, asked.call.args[1], ready[0]);
    for (const { fd, interest } of ready) {
      interest.seen = happened(asked, fd);
      interest.disabled = interest.once;
    }
    return { value: ready.length };
  };
  return waitUntilReady(() => readyOf(asked, interests).length, argNumber(asked, 3), finish);
}

function checkFirst(asked: Asked, given: Expr | undefined, found: Ready | undefined): void {
  const { run, line } = asked;
  const expected = given?.kind === 'list' ? given.items[0] : given;
  const events = fieldOf(expected, 'events');
  if (events === undefined) return;
  const got = found?.events ?? 0;
  const fd = fieldOf(expected, 'fd');
  const sameFd =
    fd === undefined || found === undefined || numberOf(namesOf(run), line, fd) === found.fd;
  if (bitsOf(asked, events) === got && sameFd) return;
  throw new Mismatch(line, `events=${printExpr(events)}`, `events=${eventNames(asked, got)}`);
}

function bitsOf({ run, line }: Asked, events: Expr): number {
  const words = wordsOf(events);
  if (words.length === 0) return numberOf(namesOf(run), line, events);
  return words.reduce((bits, word) => bits | (constant(namesOf(run), word) ?? 0), 0);
}
