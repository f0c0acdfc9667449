import { type Localized, same } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { OptionsHeaderText } from '../../../wire/text/types.ts';
import { bytesText, ipv4Text, protocolTexts, wordsText } from '../../../wire/text/values.ts';
import type { ipv4 } from '../declaration.ts';
import { FRAGMENT_UNIT } from '../header.ts';
import { ipv4OptionTexts } from './options-text.ts';

/** Class selectors (RFC 2474 §4.2.2), assured forwarding (RFC 2597 §6), expedited (RFC 3246). */
function dscpText(value: number): Localized | undefined {
  if (value === 0) return { en: 'default: best effort', zh: '默认：尽力而为' };
  if (value === 46) return { en: 'EF: expedited forwarding', zh: 'EF：加速转发' };
  if (value % 8 === 0) return same(`CS${value / 8}`);
  const drop = (value & 7) / 2;
  const group = value >> 3;
  return Number.isInteger(drop) && group >= 1 && group <= 4 ? same(`AF${group}${drop}`) : undefined;
}

export const ipv4HeaderText: OptionsHeaderText<typeof ipv4.fields, typeof ipv4.options> = {
  label: { en: 'Internet Protocol version 4', zh: '网际协议第 4 版（IPv4）' },
  meaning: {
    en: 'Carries a datagram from one host to another across any number of networks.',
    zh: '把数据报从一台主机送到另一台主机，中间不论隔着多少个网络。',
  },
  ref: rfc(791, '3.1'),
  fields: {
    version: {
      label: { en: 'Version', zh: '版本' },
      meaning: {
        en: 'The format of the header that follows. Always 4 here; anything else is dropped.',
        zh: '后面首部的格式。这里总是 4，其他值一律丢弃。',
      },
      ref: rfc(791, '3.1'),
    },
    ihl: {
      label: { en: 'Header length (IHL)', zh: '首部长度（IHL）' },
      meaning: {
        en: 'The length of the header in 32-bit words, at least 5. Says where the data begins.',
        zh: '首部有多少个 32 位字，最少 5 个。由它可知数据从哪里开始。',
      },
      ref: rfc(791, '3.1'),
      values: wordsText,
    },
    dscp: {
      label: { en: 'Differentiated services (DSCP)', zh: '区分服务（DSCP）' },
      meaning: {
        en: 'How routers should treat the packet: which queue, how soon it may be dropped.',
        zh: '路由器该如何对待这个分组：排哪个队列、多早可以丢弃。',
      },
      ref: rfc(2474, '3'),
      values: dscpText,
    },
    ecn: {
      label: { en: 'Congestion notification (ECN)', zh: '显式拥塞通知（ECN）' },
      meaning: {
        en: 'Lets a router mark congestion in a packet instead of dropping it.',
        zh: '让路由器能在分组上标记拥塞，而不必把它丢掉。',
      },
      ref: rfc(3168, '5'),
      values: {
        0: { en: 'Not-ECT: the sender does not use ECN', zh: 'Not-ECT：发送方不使用 ECN' },
        1: { en: 'ECT(1): ECN-capable', zh: 'ECT(1)：支持 ECN' },
        2: { en: 'ECT(0): ECN-capable', zh: 'ECT(0)：支持 ECN' },
        3: { en: 'CE: congestion experienced', zh: 'CE：途中遇到拥塞' },
      },
    },
    totalLength: {
      label: { en: 'Total length', zh: '总长度' },
      meaning: {
        en: 'Bytes of header and data together. What the frame holds beyond is padding.',
        zh: '首部与数据合计的字节数。帧里超出这个长度的部分是填充。',
      },
      ref: rfc(791, '3.1'),
      values: bytesText,
    },
    identification: {
      label: { en: 'Identification', zh: '标识' },
      meaning: {
        en: 'The same in all fragments of a datagram, so that they can be put together again.',
        zh: '同一数据报的所有分片取值相同，收方据此把它们重新拼起来。',
      },
      ref: rfc(6864, '4'),
    },
    flags: {
      label: { en: 'Flags', zh: '标志' },
      meaning: {
        en: 'Whether the datagram may be cut into fragments, and whether more of them follow.',
        zh: '数据报能否被切成分片，以及后面是否还有分片。',
      },
      ref: rfc(791, '3.1'),
      flags: {
        reserved: {
          label: { en: 'Reserved', zh: '保留' },
          meaning: { en: 'Must be zero.', zh: '必须为零。' },
          ref: rfc(791, '3.1'),
        },
        DF: {
          label: { en: "Don't fragment", zh: '不许分片（DF）' },
          meaning: {
            en: 'A router that would have to cut this datagram drops it and says so by ICMP.',
            zh: '路由器若不得不切开它，就把它丢弃，并用 ICMP 通知发送方。',
          },
          ref: rfc(791, '3.1'),
        },
        MF: {
          label: { en: 'More fragments', zh: '还有分片（MF）' },
          meaning: {
            en: 'This is a fragment and not the last one.',
            zh: '这是一个分片，而且不是最后一个。',
          },
          ref: rfc(791, '3.1'),
        },
      },
    },
    fragmentOffset: {
      label: { en: 'Fragment offset', zh: '片偏移' },
      meaning: {
        en: 'Where this fragment belongs in the datagram, in units of 8 bytes.',
        zh: '该分片在原数据报中的位置，以 8 字节为单位。',
      },
      ref: rfc(791, '3.1'),
      values: (units) => bytesText(units * FRAGMENT_UNIT),
    },
    ttl: {
      label: { en: 'Time to live', zh: '生存时间（TTL）' },
      meaning: {
        en: 'How many hops it may still make. Each router takes one off; at zero the datagram is dropped.',
        zh: '还能走几跳。每台路由器减一，减到零就丢弃。',
      },
      ref: rfc(791, '3.1'),
    },
    protocol: {
      label: { en: 'Protocol', zh: '协议' },
      meaning: {
        en: 'What the datagram carries, so the receiver knows whom to hand it to.',
        zh: '数据报里装的是什么协议，收方据此决定交给谁处理。',
      },
      ref: rfc(791, '3.1'),
      values: protocolTexts,
    },
    headerChecksum: {
      label: { en: 'Header checksum', zh: '首部校验和' },
      meaning: {
        en: 'Covers the header only, and is computed anew at each router, as the TTL changes.',
        zh: '只覆盖首部。TTL 在变，所以每台路由器都要重新计算。',
      },
      ref: rfc(791, '3.1'),
    },
    src: {
      label: { en: 'Source address', zh: '源地址' },
      meaning: { en: 'The host that sent the datagram.', zh: '发出这个数据报的主机。' },
      ref: rfc(791, '3.1'),
      values: ipv4Text,
    },
    dst: {
      label: { en: 'Destination address', zh: '目的地址' },
      meaning: {
        en: 'The host it is for. Routers choose the next hop by it.',
        zh: '数据报要送达的主机。路由器根据它选择下一跳。',
      },
      ref: rfc(791, '3.1'),
      values: ipv4Text,
    },
  },
  optionsField: {
    label: { en: 'Options', zh: '选项' },
    meaning: {
      en: 'Rarely used extras. Many routers drop packets that have some.',
      zh: '很少使用的附加功能。不少路由器会直接丢弃带选项的分组。',
    },
    ref: rfc(791, '3.1'),
  },
  options: ipv4OptionTexts,
};
