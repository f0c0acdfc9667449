/**
 * TCP's connection states as RFC 9293 has them: figure 5 and the text of §3.10, transcribed
 * without a look at the stack. Two arcs on one event never compete: where the RFC asks how the
 * connection began (a RST in SYN_RECEIVED), the events have different names, and a guard on
 * `opening` lets each happen only to a connection that began that way.
 */
import { assign, setup } from 'xstate';
import type { Localized } from '../../stack/core/localized.ts';
import type { RfcText } from '../../stack/core/rfc.ts';
import type { TcpChartEvent, TcpState } from '../../stack/protocols/tcp/names.ts';
import type { Chart } from '../kind.ts';
import type { ArcMeta, StateMeta } from '../types.ts';
import {
  ABORT_SILENT,
  ABORT_WITH_RST,
  HARD_ERROR,
  RESET,
  STATE,
  SYN_IN_WINDOW,
  USER_TIMEOUT,
} from './meanings.ts';

/** How the connection began; `unknown` until an arc decides it. */
type Opening = 'unknown' | 'active' | 'passive';

/** An arc that figure 5 draws. `action` is the lower line of its label, '' for the figure's x. */
function drawn(to: TcpState, rfc: RfcText, action: string, en: string, zh: string) {
  return { target: to, meta: meta(rfc, action, { en, zh }, true) };
}

/** An arc that only the text has. */
function told(to: TcpState, rfc: RfcText, action: string, en: string, zh: string) {
  return { target: to, meta: meta(rfc, action, { en, zh }, false) };
}

function meta(rfc: RfcText, action: string, text: Localized, inFigure: boolean): ArcMeta {
  return action === '' ? { rfc, text, inFigure } : { rfc, text, inFigure, action };
}

const toClosed = (arc: ArcMeta) => ({ target: 'CLOSED', meta: arc }) as const;

export const tcpMachine = setup({
  types: {
    context: {} as { opening: Opening },
    events: {} as { type: TcpChartEvent },
    meta: {} as StateMeta,
    transitionMeta: {} as ArcMeta,
  },
  actions: {
    openActive: assign({ opening: 'active' }),
    openPassive: assign({ opening: 'passive' }),
    forget: assign({ opening: 'unknown' }),
  },
  guards: {
    mayBePassive: ({ context }) => context.opening !== 'active',
    mayBeActive: ({ context }) => context.opening !== 'passive',
  },
}).createMachine({
  id: 'tcp',
  context: { opening: 'unknown' },
  initial: 'CLOSED',
  states: {
    CLOSED: {
      meta: STATE.CLOSED!,
      entry: 'forget',
      on: {
        'OPEN.passive': drawn(
          'LISTEN',
          'RFC9293#3.10.1',
          'create TCB',
          'listen(): be ready for a peer that is not yet known.',
          'listen()：准备接受尚不知是谁的对端。',
        ),
        'OPEN.active': {
          actions: 'openActive',
          ...drawn(
            'SYN_SENT',
            'RFC9293#3.10.1',
            'create TCB, snd SYN',
            'connect(): choose an initial sequence number and send it in a SYN.',
            'connect()：选定初始序号，用 SYN 发出。',
          ),
        },
      },
    },
    LISTEN: {
      meta: STATE.LISTEN!,
      entry: 'forget',
      on: {
        'rcv SYN': {
          actions: 'openPassive',
          ...drawn(
            'SYN_RECEIVED',
            'RFC9293#3.10.7.2',
            'snd SYN,ACK',
            'Somebody asks for a connection: send our own SYN, and acknowledge theirs with it.',
            '有人请求连接：发送我方的 SYN，同时确认对方的 SYN。',
          ),
        },
        SEND: {
          actions: 'openActive',
          ...drawn(
            'SYN_SENT',
            'RFC9293#3.10.2',
            'snd SYN',
            'A send on a listening socket whose peer is known turns the open into an active one.',
            '在已知对端的监听套接字上发送：被动打开变为主动打开。',
          ),
        },
        'OPEN.active': {
          actions: 'openActive',
          ...told(
            'SYN_SENT',
            'RFC9293#3.10.1',
            'snd SYN',
            'connect() on a listening socket: the passive open becomes an active one.',
            '在监听套接字上调用 connect()：被动打开变为主动打开。',
          ),
        },
        CLOSE: drawn('CLOSED', 'RFC9293#3.10.4', 'delete TCB', 'Stop listening.', '停止监听。'),
        ABORT: toClosed(ABORT_SILENT),
        'delete TCB': told(
          'CLOSED',
          'RFC9293#3.9.1.1',
          '',
          'A half-open connection that fell back to LISTEN melts into the listener that bore it.',
          '退回 LISTEN 的半开连接并入派生它的监听者。',
        ),
      },
    },
    SYN_SENT: {
      meta: STATE.SYN_SENT!,
      on: {
        'rcv SYN,ACK': drawn(
          'ESTABLISHED',
          'RFC9293#3.10.7.3',
          'snd ACK',
          'The peer acknowledges our SYN and sends its own: acknowledge it; we may send data.',
          '对方确认了我方的 SYN 并发来它的 SYN：确认之，从此可以发送数据。',
        ),
        'rcv SYN': drawn(
          'SYN_RECEIVED',
          'RFC9293#3.10.7.3',
          'snd SYN,ACK',
          'Simultaneous open: the two SYNs crossed on the way.',
          '同时打开：双方的 SYN 在途中交错。',
        ),
        CLOSE: drawn(
          'CLOSED',
          'RFC9293#3.10.4',
          'delete TCB',
          'close() before the peer has answered: nothing to finish.',
          '对方尚未应答就 close()：没有什么需要收尾。',
        ),
        'rcv RST': toClosed({
          ...RESET,
          rfc: 'RFC9293#3.10.7.3',
          text: {
            en: 'A RST that acknowledges our SYN: nobody listens there. Connection refused.',
            zh: '收到确认我方 SYN 的 RST：那里没有人监听，连接被拒绝。',
          },
        }),
        ABORT: toClosed(ABORT_SILENT),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    SYN_RECEIVED: {
      meta: STATE.SYN_RECEIVED!,
      on: {
        'rcv ACK of SYN': drawn(
          'ESTABLISHED',
          'RFC9293#3.10.7.4',
          '',
          'Our SYN is acknowledged: both sides know both sequence numbers.',
          '我方的 SYN 得到确认：双方都知道了彼此的序号。',
        ),
        CLOSE: drawn(
          'FIN_WAIT_1',
          'RFC9293#3.10.4',
          'snd FIN',
          'close() with nothing left to send, before the handshake has ended.',
          '握手还没结束、又没有数据要发时调用 close()。',
        ),
        'rcv RST (passive)': {
          guard: 'mayBePassive',
          ...drawn(
            'LISTEN',
            'RFC9293#3.10.7.4',
            '',
            'The request is withdrawn (figure 5, note 1): listen on; the application never hears of it.',
            '请求被撤回（图 5 注 1）：继续监听，应用对此毫不知情。',
          ),
        },
        'rcv SYN': {
          guard: 'mayBePassive',
          ...told(
            'LISTEN',
            'RFC9293#3.10.7.4',
            '',
            'A new SYN inside the window: the old request is void, back to listening.',
            '窗口内又来了新的 SYN：旧请求作废，回到监听。',
          ),
        },
        'rcv RST': {
          guard: 'mayBeActive',
          ...toClosed({
            ...RESET,
            text: {
              en: 'A RST during a simultaneous open: connection refused.',
              zh: '同时打开途中收到 RST：连接被拒绝。',
            },
          }),
        },
        // No FIN after a simultaneous open: one that comes with the SYN is queued until ESTABLISHED
        // (§3.10.7.3), and a later one has the ACK that leads there.
        'rcv FIN (passive half-open)': {
          guard: 'mayBePassive',
          ...told(
            'CLOSE_WAIT',
            'RFC9293#3.10.7.4',
            'snd ACK',
            'The peer’s FIN comes before our SYN is acknowledged: it has nothing more to send.',
            '我方的 SYN 尚未得到确认，对方的 FIN 就到了：它不再发送数据。',
          ),
        },
        'rcv SYN in window': { guard: 'mayBeActive', ...toClosed(SYN_IN_WINDOW) },
        ABORT: toClosed(ABORT_WITH_RST),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    ESTABLISHED: {
      meta: STATE.ESTABLISHED!,
      on: {
        CLOSE: drawn(
          'FIN_WAIT_1',
          'RFC9293#3.10.4',
          'snd FIN',
          'We close first: a FIN follows our last byte.',
          '我方先关闭：最后一个字节之后发送 FIN。',
        ),
        'rcv FIN': drawn(
          'CLOSE_WAIT',
          'RFC9293#3.10.7.4',
          'snd ACK',
          'The peer closes first: acknowledge its FIN; our application reads end-of-file.',
          '对方先关闭：确认它的 FIN；本地应用读到文件尾。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_WITH_RST),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    FIN_WAIT_1: {
      meta: STATE.FIN_WAIT_1!,
      on: {
        'rcv ACK of FIN': drawn(
          'FIN_WAIT_2',
          'RFC9293#3.10.7.4',
          '',
          'Our FIN is acknowledged: our direction is closed, the other is still open.',
          '我方的 FIN 得到确认：我方这一向已关闭，另一向仍开着。',
        ),
        'rcv FIN': drawn(
          'CLOSING',
          'RFC9293#3.10.7.4',
          'snd ACK',
          'Simultaneous close: the two FINs crossed on the way.',
          '同时关闭：双方的 FIN 在途中交错。',
        ),
        'rcv FIN,ACK of FIN': drawn(
          'TIME_WAIT',
          'RFC9293#3.10.7.4',
          'snd ACK',
          'One segment brings the ACK of our FIN and the peer’s FIN (figure 5, note 2).',
          '一个报文段同时带来对我方 FIN 的确认和对方的 FIN（图 5 注 2）。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_WITH_RST),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    FIN_WAIT_2: {
      meta: STATE.FIN_WAIT_2!,
      on: {
        'rcv FIN': drawn(
          'TIME_WAIT',
          'RFC9293#3.10.7.4',
          'snd ACK',
          'The peer closes as well: acknowledge its FIN and start the 2 MSL wait.',
          '对方也关闭了：确认它的 FIN，开始等待 2 MSL。',
        ),
        'timeout FIN_WAIT_2': told(
          'CLOSED',
          'RFC9293#3.3.2',
          'delete TCB',
          'The peer’s FIN never came after a full close(). No RFC asks for this timer; most systems have it.',
          '完全 close() 之后对方的 FIN 一直没来。RFC 并未规定此定时器，但多数系统都有。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_WITH_RST),
        'timeout user': toClosed(USER_TIMEOUT),
        // No ICMP error: our FIN is acknowledged, so nothing of ours is under way that a message
        // could be about (RFC 5927 §4.1).
      },
    },
    CLOSE_WAIT: {
      meta: STATE.CLOSE_WAIT!,
      on: {
        CLOSE: drawn(
          'LAST_ACK',
          'RFC9293#3.10.4',
          'snd FIN',
          'Our application closes too: a FIN follows our last byte.',
          '本地应用也关闭：最后一个字节之后发送 FIN。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_WITH_RST),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    CLOSING: {
      meta: STATE.CLOSING!,
      on: {
        'rcv ACK of FIN': drawn(
          'TIME_WAIT',
          'RFC9293#3.10.7.4',
          '',
          'Our FIN is acknowledged as well: start the 2 MSL wait.',
          '我方的 FIN 也得到确认：开始等待 2 MSL。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_SILENT),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    LAST_ACK: {
      meta: STATE.LAST_ACK!,
      on: {
        'rcv ACK of FIN': drawn(
          'CLOSED',
          'RFC9293#3.10.7.4',
          'delete TCB',
          'Our FIN is acknowledged: nothing is left to do.',
          '我方的 FIN 得到确认：再无事可做。',
        ),
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_SILENT),
        'timeout user': toClosed(USER_TIMEOUT),
        'ICMP hard error': toClosed(HARD_ERROR),
      },
    },
    TIME_WAIT: {
      meta: STATE.TIME_WAIT!,
      on: {
        'timeout 2MSL': drawn(
          'CLOSED',
          'RFC9293#3.10.8',
          'delete TCB',
          'Twice the maximum segment lifetime is over: no old segment can still be under way.',
          '已过两倍的最长报文段寿命（MSL）：网络中不会再有旧报文段。',
        ),
        'rcv SYN': {
          actions: 'openPassive',
          ...told(
            'SYN_RECEIVED',
            'RFC9293#3.6.1',
            'snd SYN,ACK',
            'A new SYN that cannot be an old one may reopen the connection early (MAY-2).',
            '确定不是旧报文段的新 SYN，可以提前重新打开连接（MAY-2）。',
          ),
        },
        'rcv RST': toClosed(RESET),
        'rcv SYN in window': toClosed(SYN_IN_WINDOW),
        ABORT: toClosed(ABORT_SILENT),
      },
    },
  },
});

export const chart: Chart = {
  machine: tcpMachine,
  note: {
    en: 'Not drawn, as in the RFC (figure 5, note 3): from any state a RST, ABORT, the user timeout or a hard ICMP error leads to CLOSED.',
    zh: '与 RFC 一样未画出（图 5 注 3）：在任何状态下，RST、ABORT、用户超时或 ICMP 硬错误都会转到 CLOSED。',
  },
};
