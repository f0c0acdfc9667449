/** What the states and the often repeated arcs of the DHCP client's chart mean, in both languages. */
import type { ArcMeta, StateMeta } from '../types.ts';

/** The columns are about those of RFC 2131's figure 5. */
export const STATE: Record<string, StateMeta> = {
  INIT: {
    rfc: 'RFC2131#4.4.1',
    column: 'centre',
    text: {
      en: 'The client has no address and knows of none. Every life begins here, and returns here when the address is lost.',
      zh: '客户端没有地址，也不知道该用哪个。一切从这里开始；失去地址后也回到这里。',
    },
  },
  SELECTING: {
    rfc: 'RFC2131#4.4.1',
    column: 'centre',
    text: {
      en: 'DHCPDISCOVER has gone to everybody; waiting for offers.',
      zh: 'DHCPDISCOVER 已向所有人广播，正等服务器提供地址。',
    },
  },
  REQUESTING: {
    rfc: 'RFC2131#4.4.1',
    column: 'centre',
    text: {
      en: 'One offer is chosen and asked for; waiting for its server’s word. Then the address is probed before it is used.',
      zh: '已选定一个地址并提出请求，正等服务器确认；确认后还要先探测，再使用。',
    },
  },
  'INIT-REBOOT': {
    rfc: 'RFC2131#4.4.2',
    column: 'left',
    text: {
      en: 'The client remembers an address and has yet to ask whether it is still good.',
      zh: '客户端记得一个地址，还没有询问它是否仍然可用。',
    },
  },
  REBOOTING: {
    rfc: 'RFC2131#4.4.2',
    column: 'left',
    text: {
      en: 'Asking every server whether the remembered address may be used here.',
      zh: '正向所有服务器询问：记得的地址在这里还能不能用。',
    },
  },
  BOUND: {
    rfc: 'RFC2131#4.4.5',
    column: 'centre',
    text: {
      en: 'The address is the client’s until the lease ends. It waits for T1.',
      zh: '租约到期之前，这个地址归客户端使用。等待 T1。',
    },
  },
  RENEWING: {
    rfc: 'RFC2131#4.4.5',
    column: 'right',
    text: {
      en: 'T1 is over: asking the server that gave the lease for more time. The address stays in use.',
      zh: 'T1 已过：向当初给出租约的服务器请求续租，地址照常使用。',
    },
  },
  REBINDING: {
    rfc: 'RFC2131#4.4.5',
    column: 'centre',
    text: {
      en: 'T2 is over: that server has not answered, so every server is asked. The address stays in use until the lease ends.',
      zh: 'T2 已过：原服务器没有应答，改向所有服务器请求；租约到期之前地址照常使用。',
    },
  },
};

const told = (arc: Omit<ArcMeta, 'inFigure'>): ArcMeta => ({ ...arc, inFigure: false });

export const NOT_ACCEPTED = {
  rfc: 'RFC2131#3.2',
  action: 'snd DHCPDECLINE',
  text: {
    en: 'A server agrees, but the probe finds that another host has the address: decline it, and begin anew.',
    zh: '服务器同意了，探测却发现别的主机在用这个地址：拒绝它，重新开始。',
  },
} as const;

export const CONFLICT = told({
  rfc: 'RFC5227#2.4',
  action: 'snd DHCPDECLINE',
  text: {
    en: 'Another host keeps claiming the address in use: give it up and tell the server.',
    zh: '另一台主机一再声称拥有正在使用的地址：放弃它，并告知服务器。',
  },
});

export const LINK_DOWN = told({
  rfc: 'RFC2131#3.7',
  text: {
    en: 'The link is down. When it is back, it may be another network’s: the address has to be verified.',
    zh: '链路断开。恢复后可能已接到别的网络，地址须先确认才能再用。',
  },
});

export const LINK_DOWN_EARLY = told({
  rfc: 'RFC2131#3.7',
  text: {
    en: 'The link is down before there is an address: nothing to keep.',
    zh: '还没拿到地址，链路就断了：没有什么可保留。',
  },
});

export const RELEASE = told({
  rfc: 'RFC2131#4.4.6',
  action: 'snd DHCPRELEASE',
  text: {
    en: 'The client no longer needs the address and gives it back.',
    zh: '客户端不再需要这个地址，主动归还。',
  },
});

export const STOP = told({
  rfc: 'RFC2131#4.4.6',
  text: {
    en: 'The client is stopped. It holds no address that it could give back now.',
    zh: '客户端被停止；此刻没有可归还的地址。',
  },
});

export const OVER = {
  rfc: 'RFC2131#4.4.5',
  action: 'halt network',
  text: {
    en: 'The time of the lease is over: the address must not be used any longer, not even for what is going on.',
    zh: '租约时间已到：地址立即停用，正在进行的通信也须停止。',
  },
} as const;

export const UNANSWERED = {
  text: {
    en: 'Four requests, a minute, and no answer: begin anew.',
    zh: '一分钟内请求四次都无人应答：重新开始。',
  },
} as const;
