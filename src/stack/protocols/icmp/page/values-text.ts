import type { Localized } from '../../../core/localized.ts';
import { icmpTypes } from '../header.ts';

export const icmpTypeTexts: Readonly<Record<number, Localized>> = {
  [icmpTypes.echoReply]: { en: 'echo reply (pong)', zh: '回送应答（pong）' },
  [icmpTypes.destinationUnreachable]: { en: 'destination unreachable', zh: '目的不可达' },
  [icmpTypes.sourceQuench]: { en: 'source quench (deprecated)', zh: '源点抑制（已废弃）' },
  [icmpTypes.redirect]: { en: 'redirect', zh: '重定向' },
  [icmpTypes.echoRequest]: { en: 'echo request (ping)', zh: '回送请求（ping）' },
  9: { en: 'router advertisement', zh: '路由器通告' },
  10: { en: 'router solicitation', zh: '路由器请求' },
  [icmpTypes.timeExceeded]: { en: 'time exceeded', zh: '超时' },
  [icmpTypes.parameterProblem]: { en: 'parameter problem', zh: '参数问题' },
  [icmpTypes.timestampRequest]: { en: 'timestamp request', zh: '时间戳请求' },
  [icmpTypes.timestampReply]: { en: 'timestamp reply', zh: '时间戳应答' },
  15: { en: 'information request (deprecated)', zh: '信息请求（已废弃）' },
  16: { en: 'information reply (deprecated)', zh: '信息应答（已废弃）' },
  17: { en: 'address mask request (deprecated)', zh: '地址掩码请求（已废弃）' },
  18: { en: 'address mask reply (deprecated)', zh: '地址掩码应答（已废弃）' },
};

/** By type, in the order of the codes. RFC 792; RFC 1122 §3.2.2.1, §3.2.2.5; RFC 1812 §5.2.7.1; RFC 1108. */
const codes: Readonly<Record<number, readonly Localized[]>> = {
  [icmpTypes.destinationUnreachable]: [
    { en: 'network unreachable', zh: '网络不可达' },
    { en: 'host unreachable', zh: '主机不可达' },
    { en: 'protocol unreachable', zh: '协议不可达' },
    { en: 'port unreachable', zh: '端口不可达' },
    { en: "fragmentation needed, but don't-fragment is set", zh: '需要分片，但不许分片' },
    { en: 'source route failed', zh: '源路由失败' },
    { en: 'destination network unknown', zh: '目的网络未知' },
    { en: 'destination host unknown', zh: '目的主机未知' },
    { en: 'source host isolated', zh: '源主机被隔离' },
    { en: 'network administratively prohibited', zh: '管理上禁止访问该网络' },
    { en: 'host administratively prohibited', zh: '管理上禁止访问该主机' },
    { en: 'network unreachable for this type of service', zh: '此服务类型下网络不可达' },
    { en: 'host unreachable for this type of service', zh: '此服务类型下主机不可达' },
    { en: 'communication administratively prohibited', zh: '管理上禁止通信' },
    { en: 'host precedence violation', zh: '违反主机优先级' },
    { en: 'precedence cutoff in effect', zh: '优先级过低，被截止' },
  ],
  [icmpTypes.redirect]: [
    { en: 'for the network', zh: '针对网络' },
    { en: 'for the host', zh: '针对主机' },
    { en: 'for type of service and network', zh: '针对服务类型和网络' },
    { en: 'for type of service and host', zh: '针对服务类型和主机' },
  ],
  [icmpTypes.timeExceeded]: [
    { en: 'TTL ran out on the way', zh: '途中 TTL 减到零' },
    {
      en: 'fragments missing when the reassembly timer ran out',
      zh: '重组定时器到时，分片仍未到齐',
    },
  ],
  [icmpTypes.parameterProblem]: [
    { en: 'the pointer shows where', zh: '指针指出错误位置' },
    { en: 'a required option is missing', zh: '缺少必需的选项' },
    { en: 'bad length', zh: '长度错误' },
  ],
};

export const icmpCodeText = (type: number, code: number): Localized | undefined =>
  codes[type]?.[code];
