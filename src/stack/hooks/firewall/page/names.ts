/** Names that sentences and tables share. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { ipProtocols, protocolName } from '../../../protocols/ipv4/header.ts';
import type { Direction, FlowState, Verdict } from '../spec.ts';
import type { Flow } from '../state.ts';

export const VERDICTS: Readonly<Record<Verdict, Localized>> = {
  accept: { en: 'accept', zh: '放行' },
  drop: { en: 'drop', zh: '丢弃' },
  reject: { en: 'reject', zh: '拒绝' },
};

export const DIRECTIONS: Readonly<Record<Direction, Localized>> = {
  in: { en: 'to this host', zh: '发往本机' },
  out: { en: 'from this host', zh: '本机发出' },
  forward: { en: 'passing through', zh: '经过转发' },
};

export const STATES: Readonly<Record<FlowState, Localized>> = {
  new: { en: 'begins something new', zh: '属于新的流' },
  established: { en: 'belongs to a flow that has been answered', zh: '属于已有应答的流' },
  related: { en: 'is about a flow that is known', zh: '与已知的流有关' },
  invalid: { en: 'belongs to no flow and cannot begin one', zh: '不属于任何流，也不能开始一个流' },
};

/** On their own, as rules list them. */
export const STATE_NAMES: Readonly<Record<FlowState, Localized>> = {
  new: { en: 'new', zh: '新建' },
  established: { en: 'established', zh: '已有应答' },
  related: { en: 'related', zh: '相关' },
  invalid: { en: 'invalid', zh: '无效' },
};

export const FLOWS: Readonly<Record<Flow['state'], Localized>> = {
  unanswered: { en: 'unanswered', zh: '尚无应答' },
  answered: { en: 'answered', zh: '已有应答' },
  opening: { en: 'opening', zh: '正在建立' },
  established: { en: 'established', zh: '已建立' },
  closing: { en: 'closing', zh: '正在关闭' },
};

export const protocolText = (protocol: number): string =>
  protocolName(protocol) ?? `IP ${protocol}`;

/** An identifier of a query is no port. */
export function endText(protocol: number, address: number, port: number): string {
  const hasPorts = protocol === ipProtocols.tcp || protocol === ipProtocols.udp;
  return hasPorts && port > 0 ? `${formatIpv4(address)}:${port}` : formatIpv4(address);
}
