/** What a screen reader says about events; loaded when it first has something to say. */
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { COVERED, isCovered } from '../../view-kit/covers.ts';
import { sceneOf, textOf } from './scene.ts';
import { wordsOf } from './tables.ts';

/** At most this many sentences at a time: the last, as a live region is listened to. */
const MOST = 8;
const COMMA: Readonly<Record<Language, string>> = { en: '; ', zh: '；' };

/** What happened in the events `from` … `to`−1; '' for nothing to say. */
export function sayEvents(
  model: RecordedRun,
  from: number,
  to: number,
  language: Language,
): string {
  const sentences: string[] = [];
  for (
    let id = Math.min(to, model.log.count) - 1;
    id >= Math.max(from, model.log.first) && sentences.length < MOST;
    id--
  ) {
    const event = readEvent(model.log, id);
    if ('frame' in event && isCovered(event.frame)) {
      if (sentences[0] !== COVERED[language]) sentences.unshift(COVERED[language]);
      continue;
    }
    const said = wordsOf(event).say?.(event, sceneOf(model, event));
    if (said !== undefined) sentences.unshift(textOf(said, language));
  }
  return sentences.join(COMMA[language]);
}
