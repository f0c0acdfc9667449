import { rfc } from '../../../core/rfc.ts';
import type { PlainHeaderText } from '../../../wire/text/types.ts';
import { bytesText, portText } from '../../../wire/text/values.ts';
import type { udp } from '../declaration.ts';

export const udpText: PlainHeaderText<typeof udp.fields> = {
  label: { en: 'User Datagram Protocol', zh: '用户数据报协议（UDP）' },
  meaning: {
    en: 'Ports and a checksum on top of IP: messages that may be lost, doubled or out of order.',
    zh: '在 IP 之上只加了端口和校验和：消息可能丢失、重复或乱序。',
  },
  ref: rfc(768),
  fields: {
    srcPort: {
      label: { en: 'Source port', zh: '源端口' },
      meaning: {
        en: 'The sending application; where an answer goes. May be zero when none is wanted.',
        zh: '发送方的应用，回复就发到这里。不需要回复时可以为零。',
      },
      ref: rfc(768),
      values: portText,
    },
    dstPort: {
      label: { en: 'Destination port', zh: '目的端口' },
      meaning: {
        en: 'The application that shall get the data.',
        zh: '应当收到数据的应用。',
      },
      ref: rfc(768),
      values: portText,
    },
    length: {
      label: { en: 'Length', zh: '长度' },
      meaning: {
        en: 'Bytes of this header and the data together, at least 8.',
        zh: '本首部与数据合计的字节数，最少为 8。',
      },
      ref: rfc(768),
      values: bytesText,
    },
    checksum: {
      label: { en: 'Checksum', zh: '校验和' },
      meaning: {
        en: 'Covers header, data and a pseudo-header with the IP addresses.',
        zh: '覆盖首部、数据，以及含有 IP 地址的伪首部。',
      },
      ref: rfc(768),
      values: { 0: { en: 'the sender computed none', zh: '发送方没有计算校验和' } },
    },
  },
};
