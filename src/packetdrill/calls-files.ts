/** Descriptors of files and pipes beside the sockets, and second names of descriptors. */

import type { SocketCall } from '../stack/sockets/calls.ts';
import {
  type Asked,
  answer,
  answerError,
  argNumber,
  namesOf,
  type Plan,
  socketOf,
  tapped,
} from './asked.ts';
import { atOnce, withTimeout } from './blocking.ts';
import { planSend } from './calls-data.ts';
import { pattern } from './connection.ts';
import { numberOf, wordsOf } from './constants.ts';
import { Unsupported } from './errors.ts';

/** The number that the script expects is the new descriptor's name. */
function expectedNumber({ run, line, call }: Asked): number {
  if (call.result.kind !== 'value') throw new Unsupported(line, `${call.name}() without a number`);
  return numberOf(namesOf(run), line, call.result.value);
}

/** Any file is there, and as long as a script wants. */
export function planOpen(asked: Asked): Plan {
  const fd = expectedNumber(asked);
  if (fd >= 0) asked.run.files.set(fd, { waiting: 0 });
  return answer({ value: fd });
}

export function planPipe(asked: Asked): Plan {
  const { run, line, call } = asked;
  const ends = call.args[0];
  if (ends?.kind !== 'list') throw new Unsupported(line, 'a pipe without its descriptors');
  const pipe = { waiting: 0 };
  for (const end of ends.items) run.files.set(numberOf(namesOf(run), line, end), pipe);
  return answer({ value: 0 });
}

export function planDup(asked: Asked): Plan {
  const socket = socketOf(asked);
  if (socket === undefined) return answerError('EBADF');
  const fd = expectedNumber(asked);
  asked.run.sockets.set(fd, socket);
  return answer({ value: fd });
}

/** splice(from, NULL, to, NULL, length, flags) between a socket and a pipe. */
export function planSplice(asked: Asked): Plan {
  const { run, line, call } = asked;
  const [from, to, length] = [argNumber(asked, 0), argNumber(asked, 2), argNumber(asked, 4)];
  const source = run.sockets.get(from);
  const pipe = run.files.get(source === undefined ? from : to);
  if (pipe === undefined) return answerError('EBADF');
  if (source === undefined) {
    const size = Math.min(length, pipe.waiting);
    const onto: Asked = { run, line, call: { ...call, args: call.args.slice(2) } };
    const offset = Math.max(socketOf(onto)?.writeOffset ?? 0, 0);
    const plan = planSend(onto, pattern(offset, size));
    return tapped(plan, ({ value }) => {
      pipe.waiting -= value;
    });
  }
  const request: SocketCall = { name: 'recv', fd: source.live, size: length };
  const now = wordsOf(call.args[5]).includes('SPLICE_F_NONBLOCK');
  const plan = now ? atOnce(asked, source, request) : withTimeout(asked, source, request);
  return tapped(plan ?? { kind: 'ask', request }, ({ value }) => {
    pipe.waiting += value;
  });
}
