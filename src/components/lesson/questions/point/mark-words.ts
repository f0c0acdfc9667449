/** A mark in words: what it is, then what tells it from others of its kind. */

import type { Language } from '../../../../i18n/language.ts';
import { formatInstant, grouped } from '../../../../model/format.ts';
import { readMark } from '../../../../model/mark.ts';
import { type Packet, segmentOf } from '../../../../model/packets.ts';
import { relativeAck, relativeSeq } from '../../../../model/parts/connections.ts';
import { connectionsOf, heardAt, packetOf, timeOfEvent } from '../../../../model/queries.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { nodeOfAddress } from '../../../../model/topology.ts';
import { tcpFlags } from '../../../../stack/protocols/tcp/header/header.ts';
import { nodeName } from '../../../node-name.ts';
import { isCovered, shownTitle } from '../../../view-kit/covers.ts';
import type { PointText } from './text.ts';

/** How a reader wants sequence numbers: counted from the SYN, or as they are on the wire. */
type Sequence = 'relative' | 'raw';

/** Nothing for what this run does not have. */
export function markWords(
  word: string,
  run: RecordedRun,
  sequence: Sequence,
  t: PointText,
  language: Language,
): readonly string[] {
  const mark = readMark(word);
  const name = (node: number) => nodeName(run.topology, node, language);
  switch (mark?.kind) {
    case 'packet': {
      const packet = packetOf(run, mark.frame);
      if (packet === undefined) return [];
      return [
        t('packet', { packet: shownTitle(packet), from: name(packet.from) }),
        ...(isCovered(packet.frame) ? [] : numbersOf(packet, run, sequence, t)),
        t('at', { time: formatInstant(packet.starts) }),
      ];
    }
    case 'byte': {
      const connection = connectionsOf(run)[mark.connection];
      const end = mark.side === 0 ? connection?.a : connection?.b;
      const near = connection && heardAt(run, connection);
      const node = nodeOfAddress(run.topology, end?.address ?? -1, near);
      return [t('byte', { n: grouped(mark.byte + 1), from: node ? name(node.id) : '?' })];
    }
    case 'state':
      return [t('state', { state: mark.state, node: name(mark.node) })];
    case 'event':
      return [t('event', { time: formatInstant(timeOfEvent(run, mark.event)) })];
    default:
      return [];
  }
}

function numbersOf(packet: Packet, run: RecordedRun, sequence: Sequence, t: PointText): string[] {
  const segment = segmentOf(packet);
  const connection = connectionsOf(run)[packet.connection];
  if (segment === undefined || connection === undefined) return [];
  const raw = sequence === 'raw';
  const seq = raw ? segment.seq : relativeSeq(connection, segment);
  const ack = raw ? segment.ack : relativeAck(connection, segment);
  return [
    t('seq', { seq: grouped(seq) }),
    ...((segment.flags & tcpFlags.ACK) === 0 ? [] : [t('ack', { ack: grouped(ack) })]),
    ...(segment.length === 0 ? [] : [t('length', { n: grouped(segment.length) })]),
  ];
}
