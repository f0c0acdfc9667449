/** Steps of a story and questions as sentences, from the tables of words. */
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { parseRfc, type RfcRef } from '../../../stack/core/rfc.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
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

export function tell(step: StoryStep, { model, language }: Telling): Told {
  const { event, frame, before, transitions } = step;
  const exact = transitions[0];
  const rule = exact === undefined ? undefined : parseRfc(exact.rfc);
  const told = wordsOf(event).why(event, sceneOf(model, event, { frame, before, rule }));
  return { text: textOf(told, language), ref: told.ref };
}

/** An event told beside a step: a note. */
export function tellAside(event: TraceEvent, { model, language }: Telling): Told {
  const told = wordsOf(event).why(event, sceneOf(model, event));
  return { text: textOf(told, language), ref: told.ref };
}

/** The question that a story answers. */
export function questionOf(event: TraceEvent, frame: number | undefined, telling: Telling): string {
  const { model, language, t } = telling;
  const { ask, label } = wordsOf(event);
  if (ask === undefined) return t('whyEvent', { what: label[language] });
  return textOf(ask(event, sceneOf(model, event, { frame })), language);
}
