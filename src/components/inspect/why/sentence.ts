/** One step of a story as a sentence, with its source. */
import { fill } from '../../../i18n/define-text.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatDuration } from '../../../model/format.ts';
import { packetTitle } from '../../../model/packets.ts';
import { nodeName } from '../../../model/topology.ts';
import type { TraceModel } from '../../../model/trace-model.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { SegmentReason } from '../../../stack/trace/tcp-names.ts';
import { type RfcRef, rfc } from '../../../stack/wire/text/types.ts';
import { DROPPED } from '../dropped.ts';
import { TRANSITION } from './chart-texts.ts';
import { IGNORED } from './ignored-texts.ts';
import type { StoryStep } from './model.ts';
import { NOTE } from './note-texts.ts';
import { parseRef } from './rfc.ts';
import { REASON, VERDICT } from './segment-texts.ts';
import type { WhyText } from './text.ts';
import { timerText } from './timer-texts.ts';

export interface Told {
  readonly text: string;
  readonly ref: RfcRef | undefined;
}

export interface Telling {
  readonly model: TraceModel;
  readonly language: Language;
  readonly t: WhyText;
}

export function tell(step: StoryStep, telling: Telling): Told {
  const { event } = step;
  const { model, language, t } = telling;
  const node = nodeName(model.topology, event.node, language);
  const packet = titleOfFrame(model, step.frame);
  switch (event.kind) {
    case 'segment.sent': {
      const { text, ref } = REASON[reasonOf(event, step, model)];
      return { text: fill(text[language], { node }), ref };
    }
    case 'segment.received': {
      const { text, ref } = VERDICT[event.verdict];
      // A state change that came of it knows the very step of RFC 9293 §3.10.7.
      const exact = step.transitions[0];
      return {
        text: fill(text[language], { node, packet }),
        ref: exact === undefined ? ref : parseRef(exact.rfc),
      };
    }
    case 'tcp.transition':
      return {
        text: fill(TRANSITION[event.event][language], { node }),
        ref: parseRef(event.rfc),
      };
    case 'tcp.note':
      return { text: tellNote(event, language), ref: parseRef(event.rfc) };
    case 'socket.call':
    case 'socket.return':
      return tellCall(event, node, telling);
    case 'timer.armed':
    case 'timer.fired':
    case 'timer.cancelled':
      return tellTimer(event, step.before, node, telling);
    case 'session.input':
      return {
        text: t('youDid', { what: event.what === 'drop' ? t('input_drop') : event.what }),
        ref: undefined,
      };
    default:
      return tellPacket(step, node, packet, telling);
  }
}

/** A SYN or FIN that is sent again is told as what it is: a retransmission. */
function reasonOf(
  event: TraceEvent<'segment.sent'>,
  step: StoryStep,
  model: TraceModel,
): SegmentReason {
  const packet = step.frame === undefined ? undefined : model.byFrame.get(step.frame);
  const first = event.reason === 'syn' || event.reason === 'syn-ack' || event.reason === 'fin';
  return first && packet?.again === true ? 'retransmit-rto' : event.reason;
}

/** The sentence of a note; a code without words is shown as the stack wrote it. */
export function tellNote(note: TraceEvent<'tcp.note'>, language: Language): string {
  const known = NOTE[note.code];
  if (known === undefined) return note.code;
  const number = (name: 'a' | 'b') =>
    known.times?.includes(name) === true ? formatDuration(note[name]) : note[name];
  return fill(known.text[language], { a: number('a'), b: number('b') });
}

function titleOfFrame(model: TraceModel, frame: number | undefined): string {
  const packet = frame === undefined ? undefined : model.byFrame.get(frame);
  return packet === undefined ? '' : packetTitle(packet);
}

/** RFC 9293 §3.9.1 describes the calls; sockets have their own names for them. */
const CALL_SECTION: Readonly<Record<string, string>> = {
  connect: '3.9.1.1',
  listen: '3.9.1.1',
  accept: '3.9.1.1',
  send: '3.9.1.2',
  recv: '3.9.1.3',
  close: '3.9.1.4',
  shutdown: '3.9.1.4',
  abort: '3.9.1.6',
};

function tellCall(
  event: TraceEvent<'socket.call' | 'socket.return'>,
  node: string,
  { t }: Telling,
): Told {
  const section = CALL_SECTION[event.name];
  const ref = section === undefined ? undefined : rfc(9293, section);
  if (event.kind === 'socket.call') {
    return { text: t('called', { node, call: `${event.name}(${event.args})` }), ref };
  }
  const values = { node, call: event.name, result: event.result };
  return { text: event.blocked ? t('returnedAfterWait', values) : t('returned', values), ref };
}

function tellTimer(
  event: TraceEvent<'timer.armed' | 'timer.fired' | 'timer.cancelled'>,
  before: TraceEvent | undefined,
  node: string,
  { language, t }: Telling,
): Told {
  const words = timerText(event.layer, event.name);
  const timer = words.name[language];
  const ref = words.ref;
  if (event.kind === 'timer.cancelled') return { text: t('cancelled', { node, timer }), ref };
  if (event.kind === 'timer.armed') {
    return { text: t('armed', { node, timer, time: formatDuration(event.due - event.at) }), ref };
  }
  if (before === undefined) return { text: t('firedBare', { node, timer }), ref };
  return { text: t('fired', { node, timer, time: formatDuration(event.at - before.at) }), ref };
}

function tellPacket(step: StoryStep, node: string, packet: string, telling: Telling): Told {
  const { event } = step;
  const { model, language, t } = telling;
  switch (event.kind) {
    case 'frame.sent':
      return { text: t('sentFrame', { node, packet }), ref: undefined };
    case 'frame.delivered':
      return { text: t('arrived', { node, packet }), ref: undefined };
    case 'frame.dropped': {
      const sender = model.byFrame.get(event.frame)?.from ?? -1;
      const from = nodeName(model.topology, sender, language);
      const why = DROPPED[event.why][language];
      return { text: t('dropped', { packet, from, why }), ref: undefined };
    }
    case 'arp.sent': {
      const target = formatIpv4(event.target);
      const asks = event.operation === 'request';
      return {
        text: asks ? t('arpAsked', { node, target }) : t('arpAnswered', { node }),
        ref: rfc(826),
      };
    }
    case 'arp.received': {
      const sender = formatIpv4(event.sender);
      return { text: t('arpHeard', { node, sender, operation: event.operation }), ref: rfc(826) };
    }
    case 'icmp.sent':
      return { text: t('icmpSent', { node, type: event.type, code: event.code }), ref: rfc(792) };
    case 'icmp.received':
      return { text: t('icmpHeard', { node, type: event.type, code: event.code }), ref: rfc(792) };
    case 'udp.sent':
      return { text: t('udpSent', { node, n: event.length }), ref: rfc(768) };
    case 'udp.received':
      return { text: t('udpHeard', { node, n: event.length }), ref: rfc(768) };
    case 'cache.changed':
      return {
        text: t('cache', { node, table: event.table, key: event.key, value: event.value }),
        ref: undefined,
      };
    case 'packet.ignored':
      return {
        text: t('ignored', { node, what: IGNORED[event.why][language] }),
        ref: parseRef(event.rfc),
      };
    case 'socket.event':
      return { text: t('news', { node, fd: event.fd, what: event.what }), ref: undefined };
    case 'app.event':
      return { text: t('other', { node, what: `${event.name} ${event.detail}` }), ref: undefined };
    default:
      return { text: t('other', { node, what: event.kind }), ref: undefined };
  }
}

/** The question that a story answers. */
export function questionOf(event: TraceEvent, frame: number | undefined, telling: Telling): string {
  const { model, language, t } = telling;
  switch (event.kind) {
    case 'tcp.transition':
      return t('whyState', { state: event.to });
    case 'timer.fired':
      return t('whyTimer', { timer: timerText(event.layer, event.name).name[language] });
    case 'socket.return':
      return t('whyReturn', { call: event.name });
    case 'frame.sent':
    case 'segment.sent':
      return t('whyPacket', { packet: titleOfFrame(model, frame) });
    default:
      return t('why');
  }
}
