/** The words of what can be wrong with a message. A missing one does not compile. */
import type { Localized } from '../../../core/localized.ts';
import { type RfcRef, rfc } from '../../../core/rfc.ts';
import type { DnsFaultCode } from '../fault.ts';

interface FaultText {
  readonly what: Localized;
  readonly ref: RfcRef;
}

const POINTERS = rfc(1035, '4.1.4');
const FORMAT = rfc(1035, '4.1');

export const faultTexts: Readonly<Record<DnsFaultCode, FaultText>> = {
  'header-truncated': {
    what: { en: 'The message ends inside its header.', zh: '消息在首部中途结束。' },
    ref: rfc(1035, '4.1.1'),
  },
  'count-too-large': {
    what: {
      en: 'The header counts more entries than the message holds.',
      zh: '首部所计的条目数多于消息中实有的。',
    },
    ref: rfc(1035, '4.1.1'),
  },
  'entry-truncated': {
    what: {
      en: 'The message ends inside a question or a record.',
      zh: '消息在一个问题或一条记录中途结束。',
    },
    ref: FORMAT,
  },
  'rdata-truncated': {
    what: { en: 'RDLENGTH reaches beyond the message.', zh: 'RDLENGTH 超出了消息的末尾。' },
    ref: rfc(1035, '4.1.3'),
  },
  'rdata-short': {
    what: { en: 'RDATA is too short for its type.', zh: 'RDATA 对其类型而言太短。' },
    ref: rfc(1035, '3.3'),
  },
  'rdata-long': {
    what: { en: 'RDATA is too long for its type.', zh: 'RDATA 对其类型而言太长。' },
    ref: rfc(1035, '3.3'),
  },
  'name-truncated': {
    what: { en: 'A name has no end where it could have one.', zh: '名称在允许的范围内没有结束。' },
    ref: rfc(1035, '3.1'),
  },
  'name-too-long': {
    what: { en: 'A name is longer than 255 bytes.', zh: '名称超过 255 字节。' },
    ref: rfc(1035, '2.3.4'),
  },
  'label-reserved': {
    what: {
      en: 'A label begins with the bits 01 or 10, which mean nothing.',
      zh: '标签以没有定义的位 01 或 10 开头。',
    },
    ref: POINTERS,
  },
  'pointer-outside': {
    what: { en: 'A pointer leads out of the message.', zh: '指针指到了消息之外。' },
    ref: POINTERS,
  },
  'pointer-into-header': {
    what: {
      en: 'A pointer leads into the header, where no name is.',
      zh: '指针指进首部，那里没有名称。',
    },
    ref: POINTERS,
  },
  'pointer-forward': {
    what: {
      en: 'A pointer leads forward, and not to a prior name.',
      zh: '指针指向后方，而不是前面已有的名称。',
    },
    ref: POINTERS,
  },
  'pointer-loop': {
    what: {
      en: 'A pointer leads into its own name: a loop.',
      zh: '指针指回它自己的名称，形成循环。',
    },
    ref: POINTERS,
  },
  'pointer-chain': {
    what: {
      en: 'A name goes on through more pointers than it can have labels.',
      zh: '一个名称经过的指针数，比它可能有的标签还多。',
    },
    ref: POINTERS,
  },
  'trailing-bytes': {
    what: {
      en: 'Bytes are left over after the last record.',
      zh: '最后一条记录之后还有多余的字节。',
    },
    ref: FORMAT,
  },
};

/** What a server and a resolver do about any of them. */
export const faultDoes: Localized = {
  en: 'A server answers FORMERR; a resolver discards the message and goes on waiting.',
  zh: '服务器回答 FORMERR；解析器丢弃该消息，继续等待。',
};
