import { defineText } from '../../../../i18n/define-text.ts';

export const useSegmentText = defineText(
  {
    flags: 'Flags',
    seq: 'SEQ',
    ack: 'ACK number',
    window: 'Window',
    length: 'Data bytes',
    missing: 'Fill in every number first.',
    must: 'Forbidden',
    should: 'Advised against',
    unusual: 'Allowed, though no stack does it',
    against: 'Against {rule}',
    legal: 'The RFCs allow this segment.',
    other: 'The stack sent another one; both are right.',
  },
  {
    flags: '标志',
    seq: '序号',
    ack: '确认号',
    window: '窗口',
    length: '数据字节数',
    missing: '请先填好每个数。',
    must: '不允许',
    should: '不应当',
    unusual: '允许，但没有哪个协议栈会这样做',
    against: '不合 {rule}',
    legal: 'RFC 允许发送这个报文段。',
    other: '协议栈发的是另一个；两个都对。',
  },
);
