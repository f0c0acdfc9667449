/**
 * What kernels do otherwise than the RFCs when something goes wrong: what a caller is told, and
 * what the peer is. Our stack does as the RFCs say; under a kernel's personality the runner changes
 * what the script sees of it.
 */
import type { CallResult, Errno } from '../stack/transport/calls.ts';
import { sendAbort } from '../stack/transport/tcp/ending.ts';
import type { Tcb } from '../stack/transport/tcp/tcb.ts';
import { icmpTypes, unreachableCodes } from '../stack/wire/icmp.ts';
import type { Connection } from './connection.ts';
import { PROHIBITED_CODES } from './icmp-names.ts';
import type { Personality } from './personality.ts';
import type { Run } from './run-state.ts';

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
 * An ICMP error arrives. FreeBSD takes the administrative prohibitions, on which RFC 1122 is
 * silent, for refusals of a connection that is being opened; Linux every error but "too large".
 */
export function deliverIcmp(run: Run, error: IcmpError, deliver: (error: IcmpError) => void): void {
  const unreachable = error.type === icmpTypes.destinationUnreachable;
  const refusal: IcmpError = {
    type: icmpTypes.destinationUnreachable,
    code: unreachableCodes.port,
  };
  const opening = tcbOf(run, run.current)?.state === 'SYN_SENT';
  const tooLarge = unreachable && error.code === unreachableCodes.fragmentationNeeded;
  if (!opening || tooLarge) deliver(error);
  else if (run.personality.name === 'linux') {
    renaming(run, 'ECONNREFUSED', linuxErrno(error), () => deliver(refusal));
  } else if (run.personality.name === 'freebsd' && unreachable) {
    const refuses = PROHIBITED_CODES.includes(error.code) && run.driver.host.hardErrors;
    deliver(refuses ? refusal : error);
  } else deliver(error);
}

/** A segment arrives. Linux: who has been told "no more" and is then reset wrote in vain. */
export function deliverSegment(
  run: Run,
  connection: Connection,
  flags: string,
  deliver: () => void,
): void {
  const linux = run.personality.name === 'linux' && flags.includes('R');
  if (linux && tcbOf(run, connection)?.state === 'CLOSE_WAIT') {
    renaming(run, 'ECONNRESET', 'EPIPE', deliver);
  } else deliver();
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
  const living = [...driver.transport.connections.values()].filter(
    ({ state }) => !UNSYNCHRONIZED.includes(state),
  );
  const stepped = step();
  for (const tcb of living) {
    if (tcb.state !== 'CLOSED' || tcb.error !== 'ETIMEDOUT') continue;
    const asked = tcb.patience.keepAliveProbes > 0 && tcb.snd.una === tcb.snd.max;
    if (personality.resetsTimeouts === 'always' || asked) sendAbort(tcb, driver.fx);
  }
  return stepped;
}
