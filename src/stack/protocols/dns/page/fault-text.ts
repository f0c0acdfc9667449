/** The words of what can be wrong with a message. A missing one does not compile. */
import type { Localized } from '../../../core/localized.ts';
import { type RfcRef, rfc } from '../../../core/rfc.ts';
import type { DnsFaultCode } from '../fault.ts';

interface FaultText {
  readonly what: Localized;
  /** What is done about it, where that differs from the rest. */
  readonly does?: Localized;
  readonly ref: RfcRef;
}

const POINTERS = rfc(1035, '4.1.4');
const FORMAT = rfc(1035, '4.1');

export const faultTexts: Readonly<Record<DnsFaultCode, FaultText>> = {
  'header-truncated': {
    what: { en: 'The message ends inside its header.', zh: '报文在首部中途结束。' },
    does: {
      en: 'Nobody answers it: there is no whole ID to answer to.',
      zh: '谁也不会回答：连完整的首部都没有，无从应答。',
    },
    ref: rfc(1035, '4.1.1'),
  },
  'count-too-large': {
    what: {
      en: 'The header counts more entries than the message holds.',
      zh: '首部所计的条目数多于报文中实有的。',
    },
    ref: rfc(1035, '4.1.1'),
  },
  'entry-truncated': {
    what: {
      en: 'The message ends inside a question or a record.',
      zh: '报文在一个问题或一条记录中途结束。',
    },
    ref: FORMAT,
  },
  'rdata-truncated': {
    what: { en: 'RDLENGTH reaches beyond the message.', zh: 'RDLENGTH 超出了报文的末尾。' },
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
    what: { en: 'A name has no end where it could have one.', zh: '域名在允许的范围内没有结束。' },
    ref: rfc(1035, '3.1'),
  },
  'name-too-long': {
    what: { en: 'A name is longer than 255 bytes.', zh: '域名超过 255 字节。' },
    ref: rfc(1035, '2.3.4'),
  },
  'label-reserved': {
    what: {
      en: 'A label begins with the bits 01 or 10, which are reserved.',
      zh: '标签以保留未用的位 01 或 10 开头。',
    },
    ref: POINTERS,
  },
  'pointer-outside': {
    what: { en: 'A pointer leads out of the message.', zh: '指针指到了报文之外。' },
    ref: POINTERS,
  },
  'pointer-into-header': {
    what: {
      en: 'A pointer leads into the header, where no name is.',
      zh: '指针指进首部，那里没有域名。',
    },
    ref: POINTERS,
  },
  'pointer-forward': {
    what: {
      en: 'A pointer leads forward, and not to a prior name.',
      zh: '指针指向后方，而不是前面已有的域名。',
    },
    ref: POINTERS,
  },
  'pointer-loop': {
    what: {
      en: 'A pointer leads into its own name: a loop.',
      zh: '指针指回它自己的域名，形成循环。',
    },
    ref: POINTERS,
  },
  'pointer-chain': {
    what: {
      en: 'A name goes on through more pointers than it can have labels.',
      zh: '一个域名经过的指针数，比它可能有的标签还多。',
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

/** What is done about the others. */
export const faultDoes: Localized = {
  en: 'A server answers such a query FORMERR, and discards such a response; a resolver discards the message and goes on waiting.',
  zh: '服务器对这样的查询回答 FORMERR，对这样的响应则丢弃；解析器丢弃该报文，继续等待。',
};
