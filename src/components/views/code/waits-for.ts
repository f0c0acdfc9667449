/** What a call waits for while it is blocked; one that is missing here does not compile. */
import type { Localized } from '../../../stack/core/localized.ts';
import type { CallName } from './statements.ts';

export const WAITS_FOR: Readonly<Record<CallName, Localized>> = {
  socket: { en: 'a free descriptor', zh: '空闲的描述符' },
  bind: { en: 'a free port', zh: '空闲的端口' },
  listen: { en: 'the stack', zh: '协议栈' },
  accept: { en: 'a connection that is ready', zh: '建立好的连接' },
  connect: { en: 'the other end’s SYN, ACK', zh: '对端的 SYN, ACK' },
  send: { en: 'room in the send buffer', zh: '发送缓冲区腾出空间' },
  recv: { en: 'data, or the other end’s FIN', zh: '数据或对端的 FIN' },
  sendto: { en: 'room in the send buffer', zh: '发送缓冲区腾出空间' },
  recvfrom: { en: 'a datagram', zh: '数据报' },
  shutdown: { en: 'the stack', zh: '协议栈' },
  close: { en: 'what is still unsent (it lingers)', zh: '尚未发完的数据（逗留）' },
  abort: { en: 'the stack', zh: '协议栈' },
  setsockopt: { en: 'the stack', zh: '协议栈' },
  getsockopt: { en: 'the stack', zh: '协议栈' },
  setNonBlocking: { en: 'the stack', zh: '协议栈' },
};
