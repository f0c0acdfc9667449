/** Names that sentences and tables share. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import type { SessionState, UnmapReason } from '../events.ts';
import type { NatProtocol } from '../spec.ts';

export const NAMES: Readonly<Record<NatProtocol, string>> = {
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMP',
};

export const placeText = (address: number, port: number) => `${formatIpv4(address)}:${port}`;

export const STATES: Readonly<Record<SessionState, Localized>> = {
  open: { en: 'in use', zh: '使用中' },
  opening: { en: 'opening', zh: '正在建立' },
  established: { en: 'established', zh: '已建立' },
  closing: { en: 'closing', zh: '正在关闭' },
};

export const UNMAPPED: Readonly<Record<UnmapReason, Localized>> = {
  idle: { en: 'it has been idle for too long', zh: '它空闲得太久了' },
  'address-changed': { en: 'the address outside has changed', zh: '外部地址变了' },
  'set-anew': { en: 'the NAT was set otherwise', zh: 'NAT 改了设置' },
};
