/** shutdown(), close(), fcntl(), ioctl(). */
import { seqDiff } from '../stack/core/seq.ts';
import { ringRoom, ringSkip } from '../stack/protocols/tcp/send/ring.ts';
import { dataEnd, type Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import {
  type Asked,
  answer,
  answerError,
  argNumber,
  liveFd,
  liveSocketOf,
  namesOf,
  type Plan,
  socketOf,
} from './asked.ts';
import { constant, wordsOf } from './constants.ts';
import { Mismatch } from './errors.ts';
import { unknownConstant } from './known-names.ts';
import { printExpr } from './print.ts';
import type { ScriptSocket } from './run-state.ts';

const HOW = ['rd', 'wr', 'rdwr'] as const;

export function planShutdown(asked: Asked): Plan {
  const how = HOW[argNumber(asked, 1)];
  if (how === undefined) return answerError('EINVAL');
  const socket = socketOf(asked);
  const { tcb } = liveSocketOf(asked, socket);
  const open = socket !== undefined && tcb !== undefined && tcb.state !== 'LISTEN';
  if (how === 'wr' || asked.run.personality.name !== 'linux' || !open) {
    return { kind: 'ask', request: { name: 'shutdown', fd: liveFd(asked), how } };
  }
  // Linux goes on taking what arrives; a read only does not wait for it any more.
  socket.readShut = true;
  if (how === 'rd') return answer({ value: 0 });
  return { kind: 'ask', request: { name: 'shutdown', fd: liveFd(asked), how: 'wr' } };
}

/** FreeBSD: what nobody read is dropped, and the connection ends like any other, with a FIN. */
function forgetUnread(asked: Asked, socket: ScriptSocket): void {
  const { live, tcb } = liveSocketOf(asked, socket);
  const aborts = live?.linger === 0;
  if (asked.run.personality.name !== 'freebsd' || tcb === undefined || aborts) return;
  ringSkip(tcb.receiveBuffer, tcb.receiveBuffer.length);
}

export function planClose(asked: Asked): Plan {
  const script = argNumber(asked, 0);
  const { run } = asked;
  if (run.files.delete(script) || run.epolls.delete(script)) return answer({ value: 0 });
  const socket = run.sockets.get(script);
  const names = [...run.sockets.values()].filter((it) => it === socket).length;
  if (names > 1) {
    // dup() gave it another name, under which it stays open.
    run.sockets.delete(script);
    return answer({ value: 0 });
  }
  if (socket !== undefined) forgetUnread(asked, socket);
  return {
    kind: 'ask',
    request: { name: 'close', fd: liveFd(asked) },
    done: () => {
      const socket = asked.run.sockets.get(script);
      if (socket?.listening === true) asked.run.listenPort = undefined;
      asked.run.sockets.delete(script);
    },
  };
}

function setNonBlocking(asked: Asked, on: boolean): Plan {
  const socket = socketOf(asked);
  if (socket !== undefined) socket.nonBlocking = on;
  return { kind: 'ask', request: { name: 'setNonBlocking', fd: liveFd(asked), on } };
}

export function planFcntl(asked: Asked): Plan {
  const names = namesOf(asked.run);
  const bit = constant(names, 'O_NONBLOCK') as number;
  const command = wordsOf(asked.call.args[1])[0];
  if (command === 'F_GETFL') {
    const socket = socketOf(asked);
    if (socket === undefined) return answerError('EBADF');
    return answer({
      value: (constant(names, 'O_RDWR') as number) + (socket.nonBlocking ? bit : 0),
    });
  }
  // A command by a number that nobody has, to see that it is refused.
  if (command === undefined) return answerError('EINVAL');
  if (command === 'F_GETFD' || command === 'F_SETFD') return answer({ value: 0 });
  if (command !== 'F_SETFL') throw unknownConstant(asked.line, command, `fcntl with ${command}`);
  return setNonBlocking(asked, (argNumber(asked, 2) & bit) !== 0);
}

/** What an ioctl tells of a connection's queues, by all the names it goes by. */
const QUEUES: Readonly<Record<string, (tcb: Tcb) => number>> = {
  FIONREAD: (tcb) => tcb.receiveBuffer.length,
  SIOCINQ: (tcb) => tcb.receiveBuffer.length,
  TIOCOUTQ: (tcb) => tcb.sendBuffer.length,
  SIOCOUTQ: (tcb) => tcb.sendBuffer.length,
  FIONWRITE: (tcb) => tcb.sendBuffer.length,
  FIONSPACE: (tcb) => ringRoom(tcb.sendBuffer),
  SIOCOUTQNSD: (tcb) => Math.max(0, seqDiff(dataEnd(tcb), tcb.snd.max)),
};

export function planIoctl(asked: Asked): Plan {
  const { run, line, call: script } = asked;
  const command = wordsOf(script.args[1])[0];
  if (command === undefined)
    return answerError(run.personality.name === 'linux' ? 'EINVAL' : 'ENOTTY');
  if (command === 'FIONBIO') return setNonBlocking(asked, argNumber(asked, 2) !== 0);
  const queue = Object.hasOwn(QUEUES, command) ? QUEUES[command] : undefined;
  if (queue === undefined) throw unknownConstant(line, command, `ioctl with ${command}`);
  const { connections, sockets } = run.driver.transport;
  const tcb = connections.get(sockets.get(liveFd(asked))?.conn ?? -1);
  const value = tcb === undefined ? 0 : queue(tcb);
  const expected = script.args[2];
  if (expected !== undefined && expected.kind !== 'any' && argNumber(asked, 2) !== value) {
    throw new Mismatch(line, `${command} ${printExpr(expected)}`, `[${value}]`);
  }
  return answer({ value: 0 });
}
