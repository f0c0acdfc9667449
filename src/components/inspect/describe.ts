import type { Language } from '../../i18n/language.ts';
import type { LessonText } from '../../i18n/lesson.ts';
import { type Packet, packetTitle, segmentOf } from '../../model/packets.ts';
import { nodeName } from '../../model/topology.ts';
import type { TraceModel } from '../../model/trace-model.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { TCP_TIMERS } from '../../stack/trace/tcp-names.ts';

/** At most this many sentences at a time: a live region is listened to. */
const MOST = 4;

/** What happened in the events `from` … `to`−1, in the reader's language; '' for nothing to say. */
export function describeEvents(
  model: TraceModel,
  from: number,
  to: number,
  text: LessonText,
  language: Language,
): string {
  const sentences: string[] = [];
  for (let id = Math.min(to, model.log.count) - 1; id >= from && sentences.length < MOST; id--) {
    const sentence = describeEvent(model, readEvent(model.log, id), text, language);
    if (sentence) sentences.unshift(sentence);
  }
  return sentences.join(language === 'zh' ? '；' : '; ');
}

/** One event as a sentence without its full stop; '' for those that only machines care about. */
export function describeEvent(
  model: TraceModel,
  event: TraceEvent,
  text: LessonText,
  language: Language,
): string {
  const name = (id: number) => nodeName(model.topology, id, language);
  const node = name(event.node);
  switch (event.kind) {
    case 'frame.sent':
      return describeSent(model.byFrame.get(event.frame), name, text);
    case 'frame.delivered': {
      const packet = model.byFrame.get(event.frame);
      return packet ? text('event.delivered', { what: packetTitle(packet), to: node }) : '';
    }
    case 'frame.dropped':
      return describeDropped(model.byFrame.get(event.frame), name, event.why, text);
    case 'tcp.transition':
      return text('event.transition', { node, before: event.from, after: event.to });
    case 'socket.call':
      return text('event.call', { node, call: `${event.name}(${event.args})` });
    case 'socket.return':
      return event.blocked
        ? text('event.return', { node, call: event.name, result: event.result })
        : '';
    case 'timer.fired':
      return text('event.timer', { node, timer: timerText(event.name, text) });
    case 'packet.ignored':
      return text('event.ignored', { node });
    case 'session.input':
      return text('event.input');
    default:
      return '';
  }
}

type Name = (node: number) => string;

function describeSent(packet: Packet | undefined, name: Name, text: LessonText): string {
  if (!packet) return '';
  const values = { from: name(packet.from), to: name(packet.to), what: packetTitle(packet) };
  const n = segmentOf(packet)?.length ?? 0;
  return n > 0 ? text('event.sentLength', { ...values, n }) : text('event.sent', values);
}

function describeDropped(
  packet: Packet | undefined,
  name: Name,
  why: TraceEvent<'frame.dropped'>['why'],
  text: LessonText,
): string {
  if (!packet) return '';
  const values = { from: name(packet.from), what: packetTitle(packet) };
  if (why === 'learner') return text('event.droppedByYou', values);
  return text(why === 'corrupt-fcs' ? 'event.corrupted' : 'event.lost', values);
}

/** The name of a timer in the reader's language, or as the stack calls it. */
function timerText(name: string, text: LessonText): string {
  const known = TCP_TIMERS.find((timer) => timer === name);
  if (!known) return name;
  return text(`timer.${known}`);
}
