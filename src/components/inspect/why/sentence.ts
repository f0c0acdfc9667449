/** Steps of a story and questions as sentences, from the tables of words. */
import { callsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Language } from '../../../stack/core/localized.ts';
import type { RfcRef } from '../../../stack/core/rfc.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { nodeName } from '../../node-name.ts';
import { COVERED, isCovered } from '../../view-kit/covers.ts';
import { sceneOf, textOf } from '../words/scene.ts';
import { wordsOf } from '../words/tables.ts';
import type { StoryStep } from './model.ts';
import type { WhyText } from './text.ts';

export interface Told {
  readonly text: string;
  readonly ref: RfcRef | undefined;
}

export interface Telling {
  readonly model: RecordedRun;
  readonly language: Language;
  readonly t: WhyText;
}

/** Whether it happens to a packet behind the curtain. */
const isAbout = (event: TraceEvent | undefined): boolean =>
  event !== undefined && 'frame' in event && isCovered(event.frame);

const covered = (language: Language): Told => ({ text: COVERED[language], ref: undefined });

export function tell(step: StoryStep, { model, language }: Omit<Telling, 't'>): Told {
  const { event, frame, before, cause, effects } = step;
  if (isCovered(frame) || isAbout(event) || isAbout(cause)) return covered(language);
  const rule = effects.map((effect) => wordsOf(effect).rule?.(effect)).find((each) => each);
  const around = { frame, before, cause, rule, waits: waitsAt(model, event) };
  const told = wordsOf(event).why(event, sceneOf(model, event, around));
  return { text: textOf(told, language), ref: told.ref };
}

/** An event told beside a step: a note. */
export function tellAside(event: TraceEvent, { model, language }: Telling): Told {
  if (isAbout(event)) return covered(language);
  const told = wordsOf(event).why(event, sceneOf(model, event));
  return { text: textOf(told, language), ref: told.ref };
}

/** Where it happened. What was done to the run happened at no node of it. */
export const whereOf = ({ node }: TraceEvent, { model, language, t }: Telling): string =>
  node < 0 ? t('outside') : nodeName(model.topology, node, language);

/** What a story answers, as its heading: a question where the event has one of its own. */
export function questionOf(event: TraceEvent, frame: number | undefined, telling: Telling): string {
  const { model, language, t } = telling;
  const { ask, label } = wordsOf(event);
  if (isCovered(frame) || isAbout(event)) return t('howCame', { what: COVERED[language] });
  if (ask === undefined) return t('howCame', { what: label[language] });
  const around = { frame, waits: waitsAt(model, event) };
  return textOf(ask(event, sceneOf(model, event, around)), language);
}

/** Whether it is a call that the program has to wait for. */
export function waitsAt(model: RecordedRun, event: TraceEvent): boolean {
  if (event.kind !== 'socket.call') return false;
  const call = callsOf(model).find(({ callEvent }) => callEvent === event.id);
  return call !== undefined && (call.returnEvent < 0 || call.blocked);
}
