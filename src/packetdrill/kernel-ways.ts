/**
 * What kernels do otherwise than the RFCs when something goes wrong: what a caller is told, and
 * what the peer is. Our stack does as the RFCs say; under a kernel's personality the runner changes
 * what the script sees of it.
 */

import { seqGt } from '../stack/core/seq.ts';
import { icmpTypes, timeExceededCodes } from '../stack/protocols/icmp/header.ts';
import { allUnreachableCodes } from '../stack/protocols/icmp/unreachable-codes.ts';
import type { Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import { sendAbort } from '../stack/protocols/tcp/timers/endings.ts';
import type { CallResult, Errno } from '../stack/sockets/calls.ts';
import type { Connection } from './connection.ts';
import { call } from './driver.ts';
import { PROHIBITED_CODES } from './icmp-names.ts';
import type { Personality } from './personality.ts';
import type { Run } from './run-state.ts';
import type { WireSegment } from './tcp-bytes.ts';

interface IcmpError {
  type: number;
  code: number;
}

/** Runs something that makes the transport layer report one error, and reports another. */
function renaming(run: Run, from: Errno, to: Errno, act: () => void): void {
  const { driver } = run;
  const others = [...driver.transport.sockets.values()].filter(({ error }) => error !== from);
  const returned = driver.returned.length;
  act();
  for (const socket of others) if (socket.error === from) socket.error = to;
  for (const { result } of driver.returned.slice(returned)) {
    if (result.error === from) result.error = to;
  }
}

/** The host's end of the connection that the script's packets belong to. */
export function tcbOf(run: Run, connection: Connection | undefined): Tcb | undefined {
  if (connection === undefined) return undefined;
  return [...run.driver.transport.connections.values()].find(
    ({ localPort, remotePort }) =>
      localPort === connection.localPort && remotePort === connection.remotePort,
  );
}

/** What Linux tells of each code of "unreachable" (its errors for codes from 0 on). */
const LINUX_UNREACHABLE = [
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENOPROTOOPT',
  'ECONNREFUSED',
  'EMSGSIZE',
  'EOPNOTSUPP',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENONET',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
] as const;

function linuxErrno({ type, code }: IcmpError): Errno {
  if (type === icmpTypes.parameterProblem) return 'EPROTO' as Errno;
  if (type !== icmpTypes.destinationUnreachable) return 'EHOSTUNREACH';
  return (LINUX_UNREACHABLE[code] ?? 'EHOSTUNREACH') as Errno;
}

/**
 * An ICMP error arrives. A connection that is being opened is given up for the administrative
 * prohibitions, on which RFC 1122 is silent, and for a lifetime exceeded on the way by FreeBSD, for
 * every error but "too large" by Linux. One that is open is given up by neither.
 */
export function deliverIcmp(run: Run, error: IcmpError, deliver: (error: IcmpError) => void): void {
  const unreachable = error.type === icmpTypes.destinationUnreachable;
  const refusal: IcmpError = {
    type: icmpTypes.destinationUnreachable,
    code: allUnreachableCodes.port,
  };
  const { name } = run.personality;
  const opening = tcbOf(run, run.current)?.state === 'SYN_SENT';
  const tooLarge = unreachable && error.code === allUnreachableCodes.fragmentationNeeded;
  if (name === 'rfc' || tooLarge) deliver(error);
  else if (!opening) deliver(unreachable ? { ...error, code: allUnreachableCodes.host } : error);
  else if (name === 'linux') {
    renaming(run, 'ECONNREFUSED', linuxErrno(error), () => deliver(refusal));
  } else if (!run.driver.host.hardErrors) deliver(error);
  else if (unreachable) deliver(PROHIBITED_CODES.includes(error.code) ? refusal : error);
  else if (error.type === icmpTypes.timeExceeded && error.code === timeExceededCodes.ttl) {
    renaming(run, 'ECONNREFUSED', 'EHOSTUNREACH', () => deliver(refusal));
  } else deliver(error);
}

/**
 * A segment arrives. Linux: who has been told "no more" and is then reset wrote in vain; and an
 * open connection says nothing to an acknowledgement of what it never sent.
 */
export function deliverSegment(
  run: Run,
  connection: Connection,
  { flags, ack }: Pick<WireSegment, 'flags' | 'ack'>,
  deliver: () => void,
): void {
  const reset = flags.includes('R');
  if (reset && run.personality.name !== 'rfc') {
    noticeEarlyReset(run, () => deliverAsKernel(run, connection, { flags, ack }, deliver));
  } else deliverAsKernel(run, connection, { flags, ack }, deliver);
}

/**
 * A reset takes a connection out of our accept queue. In a kernel it stays there: FreeBSD's accept()
 * then tells ECONNABORTED, Linux's gives a descriptor out whose first read tells ECONNRESET.
 */
function noticeEarlyReset(run: Run, act: () => void): void {
  const { sockets } = run.driver.transport;
  const queues = [...sockets.values()].map(({ fd, acceptQueue }) => ({
    fd,
    length: acceptQueue.length,
  }));
  act();
  for (const { fd, length } of queues) {
    const gone = length - (sockets.get(fd)?.acceptQueue.length ?? length);
    if (gone > 0) run.resetEarly.set(fd, (run.resetEarly.get(fd) ?? 0) + gone);
  }
}

/** What accept() does with a connection that was reset: nothing when there is none. */
export function acceptReset(run: Run, listener: number): CallResult | undefined {
  const waiting = run.resetEarly.get(listener) ?? 0;
  if (waiting === 0) return undefined;
  run.resetEarly.set(listener, waiting - 1);
  if (run.personality.name === 'freebsd') return { value: -1, error: 'ECONNABORTED' };
  const { outcome } = call(run.driver, { name: 'socket', type: 'stream' });
  const result: CallResult = outcome.done ? outcome.result : { value: -1, error: 'EMFILE' };
  const socket = run.driver.transport.sockets.get(result.value);
  if (socket !== undefined) socket.error = 'ECONNRESET';
  return result;
}

function deliverAsKernel(
  run: Run,
  connection: Connection,
  { flags, ack }: Pick<WireSegment, 'flags' | 'ack'>,
  deliver: () => void,
): void {
  const tcb = run.personality.name === 'linux' ? tcbOf(run, connection) : undefined;
  const reset = flags.includes('R');
  if (tcb?.state === 'CLOSE_WAIT' && reset) renaming(run, 'ECONNRESET', 'EPIPE', deliver);
  else if (tcb?.state !== 'ESTABLISHED' || reset || flags.includes('S')) deliver();
  else if (!flags.includes('.') || !seqGt(ack, tcb.snd.max)) deliver();
}

const WRITING = ['write', 'writev', 'send', 'sendto', 'sendmsg', 'sendfile'];

/** What a call returns under another name: Linux has no pipe where there is no connection. */
export function asTold({ name }: Personality, call: string, result: CallResult): CallResult {
  const changes = name === 'linux' && result.error === 'ENOTCONN' && WRITING.includes(call);
  return changes ? { ...result, error: 'EPIPE' } : result;
}

const UNSYNCHRONIZED = ['LISTEN', 'SYN_SENT', 'TIME_WAIT', 'CLOSED'];

/**
 * A timer may end a connection. FreeBSD then resets the peer, whatever it waited for; Linux does so
 * only when keep-alives went unanswered. The RFCs ask for neither.
 */
export function resettingTimeouts(run: Run, step: () => boolean): boolean {
  const { driver, personality } = run;
  if (personality.resetsTimeouts === 'never') return step();
  // A half-open connection of a listener is an entry in a cache, which ends without a word.
  const living = [...driver.transport.connections.values()].filter(
    ({ state, passive }) =>
      !UNSYNCHRONIZED.includes(state) && !(state === 'SYN_RECEIVED' && passive),
  );
  const stepped = step();
  for (const tcb of living) {
    if (tcb.state !== 'CLOSED' || tcb.error !== 'ETIMEDOUT') continue;
    const asked = tcb.retry.keepAliveProbes > 0 && tcb.snd.una === tcb.snd.max;
    if (personality.resetsTimeouts === 'always' || asked) sendAbort(tcb, driver.fx);
  }
  return stepped;
}
