/** A call of a script while it is being made, and what its arguments mean. */
import type { Duration } from '../stack/core/instant.ts';
import type { CallResult, Errno, SocketCall } from '../stack/sockets/calls.ts';
import type { Expr, ScriptCall } from './ast.ts';
import { fieldOf, type Names, numberOf, wordsOf } from './constants.ts';
import { call } from './driver.ts';
import { Unsupported } from './errors.ts';
import type { Run, ScriptSocket } from './run-state.ts';

/** A call that our API is asked to make, or one whose answer needs nothing but the script. */
export type Plan =
  | { kind: 'ask'; request: SocketCall; done?: (result: CallResult) => void }
  | { kind: 'answer'; result: CallResult }
  | WaitPlan;

/** A call that the runner plays itself: tried at once, and then whenever something has happened. */
export interface WaitPlan {
  kind: 'wait';
  /** Undefined: it has to wait on. */
  attempt(): CallResult | undefined;
  /** How long it waits at most, and what it returns then. */
  timeout?: Duration;
  late?(): CallResult;
  done?: (result: CallResult) => void;
}

export interface Asked {
  run: Run;
  line: number;
  call: ScriptCall;
}

export type Planner = (asked: Asked) => Plan;

export function namesOf(run: Run): Names {
  return { bsd: run.personality.name === 'freebsd', defines: run.defines };
}

export function argNumber({ run, line, call }: Asked, index: number): number {
  return numberOf(namesOf(run), line, call.args[index]);
}

export function socketOf({ run, call: { args } }: Asked): ScriptSocket | undefined {
  const [first] = args;
  return first?.kind === 'number' ? run.sockets.get(first.value) : undefined;
}

/** The live descriptor; one that the script does not have is one that the host does not have. */
export function liveFd(asked: Asked): number {
  return socketOf(asked)?.live ?? 9_999;
}

/** Errors of descriptors other than sockets, which the transport layer does not have. */
type OtherErrno = 'EFAULT' | 'EEXIST' | 'ENOENT' | 'ENOTTY';

export function answerError(error: Errno | OtherErrno): Plan {
  return { kind: 'answer', result: { value: -1, error: error as Errno } };
}

/** The transport layer's own socket and connection behind a script's descriptor. */
export function liveSocketOf({ run }: Asked, socket: ScriptSocket | undefined) {
  const live = run.driver.transport.sockets.get(socket?.live ?? -1);
  const tcb = live === undefined ? undefined : run.driver.transport.connections.get(live.conn);
  return { live, tcb };
}

/** A buffer at address zero: the kernel can neither read nor write there. */
export function isNowhere(buffer: Expr | undefined): boolean {
  return buffer?.kind === 'name' && buffer.name === 'NULL';
}

/** Makes a call as if the socket did not block: what would wait comes back with EAGAIN. */
export function tryCall({ run }: Asked, socket: ScriptSocket, request: SocketCall): CallResult {
  const mode = (on: boolean): SocketCall => ({ name: 'setNonBlocking', fd: socket.live, on });
  if (!socket.nonBlocking) call(run.driver, mode(true));
  const { outcome } = call(run.driver, request);
  if (!socket.nonBlocking) call(run.driver, mode(false));
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}

export function answer(result: CallResult): Plan {
  return { kind: 'answer', result };
}

interface Endpoint {
  address: number;
  port: number;
}

/** `{sa_family = AF_INET, sin_port = htons(8080), sin_addr = inet_addr("…")}`, or `...`. */
export function endpointOf(
  { run, line, call }: Asked,
  index: number,
  otherwise: Endpoint,
): Endpoint {
  const names = namesOf(run);
  const expr = call.args[index];
  if (expr?.kind === 'name') throw new Unsupported(line, `the address ${expr.name}`);
  const family = fieldOf(expr, 'sa_family');
  if (family !== undefined && !wordsOf(family).includes('AF_INET')) {
    throw new Unsupported(line, `addresses of ${wordsOf(family).join()}`);
  }
  const port = fieldOf(expr, 'sin_port');
  const address = fieldOf(expr, 'sin_addr');
  return {
    port: port === undefined ? otherwise.port : numberOf(names, line, port),
    address: address === undefined ? otherwise.address : numberOf(names, line, address),
  };
}

/** A plan that also does something with what comes back, unless it is an error. */
export function tapped(plan: Plan, tap: (result: CallResult) => void): Plan {
  if (plan.kind === 'answer') return plan;
  const { done } = plan;
  return {
    ...plan,
    done: (result) => {
      done?.(result);
      if (result.error === undefined) tap(result);
    },
  };
}
