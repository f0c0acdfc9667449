import { defineText } from '../../../i18n/define-text.ts';
import type { Localized } from '../../../i18n/language.ts';
import type { Outcome } from '../../../stack/wire/inspect.ts';

export const usePacketText = defineText(
  {
    inspector: 'Packet',
    layers: 'Layers and fields',
    diagram: '{layer}: the header, 32 bits a row',
    bytes: 'Bytes',
    byte: 'Byte {offset}: {hex}, {field}',
    size: '{n} {n:byte|bytes}',
    bits: '{n} {n:bit|bits}',
    bitRange: 'bits {from}–{to}',
    oneBit: 'bit {from}',
    byteRange: 'bytes {from}–{to}',
    oneByte: 'byte {from}',
    value: 'Value',
    raw: 'raw {raw}',
    relative: 'relative {relative}',
    continued: 'continued',
    derived: 'Worked out by the sender from the rest of the packet.',
    problem: 'Problem',
    problems: '{n} {n:problem|problems}',
    noProblems: 'A stack takes this packet without complaint.',
    quoted: 'quoted in the error',
    set: 'set',
    notSet: 'not set',
    pick: 'Choose a field or a byte: what it is, what it says here, and where that is written.',
    more: '… {n} more {n:byte|bytes}',
    showAll: 'Show all',
  },
  {
    inspector: '分组',
    layers: '各层与字段',
    diagram: '{layer}：首部，每行 32 比特',
    bytes: '字节',
    byte: '字节 {offset}：{hex}，{field}',
    size: '{n} 字节',
    bits: '{n} 比特',
    bitRange: '第 {from}–{to} 比特',
    oneBit: '第 {from} 比特',
    byteRange: '第 {from}–{to} 字节',
    oneByte: '第 {from} 字节',
    value: '值',
    raw: '原始值 {raw}',
    relative: '相对值 {relative}',
    continued: '续',
    derived: '由发送方根据分组其余部分算出。',
    problem: '问题',
    problems: '{n} 处问题',
    noProblems: '协议栈会毫无异议地收下这个分组。',
    quoted: '差错报文所引用',
    set: '置位',
    notSet: '未置位',
    pick: '选一个字段或字节：看它是什么、此处的值说明什么、出自哪份 RFC。',
    more: '……还有 {n} 字节',
    showAll: '全部显示',
  },
);

export type PacketText = ReturnType<typeof usePacketText>;

export const OUTCOME: Readonly<Record<Outcome, Localized>> = {
  dropped: { en: 'the packet is dropped', zh: '整个分组被丢弃' },
  ignored: { en: 'the faulty part is passed over', zh: '跳过出错的部分' },
  accepted: { en: 'the packet is taken as it is', zh: '照原样收下' },
};
