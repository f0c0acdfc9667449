/** Why? The chain of causes of a packet, a state, a timer or a return, each a sentence and a source. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage, useLocalized } from '../../../i18n/index.ts';
import { holds } from '../../../model/columns.ts';
import { formatInstant } from '../../../model/format.ts';
import { packetOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { type RfcRef, rfcLabel, rfcUrl } from '../../../stack/core/rfc.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { packetMaker } from '../../../stack/trace/packets.ts';
import { announce } from '../../a11y/announce.tsx';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import { isCovered, shownTitle, useCovers } from '../../view-kit/covers.ts';
import { wordsOf } from '../words/tables.ts';
import { STORY_STEPS, type StoryStep, storyOf, whatChanged } from './model.ts';
import { questionOf, type Telling, tell, tellAside, waitsAt, whereOf } from './sentence.ts';
import { useWhyText } from './text.ts';
import css from './why.module.css';

/** The rule that answers a question, where whoever asked knows it. */
export interface Rule {
  readonly ref: RfcRef;
  /** What stands there. */
  readonly topic: Localized | undefined;
}

export interface WhyPanelProps {
  readonly model: RecordedRun;
  readonly version: number;
  /** The event that is asked about: a frame.sent, a transition, a timer, a return … */
  readonly event: number;
  readonly rule?: Rule | null;
  /** A step was chosen: the cursor should go right behind this event, and its packet be selected. */
  readonly onGo?: ((event: number, frame: number | undefined) => void) | undefined;
}

export function WhyPanel({ model, version, event, rule, onGo }: WhyPanelProps) {
  const t = useWhyText();
  const language = useLanguage();
  // The question too is another when its packet is uncovered.
  useCovers();
  const [more, setMore] = useState({ event, most: STORY_STEPS });
  const most = more.event === event ? more.most : STORY_STEPS;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model grows in place; its version says when.
  const story = useMemo(() => storyOf(model, event, most), [model, version, event, most]);
  const telling: Telling = { model, language, t };
  const { steps, cut } = story;
  const last = steps.at(-1);
  const heading = useToldReasons(event, last === undefined ? '' : tell(last, telling).text);
  if (!holds(model.log, event)) return null;
  const asked = readEvent(model.log, event);
  const question = questionOf(asked, last?.frame, telling);
  const alone = steps.length <= 1 && !cut && !waitsAt(model, asked);
  return (
    <section className={css.why} aria-label={question}>
      <h3 ref={heading} tabIndex={-1} className={css.question}>
        {question}
      </h3>
      {rule && <TheRule rule={rule} />}
      {cut && (
        <button
          type="button"
          className={css.earlier}
          onClick={() => setMore({ event, most: most + STORY_STEPS })}
        >
          ↑ {t('earlier')}
        </button>
      )}
      <ol className={css.chain} aria-label={t('chain')}>
        {steps.map((step, i) => (
          <Step
            key={step.event.id}
            step={step}
            telling={telling}
            last={i === steps.length - 1}
            onGo={onGo}
          />
        ))}
      </ol>
      {alone && <p className={css.nothing}>{t('nothing')}</p>}
    </section>
  );
}

/**
 * The reasons were asked for: reading goes on at their heading, which is the question, and the
 * answer is told with it.
 */
function useToldReasons(event: number, answer: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another event is another question.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (latest.current) announce(latest.current);
  }, [event]);
  return heading;
}

function TheRule({ rule: { ref, topic } }: { readonly rule: Rule }) {
  const t = useWhyText();
  const say = useLocalized();
  return (
    <p className={css.rule}>
      {t('rule')} <Source refTo={ref} /> {topic && say(topic)}
    </p>
  );
}

interface StepProps {
  readonly step: StoryStep;
  readonly telling: Telling;
  readonly last: boolean;
  readonly onGo: WhyPanelProps['onGo'];
}

function Step({ step, telling, last, onGo }: StepProps) {
  const { event, frame, notes, changes } = step;
  const covers = useCovers();
  const { model, t } = telling;
  const { text, ref } = tell(step, telling);
  const packet = frame === undefined ? undefined : packetOf(model, frame);
  const { source, mark } = wordsOf(event);
  const sends = packetMaker(event.kind) !== undefined && packet !== undefined;
  return (
    <li className={css.step} data-source={source} data-last={last || undefined}>
      <button
        type="button"
        className={css.go}
        aria-label={t('go', { what: text })}
        onClick={() => onGo?.(event.id, frame)}
      >
        <span className={css.when}>
          <span className={css.time}>{formatInstant(event.at, 100)}</span>
          <span>{whereOf(event, telling)}</span>
          {sends && <b className={css.packet}>{shownTitle(packet, covers)}</b>}
          {mark !== undefined && !isCovered(frame, covers) && (
            <b className={css.packet}>{mark(event)}</b>
          )}
        </span>
        <span className={css.sentence}>{text}</span>
      </button>
      {ref !== undefined && <Source refTo={ref} />}
      {changes.map((each) => (
        <p key={each.id} className={css.aside}>
          <b className={css.packet}>{whatChanged(each)}</b>
        </p>
      ))}
      {notes.map((note) => {
        const aside = tellAside(note, telling);
        return (
          <p key={note.id} className={css.aside}>
            <WithTerms>{aside.text}</WithTerms>{' '}
            {aside.ref !== undefined && <Source refTo={aside.ref} />}
          </p>
        );
      })}
    </li>
  );
}

function Source({ refTo }: { refTo: RfcRef }) {
  return (
    <a className={css.source} href={rfcUrl(refTo)} target="_blank" rel="noreferrer">
      {rfcLabel(refTo)}
    </a>
  );
}
