/** The words of what ARP's programs do. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { arpCareEvents, ReleaseReason } from '../events.ts';

const DEFENCE = rfc(5227, '2.4');

const RELEASED: Readonly<Record<ReleaseReason, Localized>> = {
  taken: { en: 'somebody else has it or wants it', zh: '已有别的主机在用或想用它' },
  'claimed-again': {
    en: 'it was claimed again less than ten seconds after it had been defended',
    zh: '捍卫之后不到十秒，又有主机声称拥有它',
  },
  'no-defence': { en: 'this host is told not to defend it', zh: '本机被设为不捍卫地址' },
};

export const arpCareWords: WordsFor<typeof arpCareEvents> = {
  'acd.claimed': {
    source: 'link',
    label: { en: 'an address was taken', zh: '启用地址' },
    why: ({ address }, { node }) =>
      sentence(
        'Nobody answered the probes for {address}, so {node} takes it and announces it.',
        '没有谁回应对 {address} 的探测，{node} 于是启用它并宣告。',
        { node, address: formatIpv4(address) },
        rfc(5227, '2.3'),
      ),
    say: ({ address }, { node }) =>
      sentence('{node} takes the address {address}', '{node} 启用地址 {address}', {
        node,
        address: formatIpv4(address),
      }),
  },
  'acd.conflict': {
    source: 'link',
    label: { en: 'an address conflict', zh: '地址冲突' },
    why: ({ address, mac, phase }, { node }) => {
      const values = { node, address: formatIpv4(address), mac: formatMac(mac) };
      return phase === 'probing'
        ? sentence(
            'The card {mac} has {address} or asks for it, too, while {node} is still probing.',
            '{node} 还在探测 {address}，网卡 {mac} 已在使用它，或也在探测它。',
            values,
            rfc(5227, '2.1.1'),
          )
        : sentence(
            'The card {mac} sends as if {address} were its own, but {node} is using it.',
            '网卡 {mac} 以 {address} 的名义发送，而 {node} 正在使用这个地址。',
            values,
            DEFENCE,
          );
    },
    ask: ({ address }) =>
      sentence('How is {address} in conflict?', '{address} 的冲突从何而来？', {
        address: formatIpv4(address),
      }),
    say: ({ address, mac }, { node }) =>
      sentence(
        '{node} sees that {address} is claimed by {mac}',
        '{node} 发现 {mac} 也声称拥有 {address}',
        { node, address: formatIpv4(address), mac: formatMac(mac) },
      ),
  },
  'acd.defended': {
    source: 'link',
    label: { en: 'an address was defended', zh: '捍卫地址' },
    why: ({ address }, { node }) =>
      sentence(
        '{node} announces {address} once more, so that all caches name its card again.',
        '{node} 再次宣告 {address}，让所有缓存重新指向自己的网卡。',
        { node, address: formatIpv4(address) },
        DEFENCE,
      ),
    say: ({ address }, { node }) =>
      sentence('{node} defends {address}', '{node} 捍卫 {address}', {
        node,
        address: formatIpv4(address),
      }),
  },
  'acd.released': {
    source: 'link',
    label: { en: 'an address was given up', zh: '放弃地址' },
    why: ({ address, why }, { node }) =>
      sentence(
        '{node} does not use {address}: {why}.',
        '{node} 不使用 {address}：{why}。',
        { node, address: formatIpv4(address), why: RELEASED[why] },
        DEFENCE,
      ),
    say: ({ address }, { node }) =>
      sentence('{node} gives {address} up', '{node} 放弃 {address}', {
        node,
        address: formatIpv4(address),
      }),
  },
  'arp.forged': {
    source: 'application',
    label: { en: 'an ARP reply was forged', zh: '伪造 ARP 应答' },
    why: ({ address, victim, mac }, { node }) =>
      sentence(
        'A program on {node} tells {victim} that {address} is at {mac}, its own card. ARP has no way to prove who is right.',
        '{node} 上的程序告诉 {victim}：{address} 在 {mac}，其实那是它自己的网卡。ARP 无法证明谁说得对。',
        { node, address: formatIpv4(address), victim: formatIpv4(victim), mac: formatMac(mac) },
        rfc(826),
      ),
    say: ({ address, victim }, { node }) =>
      sentence(
        '{node} pretends to {victim} that it has {address}',
        '{node} 向 {victim} 谎称自己拥有 {address}',
        { node, address: formatIpv4(address), victim: formatIpv4(victim) },
      ),
  },
};
