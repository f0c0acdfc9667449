/** What is searched for: by setting something until it fits, and by pointing at what is to blame. */
import { kindAt } from '../../model/columns.ts';
import type { Mark } from '../../model/mark.ts';
import { packetOf, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { type EventKind, kindId } from '../../stack/trace/schema.ts';
import { nodeOf } from '../facts.ts';
import { cite } from '../references/cite.ts';
import type { Question } from '../types.ts';
import {
  acknowledged,
  announcing,
  answered,
  at,
  dataOf,
  forbidding,
  refused,
  request,
  sentAgain,
} from './events.ts';
import { ETHERNET, NARROW, PAGE, TYPED } from './scenario.ts';

const IP_AND_ICMP = 28;
const IP_AND_TCP = 40;

/** How long the packet was that the learner’s ping sent. */
const sentWith = (run: RecordedRun) => (request(run, TYPED)?.length ?? 0) + IP_AND_ICMP;

export const fitsUncut: Question = {
  kind: 'slider',
  id: 'fits-uncut',
  rule: cite(792, ''),
  knob: { en: 'ping -M do -s', zh: 'ping -M do -s' },
  says: { en: 'the packet had {n} bytes', zh: '分组有 {n} 字节' },
  range: { from: 1300, to: ETHERNET - IP_AND_ICMP, by: { step: 4 }, unit: 'bytes' },
  now: ETHERNET - IP_AND_ICMP,
  sets: (size) => [forbidding(size)],
  measure: sentWith,
  verdict(run) {
    if (answered(run, TYPED) < 0) return 'high';
    return sentWith(run) === NARROW ? 'holds' : 'low';
  },
  until: (run) => Math.max(answered(run, TYPED), refused(run, TYPED)),
};

/** The longest segment of the shop’s, as a packet. */
const longest = (run: RecordedRun) =>
  Math.max(...dataOf(run, 'shop').map(({ length }) => length)) + IP_AND_TCP;

export const fits: Question = {
  kind: 'slider',
  id: 'fits',
  rule: cite(9293, '3.7.1'),
  why: sentAgain('shop'),
  knob: { en: 'MSS in the client’s SYN', zh: '客户端 SYN 里的 MSS' },
  says: { en: '{n} bytes of the page arrived', zh: '网页到了 {n} 字节' },
  range: { from: 1200, to: ETHERNET - IP_AND_TCP, by: { step: 20 }, unit: 'bytes' },
  now: ETHERNET - IP_AND_TCP,
  sets: (mss) => [announcing(mss)],
  measure: (run) => acknowledged(run, 'shop').bytes,
  verdict(run) {
    if (acknowledged(run, 'shop').bytes < PAGE) return 'high';
    return longest(run) === NARROW ? 'holds' : 'low';
  },
  until(run) {
    const { bytes, event } = acknowledged(run, 'shop');
    return bytes < PAGE ? sentAgain('shop')(run) : event;
  },
};

function isAbout(run: RecordedRun, mark: Mark, kind: EventKind, to: string): boolean {
  const packet = mark.kind === 'packet' ? packetOf(run, mark.frame) : undefined;
  if (packet === undefined || packet.to !== nodeOf(run, to)) return false;
  return packet.headerEvent >= 0 && kindAt(run.log, packet.headerEvent) === kindId(kind);
}

/** What the router says to the shop. */
const warnings = (run: RecordedRun): readonly Mark[] =>
  packetsOf(run)
    .map(({ frame }): Mark => ({ kind: 'packet', frame }))
    .filter((mark) => isAbout(run, mark, 'icmp.sent', 'shop'));

/** A part of the page, on its way from the shop. */
function isData(mark: Mark, run: RecordedRun): boolean {
  const packet = mark.kind === 'packet' ? packetOf(run, mark.frame) : undefined;
  return dataOf(run, 'shop').some(({ id }) => id === packet?.headerEvent);
}

export const whichPacket: Question = {
  kind: 'point',
  id: 'to-blame',
  rule: cite(2923, 2.1),
  withholds: ['black-hole'],
  why: (run) => at(run, 'packet.ignored', 'shop')[0]?.id ?? -1,
  at: 'packet',
  // A packet that is still on its way may yet be heeded.
  answer: (run) => (at(run, 'packet.ignored', 'shop').length > 0 ? warnings(run) : []),
  marks: {
    warning: (mark, run) => isAbout(run, mark, 'icmp.sent', 'shop'),
    segment: isData,
    other: () => true,
  },
};
