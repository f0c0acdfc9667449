/** What made a connection change its state; `{node}` is where. */
import type { Localized } from '../../../core/localized.ts';
import type { TcpChartEvent } from '../names.ts';

export const TRANSITION: Readonly<Record<TcpChartEvent, Localized>> = {
  'OPEN.passive': {
    en: 'The program on {node} waits for connections.',
    zh: '{node} 上的程序开始等待连接。',
  },
  'OPEN.active': {
    en: 'The program on {node} opens a connection, so a SYN goes out.',
    zh: '{node} 上的程序主动打开连接，于是发出 SYN。',
  },
  SEND: {
    en: 'The program on {node} sends on a listening socket, which opens the connection.',
    zh: '{node} 上的程序在监听套接字上发送数据，因而打开连接。',
  },
  CLOSE: {
    en: 'The program on {node} closes its side.',
    zh: '{node} 上的程序关闭自己这一端。',
  },
  ABORT: {
    en: 'The program on {node} breaks the connection off.',
    zh: '{node} 上的程序中止连接。',
  },
  'rcv SYN': {
    en: 'A SYN came: somebody asks {node} for a connection.',
    zh: 'SYN 到了：有人请求与 {node} 建立连接。',
  },
  'rcv SYN in window': {
    en: 'A SYN came in the middle of the connection, and {node} takes it at its word: all is over.',
    zh: '连接进行中又来了 SYN，{node} 信以为真：连接就此终止。',
  },
  'rcv SYN,ACK': {
    en: 'The answer to {node}’s SYN came: the other side agrees, and its own SYN is here.',
    zh: '{node} 的 SYN 得到了应答：对方同意，它的 SYN 也到了。',
  },
  'rcv ACK of SYN': {
    en: 'The acknowledgment of {node}’s SYN came: both directions work.',
    zh: '{node} 的 SYN 得到确认：两个方向都通了。',
  },
  'rcv FIN': {
    en: 'A FIN came: the other side has nothing more to send to {node}.',
    zh: 'FIN 到了：对方不再向 {node} 发送数据。',
  },
  'rcv ACK of FIN': {
    en: 'The acknowledgment of {node}’s FIN came.',
    zh: '{node} 的 FIN 得到了确认。',
  },
  'rcv FIN,ACK of FIN': {
    en: 'One segment brought both the other side’s FIN and the acknowledgment of {node}’s.',
    zh: '同一个报文段既带来对方的 FIN，又确认了 {node} 的 FIN。',
  },
  'rcv RST': {
    en: 'A RST came: the connection is over at once.',
    zh: 'RST 到了：连接立即终止。',
  },
  'rcv RST (passive)': {
    en: 'A RST came before the handshake was done: {node} goes on listening.',
    zh: '握手尚未完成就收到 RST：{node} 继续监听。',
  },
  'rcv FIN (passive half-open)': {
    en: 'A FIN came while the handshake was not done yet.',
    zh: '握手尚未完成就收到了 FIN。',
  },
  'timeout 2MSL': {
    en: 'Twice the longest life of a segment has passed: nothing of this connection can still be under way.',
    zh: '已等待两倍的最长报文段寿命（MSL）：这个连接不会再有报文段留在路上。',
  },
  'timeout user': {
    en: 'No answer came for too long: {node} gives up.',
    zh: '太久没有回应，{node} 放弃了。',
  },
  'timeout FIN_WAIT_2': {
    en: 'The other side never closed, and nobody on {node} waits for it any more.',
    zh: '对方一直没有关闭，{node} 上也没有人在等了。',
  },
  'ICMP hard error': {
    en: 'ICMP reported that the other side cannot be reached.',
    zh: 'ICMP 报告说无法到达对方。',
  },
  'delete TCB': {
    en: 'Nothing is left to do: {node} forgets the connection.',
    zh: '再也没有什么要做，{node} 删除这个连接的记录。',
  },
};
