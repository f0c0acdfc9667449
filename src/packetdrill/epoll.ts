/** A minimal epoll: level-triggered, and only for what is ready when it is asked. */

import { type Asked, argNumber, namesOf, type Plan } from './asked.ts';
import type { Expr } from './ast.ts';
import { fieldOf, numberOf, wordsOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { eventNames, readiness } from './poll.ts';
import { printExpr } from './print.ts';

/** Errors and hang-ups are reported even when nobody asked. */
const ALWAYS = 8 | 0x10;

export function planEpoll(asked: Asked): Plan {
  const { run, line, call } = asked;
  if (call.name.startsWith('epoll_create')) {
    if (call.result.kind !== 'value') throw new Unsupported(line, 'an epoll without a number');
    const script = numberOf(namesOf(run), line, call.result.value);
    run.epolls.set(script, new Map());
    return { kind: 'answer', result: { value: script } };
  }
  const interests = run.epolls.get(argNumber(asked, 0));
  if (interests === undefined) return { kind: 'answer', result: { value: -1, error: 'EBADF' } };
  return call.name === 'epoll_ctl' ? control(asked, interests) : wait(asked, interests);
}

function control(asked: Asked, interests: Map<number, number>): Plan {
  const { run, line, call } = asked;
  const command = wordsOf(call.args[1])[0];
  const fd = argNumber(asked, 2);
  if (command === 'EPOLL_CTL_DEL') interests.delete(fd);
  else {
    const events = fieldOf(call.args[3], 'events');
    if (wordsOf(events).includes('EPOLLET')) throw new Unsupported(line, 'edge-triggered epoll');
    interests.set(fd, numberOf(namesOf(run), line, events));
  }
  return { kind: 'answer', result: { value: 0 } };
}

function wait(asked: Asked, interests: Map<number, number>): Plan {
  const { run, line, call } = asked;
  const ready = [...interests]
    .map(([fd, events]) => ({ fd, events: readiness(run, fd) & (events | ALWAYS) }))
    .filter(({ events }) => events !== 0);
  if (ready.length === 0 && argNumber(asked, 3) !== 0) {
    throw new Unsupported(line, 'an epoll_wait() that has to wait');
  }
  checkFirst(asked, call.args[1], ready[0]);
  return { kind: 'answer', result: { value: Math.min(ready.length, argNumber(asked, 2)) } };
}

function checkFirst(
  asked: Asked,
  expected: Expr | undefined,
  found: { fd: number; events: number } | undefined,
): void {
  const { run, line } = asked;
  const events = fieldOf(expected, 'events');
  if (events === undefined) return;
  const got = found?.events ?? 0;
  const fd = fieldOf(expected, 'fd');
  const sameFd =
    fd === undefined || found === undefined || numberOf(namesOf(run), line, fd) === found.fd;
  if (numberOf(namesOf(run), line, events) === got && sameFd) return;
  throw new Mismatch(line, `events=${printExpr(events)}`, `events=${eventNames(asked, got)}`);
}
