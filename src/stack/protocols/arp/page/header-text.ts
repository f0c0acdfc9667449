import { rfc } from '../../../core/rfc.ts';
import type { PlainHeaderText } from '../../../wire/text/types.ts';
import { bytesText, etherTypeText, ipv4Text, macText } from '../../../wire/text/values.ts';
import type { arp } from '../declaration.ts';

export const arpText: PlainHeaderText<typeof arp.fields> = {
  label: { en: 'Address Resolution Protocol', zh: '地址解析协议（ARP）' },
  meaning: {
    en: 'Asks the link: who has this IP address, and what is your hardware address?',
    zh: '向链路上所有人发问：谁有这个 IP 地址？你的硬件地址是什么？',
  },
  ref: rfc(826),
  fields: {
    hardwareType: {
      label: { en: 'Hardware type', zh: '硬件类型' },
      meaning: {
        en: 'The kind of network (ar$hrd). Ethernet is 1.',
        zh: '网络的种类（ar$hrd），以太网为 1。',
      },
      ref: rfc(826),
      values: {
        1: { en: 'Ethernet', zh: '以太网' },
        6: { en: 'IEEE 802 networks', zh: 'IEEE 802 网络' },
      },
    },
    protocolType: {
      label: { en: 'Protocol type', zh: '协议类型' },
      meaning: {
        en: 'Whose addresses are being resolved (ar$pro), named by EtherType.',
        zh: '要解析的是哪种协议的地址（ar$pro），用 EtherType 表示。',
      },
      ref: rfc(826),
      values: etherTypeText,
    },
    hardwareLength: {
      label: { en: 'Hardware address length', zh: '硬件地址长度' },
      meaning: {
        en: 'Bytes in a hardware address (ar$hln): 6 for Ethernet.',
        zh: '硬件地址的字节数（ar$hln），以太网为 6。',
      },
      ref: rfc(826),
      values: bytesText,
    },
    protocolLength: {
      label: { en: 'Protocol address length', zh: '协议地址长度' },
      meaning: {
        en: 'Bytes in a protocol address (ar$pln): 4 for IPv4.',
        zh: '协议地址的字节数（ar$pln），IPv4 为 4。',
      },
      ref: rfc(826),
      values: bytesText,
    },
    operation: {
      label: { en: 'Operation', zh: '操作' },
      meaning: {
        en: 'Whether this is the question or the answer (ar$op).',
        zh: '这是提问还是回答（ar$op）。',
      },
      ref: rfc(826),
      values: {
        1: { en: 'request: who has this address?', zh: '请求：谁有这个地址？' },
        2: { en: 'reply: I have it', zh: '应答：我有' },
        3: { en: 'RARP request: what is my IP address?', zh: 'RARP 请求：我的 IP 地址是什么？' },
        4: { en: 'RARP reply', zh: 'RARP 应答' },
      },
    },
    senderMac: {
      label: { en: 'Sender hardware address', zh: '发送方硬件地址' },
      meaning: {
        en: 'The MAC address of whoever sends this (ar$sha). Receivers learn from it.',
        zh: '发送者的 MAC 地址（ar$sha），收到的人会借此更新自己的缓存。',
      },
      ref: rfc(826),
      values: macText,
    },
    senderIp: {
      label: { en: 'Sender protocol address', zh: '发送方协议地址' },
      meaning: {
        en: 'The IP address of whoever sends this (ar$spa). All zero in a probe for duplicates.',
        zh: '发送者的 IP 地址（ar$spa）。探测地址冲突时全为零。',
      },
      ref: rfc(5227, '2.1.1'),
      values: ipv4Text,
    },
    targetMac: {
      label: { en: 'Target hardware address', zh: '目标硬件地址' },
      meaning: {
        en: 'What a request asks for, so it is empty there; in a reply, the asker (ar$tha).',
        zh: '请求要问的正是它，所以请求里留空；应答里填提问者的地址（ar$tha）。',
      },
      ref: rfc(826),
      values: macText,
    },
    targetIp: {
      label: { en: 'Target protocol address', zh: '目标协议地址' },
      meaning: {
        en: 'The IP address being asked about (ar$tpa).',
        zh: '被查询的 IP 地址（ar$tpa）。',
      },
      ref: rfc(826),
      values: ipv4Text,
    },
  },
};
