/**
 * Names of what no header says, but the run knows: a packet's number and time, its conversation,
 * relative sequence numbers, and why its sender sent it. Where Wireshark must infer
 * (`tcp.analysis`), our trace says what was so; names stand here only for what it does say.
 */
import type { Localized } from '../../stack/core/localized.ts';
import type { NamedType, NamedValue } from '../../stack/wire/named.ts';
import { isRetransmission, segmentOf } from '../packets.ts';
import { relativeAck, relativeSeq } from '../parts/connections.ts';
import type { FilterRow, KnownName } from './row.ts';

function known(
  name: string,
  type: NamedType,
  label: Localized,
  valuesIn: (row: FilterRow) => readonly NamedValue[],
  needsBytes = false,
): KnownName {
  return { name, type, label, needsBytes, valuesIn };
}

/** As people count it, where the segment's own header is there: a piece of a datagram may lack it. */
function relative(row: FilterRow, count: typeof relativeSeq): readonly number[] {
  const { packet, connection, sections } = row;
  const segment = segmentOf(packet);
  if (segment === undefined || connection === undefined) return [];
  const whole = sections.some(
    ({ id, quoted, decoded }) => id === 'tcp' && !quoted && decoded?.complete,
  );
  return whole ? [count(connection, segment)] : [];
}

/** A flag that is there only where it is so, as Wireshark's analysis flags are. */
function analysis(name: string, label: Localized, isSo: (row: FilterRow) => boolean): KnownName {
  return known(`tcp.analysis.${name}`, 'flag', label, (row) => (isSo(row) ? [1] : []));
}

const reasonIn = ({ packet }: FilterRow) => segmentOf(packet)?.reason;

export const PACKET_NAMES: readonly KnownName[] = [
  known('frame', 'protocol', { en: 'Any frame', zh: '任意帧' }, ({ bytes }) => [bytes], true),
  known(
    'frame.number',
    'number',
    { en: 'Number in the list', zh: '列表中的序号' },
    ({ packet }) => [packet.frame + 1],
  ),
  known('frame.len', 'number', { en: 'Length of the frame', zh: '帧长度' }, ({ packet }) => [
    packet.bytes,
  ]),
  known(
    'frame.time_relative',
    'seconds',
    { en: 'Seconds since the run began', zh: '运行开始后的秒数' },
    ({ packet }) => [packet.starts / 1e6],
  ),
  known(
    'tcp.stream',
    'number',
    { en: 'Number of the connection', zh: '连接的次序' },
    ({ packet }) => (packet.connection < 0 ? [] : [packet.connection]),
  ),
  known(
    'tcp.seq',
    'number',
    { en: 'Relative sequence number', zh: '相对序号' },
    (row) => relative(row, relativeSeq),
    true,
  ),
  known(
    'tcp.ack',
    'number',
    { en: 'Relative acknowledgment number', zh: '相对确认号' },
    (row) => relative(row, relativeAck),
    true,
  ),
  analysis(
    'retransmission',
    { en: 'Sends again what was sent before', zh: '重发已经发过的内容' },
    ({ packet }) => isRetransmission(packet),
  ),
  analysis(
    'fast_retransmission',
    { en: 'Sent again before the timer fired', zh: '没等定时器到时就重发' },
    (row) => reasonIn(row) === 'fast-retransmit',
  ),
  analysis(
    'duplicate_ack',
    { en: 'Repeats an acknowledgment', zh: '重复确认' },
    (row) => reasonIn(row) === 'duplicate-ack',
  ),
  analysis(
    'window_update',
    { en: 'Tells of a larger window', zh: '通告更大的窗口' },
    (row) => reasonIn(row) === 'window-update',
  ),
  analysis(
    'zero_window_probe',
    { en: 'Asks whether the window has opened', zh: '探测窗口是否打开' },
    (row) => reasonIn(row) === 'window-probe',
  ),
  analysis(
    'keep_alive',
    { en: 'Asks whether the peer is still there', zh: '保活探测' },
    (row) => reasonIn(row) === 'keepalive',
  ),
];
