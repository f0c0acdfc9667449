/** The words of RARP's events. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { RarpDiscardReason, RarpOperation, rarpEvents } from '../events.ts';

const RFC903 = rfc(903);

const OPERATION: Readonly<Record<RarpOperation, Localized>> = {
  request: { en: 'request', zh: '请求' },
  reply: { en: 'reply', zh: '应答' },
};

const DISCARDED: Readonly<Record<RarpDiscardReason, Localized>> = {
  'unknown-card': { en: 'its list does not have this card', zh: '它的表中没有这块网卡' },
  'other-card': { en: 'it is about somebody else’s card', zh: '说的是别人的网卡' },
  'bad-address': { en: 'no host may have that address', zh: '任何主机都不能用那个地址' },
};

export const rarpWords: WordsFor<typeof rarpEvents> = {
  'rarp.sent': {
    source: 'link',
    label: { en: 'a RARP message was sent', zh: '发出 RARP 报文' },
    why: ({ operation, mac, address, attempt }, { node }) =>
      operation === 'request'
        ? sentence(
            '{node} knows only its card’s address {mac} and asks everybody for the IP address that belongs to it (attempt {attempt}).',
            '{node} 只知道自己的网卡地址 {mac}，向所有人询问它对应的 IP 地址（第 {attempt} 次）。',
            { node, mac: formatMac(mac), attempt },
            RFC903,
          )
        : sentence(
            '{node} finds {mac} in its list and answers {address}.',
            '{node} 在表中查到 {mac}，回答 {address}。',
            { node, mac: formatMac(mac), address: formatIpv4(address) },
            RFC903,
          ),
    say: null,
  },
  'rarp.received': {
    receives: true,
    source: 'link',
    label: { en: 'a RARP message was received', zh: '收到 RARP 报文' },
    why: ({ operation, mac }, { node }) =>
      sentence(
        '{node} heard a RARP {operation} about the card {mac}.',
        '{node} 收到了关于网卡 {mac} 的 RARP {operation}。',
        { node, operation: OPERATION[operation], mac: formatMac(mac) },
        RFC903,
      ),
    say: null,
  },
  'rarp.discarded': {
    source: 'link',
    label: { en: 'a RARP message was put aside', zh: '搁置 RARP 报文' },
    why: ({ why }, { node }) =>
      sentence(
        '{node} does nothing with the RARP message: {why}.',
        '{node} 不理会这个 RARP 报文：{why}。',
        { node, why: DISCARDED[why] },
        RFC903,
      ),
    say: ({ why }, { node }) =>
      sentence('{node} puts the RARP message aside: {why}', '{node} 搁置 RARP 报文：{why}', {
        node,
        why: DISCARDED[why],
      }),
  },
  'rarp.configured': {
    source: 'link',
    label: { en: 'RARP brought an address', zh: '由 RARP 得到地址' },
    why: ({ address, server }, { node }) =>
      sentence(
        '{node} takes the address {address}, as {server} told it.',
        '{node} 按 {server} 的答复启用地址 {address}。',
        { node, address: formatIpv4(address), server: formatIpv4(server) },
        RFC903,
      ),
    say: ({ address }, { node }) =>
      sentence('{node} takes the address {address}', '{node} 启用地址 {address}', {
        node,
        address: formatIpv4(address),
      }),
  },
  'rarp.failed': {
    source: 'link',
    label: { en: 'no RARP server answered', zh: '没有 RARP 服务器应答' },
    why: ({ attempts }, { node }) =>
      sentence(
        '{node} asked {attempts} times, and nobody knew its address.',
        '{node} 问了 {attempts} 次，没有谁知道它的地址。',
        { node, attempts },
        RFC903,
      ),
    say: (_, { node }) => sentence('{node} has no address', '{node} 没有得到地址', { node }),
  },
};
