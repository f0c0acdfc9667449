/** Reading, in all its spellings. */

import { seqGeq } from '../stack/core/seq.ts';
import { atEndOfStream } from '../stack/protocols/tcp/send/send-and-receive.ts';
import type { CallResult, SocketCall } from '../stack/sockets/calls.ts';
import {
  type Asked,
  answer,
  answerError,
  argNumber,
  isNowhere,
  liveFd,
  liveSocketOf,
  type Plan,
  socketOf,
  tapped,
  tryCall,
} from './asked.ts';
import { atOnce, readAll, waitFor, withTimeout } from './blocking.ts';
import { flagWords, vectorLength } from './calls-data.ts';
import { fieldOf } from './constants.ts';
import { checkControl, checkNotice } from './control-messages.ts';
import { Unsupported } from './errors.ts';
import type { ScriptSocket } from './run-state.ts';
import { planStamp } from './stamp-messages.ts';

const REASONS: Readonly<Record<string, string>> = {
  MSG_OOB: 'needs urgent data apart from the stream (MSG_OOB)',
};

const FLAGS = ['MSG_PEEK', 'MSG_DONTWAIT', 'MSG_WAITALL', 'MSG_TRUNC', 'MSG_ERRQUEUE'];

function planReceive(asked: Asked, size: number, flags: readonly string[] = []): Plan {
  const odd = flags.find((flag) => !FLAGS.includes(flag));
  if (odd !== undefined) throw new Unsupported(asked.line, REASONS[odd] ?? `receiving with ${odd}`);
  const socket = socketOf(asked);
  const { tcb } = liveSocketOf(asked, socket);
  if (isNowhere(asked.call.args[1]) && (tcb?.receiveBuffer.length ?? 0) > 0) {
    return answerError('EFAULT');
  }
  const name = socket?.type === 'dgram' ? 'recvfrom' : 'recv';
  const request: SocketCall = { name, fd: liveFd(asked), size };
  if (socket === undefined) return { kind: 'ask', request };
  if (flags.includes('MSG_ERRQUEUE')) return planNotice(asked, socket);
  if (name === 'recvfrom') {
    if (flags.some((flag) => flag !== 'MSG_DONTWAIT')) {
      throw new Unsupported(asked.line, `receiving datagrams with ${flags.join('|')}`);
    }
  } else if (flags.includes('MSG_PEEK')) {
    return peek(asked, socket, size, flags.includes('MSG_DONTWAIT'));
  }
  if (socket.readShut) return withoutWaiting(asked, socket, request);
  if (flags.includes('MSG_DONTWAIT')) return atOnce(asked, socket, request);
  if (flags.includes('MSG_WAITALL')) return readAll(asked, socket, size);
  const atLeast = Math.min(Number(socket.kept.get('SO_RCVLOWAT') ?? 1), size);
  if (atLeast > 1) return readAtLeast(asked, socket, request, atLeast);
  return withTimeout(asked, socket, request) ?? { kind: 'ask', request };
}

/** The reading side was shut: what is there, or the end. */
function withoutWaiting(asked: Asked, socket: ScriptSocket, request: SocketCall): Plan {
  const plan = atOnce(asked, socket, request);
  return {
    ...plan,
    attempt: () => {
      const result = plan.attempt();
      return result?.error === 'EAGAIN' ? { value: 0 } : result;
    },
  };
}

/** Looks at what is there and leaves it. */
function peek(asked: Asked, socket: ScriptSocket, size: number, now: boolean): Plan {
  return {
    kind: 'wait',
    attempt: (): CallResult | undefined => {
      const { tcb } = liveSocketOf(asked, socket);
      const there = Math.min(tcb?.receiveBuffer.length ?? 0, size);
      if (there > 0) return { value: there };
      // Nothing there: a read takes nothing, and says what is the matter.
      const result = tryCall(asked, socket, { name: 'recv', fd: socket.live, size: 1 });
      return result.error === 'EAGAIN' && !now && !socket.nonBlocking ? undefined : result;
    },
  };
}

/** SO_RCVLOWAT: a read waits for so many bytes, unless no more can come. */
function readAtLeast(asked: Asked, socket: ScriptSocket, request: SocketCall, low: number): Plan {
  const plan = withTimeout(asked, socket, request) ?? waitFor(asked, socket, request);
  return {
    ...plan,
    attempt: () => {
      const { tcb } = liveSocketOf(asked, socket);
      const there = tcb?.receiveBuffer.length ?? 0;
      const over = tcb === undefined || tcb.rcv.finKnown || tcb.readShut;
      if (there > 0 && there < low && !over && !socket.nonBlocking) return undefined;
      return plan.attempt();
    },
  };
}

/** Whether sends without a copy have all been acknowledged up to some number. */
export function readyNotices(asked: Asked, socket: ScriptSocket): number {
  const { tcb } = liveSocketOf(asked, socket);
  const { ends } = socket.notices;
  if (tcb === undefined) return ends.length;
  const open = ends.findIndex((end) => !seqGeq(tcb.snd.una, end));
  return open < 0 ? ends.length : open;
}

/** One message tells of all sends that are done, as those that follow each other are joined. */
function planNotice(asked: Asked, socket: ScriptSocket): Plan {
  const control = fieldOf(asked.call.args[1], 'msg_control');
  const stamp = socket.stamps.queue.shift();
  if (stamp !== undefined) return planStamp(asked, stamp, control);
  const ready = readyNotices(asked, socket);
  if (ready === 0) return answerError('EAGAIN');
  const { notices } = socket;
  const first = notices.told;
  notices.told += ready;
  notices.ends.splice(0, ready);
  checkNotice(asked, control, first, notices.told - 1);
  return answer({ value: 0 });
}

function planRecvmsg(asked: Asked): Plan {
  const message = asked.call.args[1];
  const size = vectorLength(asked, fieldOf(message, 'msg_iov') ?? { kind: 'any' });
  const flags = flagWords(asked, 2);
  const plan = planReceive(asked, size, flags);
  const control = fieldOf(message, 'msg_control');
  if (flags.includes('MSG_ERRQUEUE')) return plan;
  return tapped(plan, () => checkControl(asked, control, inquired(asked)));
}

/** TCP_INQ: the bytes that are left, or one when there is only the end left to read. */
function inquired(asked: Asked): number | undefined {
  const socket = socketOf(asked);
  if (Number(socket?.kept.get('TCP_INQ') ?? 0) === 0) return undefined;
  const { tcb } = liveSocketOf(asked, socket);
  if (tcb === undefined) return 0;
  return atEndOfStream(tcb) ? 1 : tcb.receiveBuffer.length;
}

export const READING_PLANNERS = {
  read: (asked: Asked) => planReceive(asked, argNumber(asked, 2)),
  readv: (asked: Asked) => planReceive(asked, vectorLength(asked, asked.call.args[1])),
  recv: (asked: Asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvfrom: (asked: Asked) => planReceive(asked, argNumber(asked, 2), flagWords(asked, 3)),
  recvmsg: planRecvmsg,
} as const;
