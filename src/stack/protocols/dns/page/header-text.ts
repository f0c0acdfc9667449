/** The words of the header (RFC 1035 §4.1.1) and of what questions and records have in common. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';

export const dnsText: FieldText = {
  label: { en: 'Domain Name System', zh: '域名系统（DNS）' },
  meaning: {
    en: 'A question about a name, or what a name server answers to it.',
    zh: '关于一个域名的提问，或域名服务器对提问的回答。',
  },
  ref: rfc(1035, '4.1'),
};

const HEADER = rfc(1035, '4.1.1');
const onOff = (off: Localized, on: Localized) => ({ 0: off, 1: on });
const entries = (one: Localized): FieldText => ({
  label: one,
  meaning: {
    en: 'How many entries of this section follow. The sections have no other end.',
    zh: '后面这一部分有多少条目。各部分没有别的结束标记。',
  },
  ref: HEADER,
});

/** Fields that are parts of the second 16 bits, the highest bit first, with their widths. */
export const FLAG_BITS = {
  qr: 1,
  opcode: 4,
  aa: 1,
  tc: 1,
  rd: 1,
  ra: 1,
  z: 1,
  ad: 1,
  cd: 1,
  rcode: 4,
} as const;
export type FlagName = keyof typeof FLAG_BITS;

export const flagTexts: Readonly<Record<FlagName, FieldText>> = {
  qr: {
    label: { en: 'Response (QR)', zh: '响应（QR）' },
    meaning: { en: 'Is this a query or a response?', zh: '这是查询还是响应？' },
    ref: HEADER,
    values: onOff({ en: 'a query', zh: '查询' }, { en: 'a response', zh: '响应' }),
  },
  opcode: {
    label: { en: 'Opcode', zh: '操作码' },
    meaning: {
      en: 'What is asked for. A response repeats it.',
      zh: '请求做什么。响应照抄此值。',
    },
    ref: HEADER,
    values: {
      0: { en: 'a standard query', zh: '标准查询' },
      1: { en: 'an inverse query (obsolete)', zh: '反向查询（已废弃）' },
      2: { en: 'server status', zh: '服务器状态' },
      4: { en: 'a zone has changed (NOTIFY)', zh: '区有变更（NOTIFY）' },
      5: { en: 'change a zone (UPDATE)', zh: '更新区（UPDATE）' },
    },
  },
  aa: {
    label: { en: 'Authoritative answer (AA)', zh: '权威回答（AA）' },
    meaning: {
      en: 'The server that answers has authority over the name. With aliases: over the first name in the answer.',
      zh: '回答的服务器对该域名有权威。有别名时，指回答中的第一个域名。',
    },
    ref: HEADER,
    values: onOff(
      { en: 'not from an authority', zh: '非权威' },
      { en: 'from an authority', zh: '权威' },
    ),
  },
  tc: {
    label: { en: 'Truncated (TC)', zh: '截断（TC）' },
    meaning: {
      en: 'Not everything fitted into the datagram. Whoever wants the rest asks again over TCP.',
      zh: '数据报装不下全部内容。要得到其余部分，需改用 TCP 重新查询。',
    },
    ref: rfc(2181, '9'),
    values: onOff({ en: 'complete', zh: '完整' }, { en: 'cut off', zh: '被截断' }),
  },
  rd: {
    label: { en: 'Recursion desired (RD)', zh: '期望递归（RD）' },
    meaning: {
      en: 'Whoever asks wants the server to ask others until it has the answer. A response repeats it.',
      zh: '提问方希望服务器替它向别的服务器查询，直到得到答案。响应照抄此位。',
    },
    ref: HEADER,
  },
  ra: {
    label: { en: 'Recursion available (RA)', zh: '可以递归（RA）' },
    meaning: {
      en: 'The server would ask others for whoever asks it.',
      zh: '服务器愿意替提问方去问别的服务器。',
    },
    ref: HEADER,
  },
  z: {
    label: { en: 'Reserved (Z)', zh: '保留（Z）' },
    meaning: { en: 'Must be zero.', zh: '必须为零。' },
    ref: HEADER,
  },
  ad: {
    label: { en: 'Authentic data (AD)', zh: '数据已验证（AD）' },
    meaning: {
      en: 'The server has checked the signatures of DNSSEC on all records of the answer and authority sections.',
      zh: '服务器已核对回答部分和权威部分全部记录的 DNSSEC 签名。',
    },
    ref: rfc(4035, '3.2.3'),
  },
  cd: {
    label: { en: 'Checking disabled (CD)', zh: '不做检查（CD）' },
    meaning: {
      en: 'Whoever asks wants data even when its signatures are wrong.',
      zh: '即使签名不对，提问方也要数据。',
    },
    ref: rfc(4035, '3.2.2'),
  },
  rcode: {
    label: { en: 'Response code (RCODE)', zh: '响应码（RCODE）' },
    meaning: { en: 'What became of the query.', zh: '查询的结果。' },
    ref: HEADER,
    values: {
      0: { en: 'no error', zh: '无差错' },
      1: { en: 'the server could not read the query', zh: '服务器无法读懂查询' },
      2: { en: 'the server failed', zh: '服务器出错' },
      3: {
        en: 'there is no such name (with aliases: the last one)',
        zh: '没有这个域名（有别名时，指最后一个）',
      },
      4: { en: 'the server cannot do this', zh: '服务器不支持这种查询' },
      5: { en: 'the server refuses', zh: '服务器拒绝回答' },
    },
  },
};

/** Fields of 16 bits, in their order. */
export const WORDS = ['id', 'flags', 'qdcount', 'ancount', 'nscount', 'arcount'] as const;
export type WordName = (typeof WORDS)[number];

export const wordTexts: Readonly<Record<WordName, FieldText>> = {
  id: {
    label: { en: 'ID', zh: '标识' },
    meaning: {
      en: 'Chosen by whoever asks, not to be guessed. The response repeats it, and is believed only then.',
      zh: '由提问方选定，须难以猜测。响应照抄此值，否则不被采信。',
    },
    ref: rfc(5452, '9.2'),
  },
  flags: {
    label: { en: 'Flags', zh: '标志' },
    meaning: {
      en: 'What kind of message this is, and what became of the query.',
      zh: '报文的种类，以及查询的结果。',
    },
    ref: HEADER,
  },
  qdcount: entries({ en: 'Questions (QDCOUNT)', zh: '问题数（QDCOUNT）' }),
  ancount: entries({ en: 'Answer records (ANCOUNT)', zh: '回答记录数（ANCOUNT）' }),
  nscount: entries({ en: 'Authority records (NSCOUNT)', zh: '权威记录数（NSCOUNT）' }),
  arcount: entries({ en: 'Additional records (ARCOUNT)', zh: '附加记录数（ARCOUNT）' }),
};
