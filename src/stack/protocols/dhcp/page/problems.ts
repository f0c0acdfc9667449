/** What the inspector says about octets that are no message. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { ProblemText } from '../../../wire/problems.ts';
import type { DhcpFault } from '../events.ts';

export type DhcpProblem = `dhcp.${DhcpFault}`;

export const faultTexts: Readonly<Record<DhcpFault, Localized>> = {
  truncated: { en: 'the message ends before its options begin', zh: '报文在选项之前就结束了' },
  cookie: {
    en: 'the magic cookie is missing: this is BOOTP, not DHCP',
    zh: '缺少魔数：这是 BOOTP，不是 DHCP',
  },
  hardware: { en: 'it is not about an Ethernet card', zh: '说的不是以太网卡' },
  'option-length': { en: 'an option has another length than it must', zh: '某个选项的长度不对' },
  'message-type': { en: 'it does not say which message it is', zh: '没有说明是哪种报文' },
  operation: {
    en: 'a client sent a server’s message, or the other way round',
    zh: '客户端发了服务器的报文，或者相反',
  },
};

const DROPS: Localized = { en: 'Whoever gets it puts it aside.', zh: '收到的一方将其丢弃。' };

export const dhcpProblems = Object.fromEntries(
  (Object.keys(faultTexts) as DhcpFault[]).map((fault): [DhcpProblem, ProblemText] => [
    `dhcp.${fault}`,
    { outcome: 'dropped', what: faultTexts[fault], does: DROPS, ref: rfc(2131, '2') },
  ]),
) as Readonly<Record<DhcpProblem, ProblemText>>;
