/** What sentences about an event need of its run, and sentences as text. */

import { formatDuration } from '../../../model/format.ts';
import { makerOf, type Packet } from '../../../model/packets.ts';
import { packetOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Topology } from '../../../model/topology.ts';
import { fill, type Language, type Localized } from '../../../stack/core/localized.ts';
import type { RfcRef } from '../../../stack/core/rfc.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { Scene, Sentence, SentenceValue } from '../../../stack/trace/words.ts';
import { nodeName } from '../../node-name.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import { protocolOfCall } from './call-protocol.ts';
import { ignoredWords } from './ignored.ts';
import { inputWords, isFromOutside } from './inputs.ts';
import { dropWords, timerWords } from './names.ts';

interface Around {
  /** The frame that the event is about. */
  readonly frame?: number | undefined;
  readonly before?: TraceEvent | undefined;
  readonly cause?: TraceEvent | undefined;
  readonly waits?: boolean;
  readonly rule?: RfcRef | undefined;
}

export function sceneOf(model: RecordedRun, event: TraceEvent, around: Around = {}): Scene {
  const { topology } = model;
  const frame = around.frame ?? ('frame' in event ? event.frame : undefined);
  const packet = frame === undefined ? undefined : packetOf(model, frame);
  return {
    node: nameOf(topology, event.node),
    packet: packet === undefined ? '' : shownTitle(packet),
    from: nameOf(topology, packet?.from ?? -1),
    to: nameOf(topology, packet?.to ?? -1),
    length: lengthOf(packet),
    again: packet?.again === true,
    before: around.before,
    cause: around.cause,
    waits: around.waits ?? false,
    rule: around.rule,
    socket: (of) => protocolOfCall(model, of),
    timer: timerWords,
    dropped: dropWords,
    ignored: ignoredWords,
    input: inputWords,
    fromOutside: isFromOutside,
  };
}

function nameOf(topology: Topology, node: number): Localized {
  return { en: nodeName(topology, node, 'en'), zh: nodeName(topology, node, 'zh') };
}

function lengthOf(packet: Packet | undefined): number {
  const header = packet?.header;
  return header === undefined ? 0 : (makerOf(header)?.length?.(header) ?? 0);
}

export function textOf({ text, values }: Sentence, language: Language): string {
  const filled: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) filled[name] = valueText(value, language);
  return fill(text[language], filled);
}

export function valueText(value: SentenceValue, language: Language): string | number {
  if (typeof value !== 'object') return value;
  return 'duration' in value ? formatDuration(value.duration) : value[language];
}
