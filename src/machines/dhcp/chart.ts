/**
 * The states of a DHCP client as RFC 2131 has them: figure 5 and the text of §3 and §4.4, transcribed
 * without a look at the stack. The figure’s loops (offers collected, messages discarded) change no
 * state and are left out; probing the address is part of the state in which it was asked for.
 */
import { setup } from 'xstate';
import type { Localized } from '../../stack/core/localized.ts';
import type { RfcText } from '../../stack/core/rfc.ts';
import type { ClientChange, ClientState } from '../../stack/protocols/dhcp/events.ts';
import type { Chart } from '../kind.ts';
import type { ArcMeta, StateMeta } from '../types.ts';
import {
  CONFLICT,
  LINK_DOWN,
  LINK_DOWN_EARLY,
  NOT_ACCEPTED,
  OVER,
  RELEASE,
  STATE,
  STOP,
  UNANSWERED,
} from './meanings.ts';

interface Said {
  readonly rfc: RfcText;
  readonly action?: string;
  readonly text: Localized;
}

/** An arc that figure 5 draws. */
const drawn = <T extends ClientState>(target: T, said: Said) => ({
  target,
  meta: { ...said, inFigure: true } as ArcMeta,
});

/** An arc that only the text has. */
const told = <T extends ClientState>(target: T, said: Said) => ({
  target,
  meta: { ...said, inFigure: false } as ArcMeta,
});

/** What can end every state in which the address is in use. */
const inUse = {
  'address conflict': told('INIT', CONFLICT),
  'link down': told('INIT-REBOOT', LINK_DOWN),
  RELEASE: told('INIT', RELEASE),
} as const;

/** What can end those in which there is none yet. */
const withoutAddress = {
  'link down': told('INIT', LINK_DOWN_EARLY),
  stop: told('INIT', STOP),
} as const;

const record = 'set T1, T2';

const renewed = (server: Localized) =>
  drawn('BOUND', { rfc: 'RFC2131#4.4.5', action: record, text: server });

const refused = drawn('INIT', {
  rfc: 'RFC2131#4.4.5',
  action: 'halt network',
  text: {
    en: 'A server says that the client may not keep the address: it must stop using it at once.',
    zh: '服务器说客户端不能再用这个地址：必须立即停用。',
  },
});

export const dhcpMachine = setup({
  types: {
    events: {} as { type: ClientChange },
    meta: {} as StateMeta,
    transitionMeta: {} as ArcMeta,
  },
}).createMachine({
  id: 'dhcp',
  initial: 'INIT',
  states: {
    INIT: {
      meta: STATE.INIT!,
      on: {
        start: drawn('SELECTING', {
          rfc: 'RFC2131#4.4.1',
          action: 'snd DHCPDISCOVER',
          text: {
            en: 'Ask everybody on the link for an address, from 0.0.0.0.',
            zh: '以 0.0.0.0 为源地址，向链路上的所有主机询问地址。',
          },
        }),
      },
    },
    SELECTING: {
      meta: STATE.SELECTING!,
      on: {
        'select offer': drawn('REQUESTING', {
          rfc: 'RFC2131#4.4.1',
          action: 'snd DHCPREQUEST',
          text: {
            en: 'Choose an offer and ask its server for it, so that all the others hear it too.',
            zh: '选定一个地址，向提供它的服务器提出请求；用广播，好让其他服务器也知道。',
          },
        }),
        ...withoutAddress,
      },
    },
    REQUESTING: {
      meta: STATE.REQUESTING!,
      on: {
        'rcv DHCPACK': drawn('BOUND', {
          rfc: 'RFC2131#4.4.1',
          action: record,
          text: {
            en: 'The server has given the address, and nobody else answers for it: use it.',
            zh: '服务器给出了地址，探测也无人应答：开始使用。',
          },
        }),
        'rcv DHCPNAK': drawn('INIT', {
          rfc: 'RFC2131#3.1',
          action: 'discard offer',
          text: {
            en: 'The server takes its offer back: begin anew.',
            zh: '服务器收回了它提供的地址：重新开始。',
          },
        }),
        'rcv DHCPACK (not accept.)': drawn('INIT', { ...NOT_ACCEPTED, rfc: 'RFC2131#3.1' }),
        'no answer': told('INIT', { ...UNANSWERED, rfc: 'RFC2131#3.1' }),
        ...withoutAddress,
      },
    },
    'INIT-REBOOT': {
      meta: STATE['INIT-REBOOT']!,
      on: {
        start: drawn('REBOOTING', {
          rfc: 'RFC2131#4.4.2',
          action: 'snd DHCPREQUEST',
          text: {
            en: 'Ask every server for the remembered address, without naming one of them.',
            zh: '向所有服务器请求记得的地址，不指定是哪一台。',
          },
        }),
        'lease expired': told('INIT', OVER),
        stop: told('INIT', STOP),
      },
    },
    REBOOTING: {
      meta: STATE.REBOOTING!,
      on: {
        'rcv DHCPACK': drawn('BOUND', {
          rfc: 'RFC2131#3.2',
          action: record,
          text: {
            en: 'A server agrees that the address is still the client’s.',
            zh: '服务器确认：这个地址仍归客户端使用。',
          },
        }),
        'rcv DHCPNAK': drawn('INIT', {
          rfc: 'RFC2131#3.2',
          action: 'restart',
          text: {
            en: 'The address is not good here, on another network for instance: begin anew.',
            zh: '这个地址在这里不能用（比如换了网络）：重新开始。',
          },
        }),
        'rcv DHCPACK (not accept.)': told('INIT', NOT_ACCEPTED),
        'no answer': told('INIT', { ...UNANSWERED, rfc: 'RFC2131#3.2' }),
        'no answer, lease valid': told('BOUND', {
          rfc: 'RFC2131#3.2',
          text: {
            en: 'Nobody answers, but the lease is not over: the client may use it for the rest of its time.',
            zh: '无人应答，但租约未到期：剩余时间内可以继续使用。',
          },
        }),
        'lease expired': told('INIT', OVER),
        'link down': told('INIT-REBOOT', LINK_DOWN),
        stop: told('INIT', STOP),
      },
    },
    BOUND: {
      meta: STATE.BOUND!,
      on: {
        'T1 expires': drawn('RENEWING', {
          rfc: 'RFC2131#4.4.5',
          action: 'snd DHCPREQUEST',
          text: {
            en: 'Half of the lease is over, unless the server set another T1: ask that server for more time.',
            zh: '租期过半（除非服务器另定 T1）：向该服务器请求续租。',
          },
        }),
        renew: told('RENEWING', {
          rfc: 'RFC2131#4.4.5',
          action: 'snd DHCPREQUEST',
          text: {
            en: 'A client may renew before T1, when somebody wants it to.',
            zh: '客户端也可以在 T1 之前提前续租。',
          },
        }),
        ...inUse,
      },
    },
    RENEWING: {
      meta: STATE.RENEWING!,
      on: {
        'rcv DHCPACK': renewed({
          en: 'Its server gives more time: T1 and T2 count anew.',
          zh: '原服务器同意续租：T1 和 T2 重新计时。',
        }),
        'T2 expires': drawn('REBINDING', {
          rfc: 'RFC2131#4.4.5',
          action: 'snd DHCPREQUEST',
          text: {
            en: 'Its server has kept silent: ask every server.',
            zh: '原服务器一直没有应答：改向所有服务器请求。',
          },
        }),
        'rcv DHCPNAK': refused,
        ...inUse,
      },
    },
    REBINDING: {
      meta: STATE.REBINDING!,
      on: {
        'rcv DHCPACK': renewed({
          en: 'Some server gives more time, and is the client’s server from now on.',
          zh: '有服务器同意续租，从此由它管理这个租约。',
        }),
        'rcv DHCPNAK': refused,
        'lease expired': drawn('INIT', OVER),
        ...inUse,
      },
    },
  },
});

export const chart: Chart = {
  machine: dhcpMachine,
  note: {
    en: 'Not drawn: loops that change no state (figure 5). Not in the figure: when the link goes down the address has to be verified again (INIT-REBOOT), and whoever gives the address back, or sees another host claim it, is in INIT.',
    zh: '未画出：不改变状态的自环（图 5）。图中没有：链路断开后地址须重新确认（INIT-REBOOT）；归还地址，或发现别的主机声称拥有它，都回到 INIT。',
  },
};
