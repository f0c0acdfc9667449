/** From what an end lived through to what it knows. */
import type { TcpState } from '../../stack/protocols/tcp/names.ts';
import { type End, newEnd } from './end.ts';
import type { Happening, Policy } from './happening.ts';
import { receive } from './receive.ts';
import { noteSent } from './send.ts';

export function knowledge(happenings: Iterable<Happening>, policy: Policy): End {
  const end = newEnd(policy);
  for (const each of happenings) learn(end, each);
  return end;
}

/** Changes `end`: one thing more has happened to it. */
export function learn(end: End, happening: Happening): void {
  end.now = happening.at;
  switch (happening.what) {
    case 'sent':
      noteSent(end, happening.segment);
      return;
    case 'received':
      receive(end, happening.segment);
      return;
    case 'connect':
      end.passive = false;
      end.wants = true;
      return;
    case 'listen':
      end.passive = true;
      end.state = 'LISTEN';
      return;
    case 'write':
      end.written += happening.bytes;
      return;
    case 'read':
      end.unread = Math.max(0, end.unread - happening.bytes);
      return;
    case 'shutdown':
      end.closing = true;
      return;
    case 'close':
      end.closing = true;
      end.deaf = true;
      return;
    case 'set':
      end.policy = { ...end.policy, ...happening.policy };
      return;
    case 'path':
      end.pathChanged = true;
      end.largest = happening.bytes;
      return;
    case 'abort':
    case 'given up':
      breakOff(end);
  }
}

/** RFC 9293 §3.10.5, §3.10.8: a RST may tell the peer; where both have said all, it would tell nothing. */
function breakOff(end: End): void {
  if (TOLD.includes(end.state)) end.state = 'CLOSED';
  else end.aborted = true;
}

const TOLD: readonly TcpState[] = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
];
