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
): string {
  const sentences: string[] = [];
  for (let id = Math.min(to, model.log.count) - 1; id >= from && sentences.length < MOST; id--) {
    const sentence = describeEvent(model, readEvent(model.log, id), text);
    if (sentence) sentences.unshift(sentence);
  }
  const comma = text('event.input').charCodeAt(0) > 255 ? '；' : '; ';
  return sentences.join(comma);
}

/** One event as a sentence without its full stop; '' for those that only machines care about. */
export function describeEvent(model: TraceModel, event: TraceEvent, text: LessonText): string {
  const node = nodeName(model.topology, event.node);
  switch (event.kind) {
    case 'frame.sent':
      return describeSent(model, model.byFrame.get(event.frame), text);
    case 'frame.delivered': {
      const packet = model.byFrame.get(event.frame);
      return packet ? text('event.delivered', { what: packetTitle(packet), to: node }) : '';
    }
    case 'frame.dropped':
      return describeDropped(model, model.byFrame.get(event.frame), event.why, text);
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

function describeSent(model: TraceModel, packet: Packet | undefined, text: LessonText): string {
  if (!packet) return '';
  const values = {
    from: nodeName(model.topology, packet.from),
    to: nodeName(model.topology, packet.to),
    what: packetTitle(packet),
  };
  const n = segmentOf(packet)?.length ?? 0;
  return n > 0 ? text('event.sentLength', { ...values, n }) : text('event.sent', values);
}

function describeDropped(
  model: TraceModel,
  packet: Packet | undefined,
  why: TraceEvent<'frame.dropped'>['why'],
  text: LessonText,
): string {
  if (!packet) return '';
  const values = { from: nodeName(model.topology, packet.from), what: packetTitle(packet) };
  if (why === 'learner') return text('event.droppedByYou', values);
  return text(why === 'corrupt-fcs' ? 'event.corrupted' : 'event.lost', values);
}

/** The name of a timer in the reader's language, or as the stack calls it. */
function timerText(name: string, text: LessonText): string {
  const known = TCP_TIMERS.find((timer) => timer === name);
  if (!known) return name;
  return text(`timer.${known}`);
}
