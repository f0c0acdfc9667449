/** The words of socket calls. */
import type { Localized } from '../../core/localized.ts';
import { type RfcRef, rfc } from '../../core/rfc.ts';
import type { TraceEvent } from '../schema.ts';
import { type Scene, type Sentence, type SocketProtocol, sentence } from '../words.ts';

/** RFC 9293 §3.9.1 describes the calls; sockets have their own names for them. */
const CALL_SECTION: Readonly<Record<string, string>> = {
  connect: '3.9.1.1',
  listen: '3.9.1.1',
  accept: '3.9.1.1',
  send: '3.9.1.2',
  recv: '3.9.1.3',
  close: '3.9.1.4',
  shutdown: '3.9.1.4',
  abort: '3.9.1.6',
};

/** What UDP offers whoever stands on it: to send, to receive, and to be told of errors. */
const UDP_INTERFACE = rfc(1122, '4.1.4');

/** What a call that does not return at once waits for. */
const WAITS: Readonly<Record<string, Localized>> = {
  accept: {
    en: 'no client has a finished connection for it, and it returns as soon as one has',
    zh: '还没有客户端建好连接；一有连接，它就返回',
  },
  connect: {
    en: 'its SYN has to be answered first',
    zh: '它的 SYN 先要得到应答',
  },
  recv: {
    en: 'nothing has arrived that could be read, nor the end of the stream',
    zh: '还没有可读的数据，也没有读到字节流的末尾',
  },
  send: {
    en: 'the send buffer has no room until something in it is acknowledged',
    zh: '发送缓冲区已满，要等其中的数据得到确认',
  },
};

/** Only a stream has an end. */
const NOTHING_YET: Localized = {
  en: 'nothing has arrived yet that could be read',
  zh: '还没有可读的数据',
};

const waitsFor = (name: string, socket: SocketProtocol | ''): Localized | undefined =>
  name === 'recv' && socket !== 'tcp' ? NOTHING_YET : WAITS[name];

export function whyCalled(
  event: TraceEvent<'socket.call'>,
  { node, waits, socket }: Scene,
): Sentence {
  const values = { node, call: called(event) };
  const until = waits ? waitsFor(event.name, socket(event)) : undefined;
  return until === undefined
    ? sentence(
        'The program on {node} called {call}.',
        '{node} 上的程序调用了 {call}。',
        values,
        callRef(event.name, socket(event)),
      )
    : sentence(
        'The program on {node} called {call}, which waits: {until}.',
        '{node} 上的程序调用了 {call}，要等：{until}。',
        { ...values, until },
        callRef(event.name, socket(event)),
      );
}

/** By the socket's protocol. A socket below the transport layer is the system's own: no RFC has it. */
function callRef(name: string, socket: SocketProtocol | ''): RfcRef | undefined {
  const section = CALL_SECTION[name];
  if (section === undefined) return undefined;
  if (socket === 'udp') return UDP_INTERFACE;
  return socket === 'tcp' ? rfc(9293, section) : undefined;
}

export const called = ({ name, args }: TraceEvent<'socket.call'>) => `${name}(${args})`;

export function whyReturn(event: TraceEvent<'socket.return'>, { node, socket }: Scene): Sentence {
  const { name: call, result, blocked } = event;
  const values = { node, call, result };
  const ref = callRef(call, socket(event));
  return blocked
    ? sentence(
        '{call}, which had been waiting, returned {result} to the program on {node}.',
        '一直在等待的 {call} 向 {node} 上的程序返回 {result}。',
        values,
        ref,
      )
    : sentence(
        '{call} returned {result} to the program on {node}.',
        '{call} 向 {node} 上的程序返回 {result}。',
        values,
        ref,
      );
}
