import { rfc } from '../../../core/rfc.ts';
import type { FieldText, PlainHeaderText } from '../../../wire/text/types.ts';
import { bytesText, ipv4Text } from '../../../wire/text/values.ts';
import type {
  icmpEcho,
  icmpParameterProblem,
  icmpPlain,
  icmpRedirect,
  icmpTimestamp,
  icmpUnreachable,
} from '../declaration.ts';
import { unreachableCodes } from '../header.ts';
import { icmpCodeText, icmpTypeTexts } from './values-text.ts';

/** All shapes of ICMP messages share one table: the same name means the same in each. */
type IcmpFields = typeof icmpEcho.fields &
  typeof icmpUnreachable.fields &
  typeof icmpRedirect.fields &
  typeof icmpParameterProblem.fields &
  typeof icmpTimestamp.fields &
  typeof icmpPlain.fields;

const timeOfDay = (what: string, zh: string): FieldText['meaning'] => ({
  en: `${what}, in milliseconds since midnight, universal time.`,
  zh: `${zh}，以自世界时零点起的毫秒数表示。`,
});

export const icmpText: PlainHeaderText<Pick<IcmpFields, keyof IcmpFields & string>> = {
  label: { en: 'Internet Control Message Protocol', zh: '网际控制报文协议（ICMP）' },
  meaning: {
    en: 'How the network layer reports errors and answers pings. An error quotes the packet it is about.',
    zh: '网络层用它报告差错、应答 ping。差错报文会引用出问题的那个分组。',
  },
  ref: rfc(792),
  fields: {
    type: {
      label: { en: 'Type', zh: '类型' },
      meaning: { en: 'The kind of message.', zh: '报文的种类。' },
      ref: rfc(792),
      values: icmpTypeTexts,
    },
    code: {
      label: { en: 'Code', zh: '代码' },
      meaning: { en: 'Says more exactly why.', zh: '更具体地说明原因。' },
      ref: rfc(792),
      values: (code, header) => icmpCodeText(header.type ?? -1, code),
    },
    checksum: {
      label: { en: 'Checksum', zh: '校验和' },
      meaning: {
        en: 'Covers the whole ICMP message, without a pseudo-header.',
        zh: '覆盖整个 ICMP 报文，没有伪首部。',
      },
      ref: rfc(792),
    },
    identifier: {
      label: { en: 'Identifier', zh: '标识符' },
      meaning: {
        en: 'Tells one ping from another; a reply carries it back unchanged.',
        zh: '区分不同的 ping，应答里原样带回。',
      },
      ref: rfc(792),
    },
    sequence: {
      label: { en: 'Sequence number', zh: '序号' },
      meaning: {
        en: 'Counts the requests of one ping; a reply carries it back unchanged.',
        zh: '同一次 ping 中各个请求的序号，应答里原样带回。',
      },
      ref: rfc(792),
    },
    unused: {
      label: { en: 'Unused', zh: '未使用' },
      meaning: { en: 'Must be zero.', zh: '必须为零。' },
      ref: rfc(792),
    },
    nextHopMtu: {
      label: { en: 'Next-hop MTU', zh: '下一跳 MTU' },
      meaning: {
        en: 'With code 4: the largest packet that would have fitted. Zero otherwise.',
        zh: '代码为 4 时：能通过的最大分组长度。其他情况为零。',
      },
      ref: rfc(1191, '4'),
      values: (mtu, { code }) =>
        code === unreachableCodes.fragmentationNeeded ? bytesText(mtu) : undefined,
    },
    gateway: {
      label: { en: 'Gateway address', zh: '网关地址' },
      meaning: {
        en: 'The better router for this destination.',
        zh: '去往该目的地更合适的路由器。',
      },
      ref: rfc(792),
      values: ipv4Text,
    },
    pointer: {
      label: { en: 'Pointer', zh: '指针' },
      meaning: {
        en: 'The byte of the quoted header where the trouble was found.',
        zh: '被引用首部中出问题的字节位置。',
      },
      ref: rfc(792),
    },
    originate: {
      label: { en: 'Originate timestamp', zh: '发起时间戳' },
      meaning: timeOfDay('When the sender last touched the message', '发送方发出报文的时刻'),
      ref: rfc(792),
    },
    receive: {
      label: { en: 'Receive timestamp', zh: '接收时间戳' },
      meaning: timeOfDay('When the echoer first touched it', '应答方收到报文的时刻'),
      ref: rfc(792),
    },
    transmit: {
      label: { en: 'Transmit timestamp', zh: '发送时间戳' },
      meaning: timeOfDay('When the echoer sent it back', '应答方送回报文的时刻'),
      ref: rfc(792),
    },
  },
};
