/** What the socket of a call speaks: whoever cites a rule for the call has to know. */
import type { CallRow } from '../../../model/parts/calls.ts';
import { callsOf, transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { SocketProtocol } from '../../../stack/trace/words.ts';

/** As a C programmer writes the first argument of socket(). */
const BY_TYPE: Readonly<Record<string, SocketProtocol>> = {
  SOCK_STREAM: 'tcp',
  SOCK_DGRAM: 'udp',
};

export function protocolOfCall(
  model: RecordedRun,
  { id, node, name, fd }: TraceEvent<'socket.call' | 'socket.return'>,
): SocketProtocol | '' {
  if (name === 'listen' || name === 'accept') return 'tcp';
  const opened = callsOf(model).findLast(
    (call) =>
      call.returnEvent >= 0 && call.returnEvent < id && call.node === node && opens(call, fd),
  );
  if (opened?.name === 'accept') return 'tcp';
  if (opened !== undefined) return BY_TYPE[opened.args.split(', ')[0] ?? ''] ?? 'below';
  // It was opened before what is at hand of a long run: at a host with connections, for one of them.
  return transitionsOf(model).some((each) => each.node === node) ? 'tcp' : '';
}

/** Whether it has made this descriptor; accept says which only in its result. */
const opens = ({ name, resultFd, result }: CallRow, fd: number): boolean =>
  name === 'socket' ? resultFd === fd : name === 'accept' && Number.parseInt(result, 10) === fd;
