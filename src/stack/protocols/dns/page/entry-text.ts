/** The words of the sections, of questions, and of what all records have in common. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import type { Section } from '../message.ts';

export const sectionTexts: Readonly<Record<Section, FieldText>> = {
  questions: {
    label: { en: 'Question section', zh: '问题部分' },
    meaning: {
      en: 'What is asked. A response repeats it, so that it can be told which question it answers.',
      zh: '所问的内容。响应照抄，以便认出它回答的是哪个问题。',
    },
    ref: rfc(1035, '4.1.2'),
  },
  answers: {
    label: { en: 'Answer section', zh: '回答部分' },
    meaning: {
      en: 'Records that answer the question, with the aliases that lead to them.',
      zh: '回答问题的记录，以及引向它们的别名。',
    },
    ref: rfc(1034, '3.7'),
  },
  authorities: {
    label: { en: 'Authority section', zh: '权威部分' },
    meaning: {
      en: 'Name servers that know more, or the SOA record of the zone that has no answer.',
      zh: '知道得更多的域名服务器；没有答案时，是该区的 SOA 记录。',
    },
    // Name servers: RFC 1034 §3.7; the SOA of a negative answer came with RFC 2308 §3.
    ref: rfc(2308, '3'),
  },
  additionals: {
    label: { en: 'Additional section', zh: '附加部分' },
    meaning: {
      en: 'Records that whoever asks will want next, such as the addresses of name servers.',
      zh: '提问方接下来会用到的记录，例如域名服务器的地址。',
    },
    ref: rfc(1034, '3.7'),
  },
};

export const questionText: FieldText = {
  label: { en: 'Question', zh: '问题' },
  meaning: {
    en: 'A name, and the type and class of the records wanted.',
    zh: '域名，以及想要的记录的类型和类。',
  },
  ref: rfc(1035, '4.1.2'),
};

export const recordText: FieldText = {
  label: { en: 'Resource record', zh: '资源记录' },
  meaning: { en: 'One thing that is known about a name.', zh: '关于一个域名的一条信息。' },
  ref: rfc(1035, '4.1.3'),
};

export const ENTRY_FIELDS = ['name', 'type', 'class', 'ttl', 'rdlength', 'rdata'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

export const entryTexts: Readonly<Record<EntryField, FieldText>> = {
  name: {
    label: { en: 'Name', zh: '域名' },
    meaning: {
      en: 'Labels, each behind a byte with its length, up to the empty label of the root. Its end may be a pointer to an earlier name.',
      zh: '一串标签，每个前面有一字节的长度，到根的空标签为止。末尾可以是指向前面某个域名的指针。',
    },
    ref: rfc(1035, '4.1.4'),
  },
  type: {
    label: { en: 'Type', zh: '类型' },
    meaning: { en: 'What the record says about the name.', zh: '记录说的是该域名的哪一方面。' },
    ref: rfc(1035, '3.2.2'),
  },
  class: {
    label: { en: 'Class', zh: '类' },
    meaning: {
      en: 'The kind of network that it is about; today nearly always the Internet.',
      zh: '所属的网络种类；如今几乎总是互联网。',
    },
    ref: rfc(1035, '3.2.4'),
    values: {
      1: { en: 'Internet', zh: '互联网' },
      3: { en: 'Chaosnet', zh: 'Chaosnet' },
      254: { en: 'none', zh: '无' },
      255: { en: 'any class', zh: '任意类' },
    },
  },
  ttl: {
    label: { en: 'TTL', zh: '生存时间（TTL）' },
    meaning: {
      en: 'Seconds for which the record may be kept in a cache.',
      zh: '记录可以在缓存中保留的秒数。',
    },
    ref: rfc(2181, '8'),
  },
  rdlength: {
    label: { en: 'RDLENGTH', zh: '数据长度（RDLENGTH）' },
    meaning: {
      en: 'Bytes of RDATA, so that records of unknown types can be stepped over.',
      zh: 'RDATA 的字节数，据此可以跳过类型未知的记录。',
    },
    ref: rfc(1035, '4.1.3'),
  },
  rdata: {
    label: { en: 'RDATA', zh: '数据（RDATA）' },
    meaning: {
      en: 'What is known; its form depends on type and class.',
      zh: '信息本身；形式取决于类型和类。',
    },
    ref: rfc(1035, '4.1.3'),
  },
};

/** What class and TTL of an OPT record hold instead (RFC 6891 §6.1.3). */
export const optTexts = {
  size: {
    label: { en: 'UDP payload size', zh: 'UDP 载荷长度' },
    meaning: {
      en: 'The longest message that the sender takes in a datagram. Here, where other records have their class.',
      zh: '发送方能在一个数据报中接收的最长报文。这里原是其他记录的类。',
    },
    ref: rfc(6891, '6.2.3'),
  },
  extended: {
    label: { en: 'Extended RCODE', zh: '扩展响应码' },
    meaning: {
      en: 'Eight more bits, above the four of the header’s RCODE.',
      zh: '首部 4 位响应码之上的高 8 位。',
    },
    ref: rfc(6891, '6.1.3'),
  },
  version: {
    label: { en: 'EDNS version', zh: 'EDNS 版本' },
    meaning: {
      en: 'The highest version that the sender knows; so far there is only 0.',
      zh: '发送方所知的最高版本；目前只有 0。',
    },
    ref: rfc(6891, '6.1.3'),
  },
  flags: {
    label: { en: 'EDNS flags', zh: 'EDNS 标志' },
    meaning: {
      en: 'The highest bit, DO: the sender takes signatures of DNSSEC. The others are zero.',
      zh: '最高位 DO：发送方接受 DNSSEC 签名。其余各位为零。',
    },
    ref: rfc(3225, '3'),
  },
} as const satisfies Readonly<Record<string, FieldText>>;

export const lengthText: FieldText = {
  label: { en: 'Length', zh: '长度' },
  meaning: {
    en: 'Bytes of the message behind it: a stream does not say where one ends.',
    zh: '后面报文的字节数：字节流本身不标明报文在哪里结束。',
  },
  ref: rfc(7766, '8'),
};

export const restText: FieldText = {
  label: { en: 'Unread bytes', zh: '未读的字节' },
  meaning: {
    en: 'What a fault keeps from being read, or what is left over after the last record.',
    zh: '因差错而无法读取的部分，或最后一条记录之后的剩余。',
  },
  ref: rfc(1035, '4.1'),
};

/** What a name that ends in a pointer says about it. */
export function pointerText(target: number): Localized {
  return {
    en: `ends as the name at byte ${target} of the message`,
    zh: `末尾与报文第 ${target} 字节处的域名相同`,
  };
}
