/** getsockname() and getpeername(). */
import {
  type Asked,
  answer,
  answerError,
  liveSocketOf,
  namesOf,
  type Plan,
  socketOf,
} from './asked.ts';
import { fieldOf, numberOf } from './constants.ts';
import { Mismatch } from './errors.ts';

export function planGetsockname(asked: Asked): Plan {
  const { live } = liveSocketOf(asked, socketOf(asked));
  if (live === undefined) return answerError('EBADF');
  return compareEnd(asked, live.localAddress, live.localPort);
}

export function planGetpeername(asked: Asked): Plan {
  const { live, tcb } = liveSocketOf(asked, socketOf(asked));
  if (live === undefined) return answerError('EBADF');
  if (live.type !== 'stream') {
    if (live.remotePort === 0) return answerError('ENOTCONN');
    return compareEnd(asked, live.remoteAddress, live.remotePort);
  }
  const connected = tcb !== undefined && !['CLOSED', 'LISTEN', 'SYN_SENT'].includes(tcb.state);
  if (!connected) return answerError('ENOTCONN');
  return compareEnd(asked, tcb.remoteAddress, tcb.remotePort);
}

function compareEnd(asked: Asked, address: number, port: number): Plan {
  const { run, line, call } = asked;
  const expected = call.args[1];
  const found: Readonly<Record<string, number>> = { sin_addr: address, sin_port: port };
  for (const [name, value] of Object.entries(found)) {
    const wanted = fieldOf(expected, name);
    if (wanted === undefined) continue;
    const number = numberOf(namesOf(run), line, wanted);
    if (number !== value) throw new Mismatch(line, `${name}=${number}`, `${name}=${value}`);
  }
  return answer({ value: 0 });
}
