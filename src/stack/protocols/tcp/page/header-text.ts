import { rfc } from '../../../core/rfc.ts';
import type { OptionsHeaderText } from '../../../wire/text/types.ts';
import { bytesText, portText, wordsText } from '../../../wire/text/values.ts';
import type { tcp } from '../header/declaration.ts';
import { tcpFlags } from '../header/header.ts';
import { tcpFlagTexts } from './flags-text.ts';
import { tcpOptionTexts } from './options-text.ts';

export const tcpText: OptionsHeaderText<typeof tcp.fields, typeof tcp.options> = {
  label: { en: 'Transmission Control Protocol', zh: '传输控制协议（TCP）' },
  meaning: {
    en: 'A reliable stream of bytes in both directions, over a network that may lose anything.',
    zh: '在随时可能丢包的网络上，提供双向、可靠的字节流。',
  },
  ref: rfc(9293, '3.1'),
  fields: {
    srcPort: {
      label: { en: 'Source port', zh: '源端口' },
      meaning: {
        en: "The sender's end of the connection. Addresses and ports together name a connection.",
        zh: '连接中发送方这一端。两端的地址和端口合起来标识一个连接。',
      },
      ref: rfc(9293, '3.1'),
      values: portText,
    },
    dstPort: {
      label: { en: 'Destination port', zh: '目的端口' },
      meaning: {
        en: "The receiver's end of the connection; on a SYN, the service that is asked for.",
        zh: '连接中接收方那一端；在 SYN 里，它就是要访问的服务。',
      },
      ref: rfc(9293, '3.1'),
      values: portText,
    },
    seq: {
      label: { en: 'Sequence number', zh: '序号' },
      meaning: {
        en: 'The number of the first data byte here. With SYN it is the initial number (ISN), and the first data byte will be ISN+1.',
        zh: '本报文段第一个数据字节的序号。带 SYN 时它是初始序号（ISN），第一个数据字节将是 ISN+1。',
      },
      ref: rfc(9293, '3.1'),
    },
    ack: {
      label: { en: 'Acknowledgment number', zh: '确认号' },
      meaning: {
        en: 'The next byte the sender of this segment expects: it has all before it. Counts only with ACK set.',
        zh: '发送方期望收到的下一个序号：在它之前的全都收到了。只有 ACK 置位时才有意义。',
      },
      ref: rfc(9293, '3.1'),
    },
    dataOffset: {
      label: { en: 'Data offset', zh: '数据偏移' },
      meaning: {
        en: 'The length of the header in 32-bit words, at least 5. Says where the data begins.',
        zh: '首部有多少个 32 位字，最少 5 个。由它可知数据从哪里开始。',
      },
      ref: rfc(9293, '3.1'),
      values: wordsText,
    },
    reserved: {
      label: { en: 'Reserved', zh: '保留' },
      meaning: {
        en: 'For the future: sent as zero, ignored when received.',
        zh: '留待将来使用：发送时填零，接收时忽略。',
      },
      ref: rfc(9293, '3.1'),
    },
    flags: {
      label: { en: 'Control bits', zh: '控制位' },
      meaning: {
        en: 'What the segment does besides carrying data.',
        zh: '除了携带数据，这个报文段还起什么作用。',
      },
      ref: rfc(9293, '3.1'),
      flags: tcpFlagTexts,
    },
    window: {
      label: { en: 'Window', zh: '窗口' },
      meaning: {
        en: 'How many bytes from the acknowledgment number on the sender is ready to take. After the handshake it is shifted left by the agreed scale; on a SYN never.',
        zh: '从确认号算起，发送方还愿意接收多少字节。握手之后要按协商的倍数左移；SYN 里的窗口从不缩放。',
      },
      ref: rfc(9293, '3.1'),
    },
    checksum: {
      label: { en: 'Checksum', zh: '校验和' },
      meaning: {
        en: 'Covers header, data and a pseudo-header with the IP addresses. Never optional.',
        zh: '覆盖首部、数据，以及含有 IP 地址的伪首部。任何时候都不可省略。',
      },
      ref: rfc(9293, '3.1'),
    },
    urgentPointer: {
      label: { en: 'Urgent pointer', zh: '紧急指针' },
      meaning: {
        en: 'With URG set: where the urgent data ends, as an offset from the sequence number.',
        zh: 'URG 置位时有效：紧急数据到哪里为止，以相对序号的偏移表示。',
      },
      ref: rfc(9293, '3.8.5'),
      values: (offset, { flags = 0 }) => (flags & tcpFlags.URG ? bytesText(offset) : undefined),
    },
  },
  optionsField: {
    label: { en: 'Options', zh: '选项' },
    meaning: {
      en: 'Extras that both ends negotiate on their SYNs or use afterwards, padded with zeros to 32 bits.',
      zh: '双方在 SYN 中协商、随后使用的附加功能，末尾补零凑足 32 位。',
    },
    ref: rfc(9293, '3.1'),
  },
  options: tcpOptionTexts,
};
