/** Why? The chain of causes of a packet, a state, a timer or a return, each a sentence and a source. */

import { useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { holds } from '../../../model/columns.ts';
import { formatInstant } from '../../../model/format.ts';
import { packetTitle } from '../../../model/packets.ts';
import { packetOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { type RfcRef, rfcLabel, rfcUrl } from '../../../stack/core/rfc.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { packetMaker } from '../../../stack/trace/packets.ts';
import { nodeName } from '../../node-name.ts';
import { wordsOf } from '../words/tables.ts';
import { STORY_STEPS, type StoryStep, storyOf } from './model.ts';
import { questionOf, type Telling, tell, tellAside } from './sentence.ts';
import { useWhyText } from './text.ts';
import css from './why.module.css';

export interface WhyPanelProps {
  readonly model: RecordedRun;
  readonly version: number;
  /** The event that is asked about: a frame.sent, a transition, a timer, a return … */
  readonly event: number;
  /** A step was chosen: the cursor should go right behind this event, and its packet be selected. */
  readonly onGo?: ((event: number, frame: number | undefined) => void) | undefined;
}

export function WhyPanel({ model, version, event, onGo }: WhyPanelProps) {
  const t = useWhyText();
  const language = useLanguage();
  const [more, setMore] = useState({ event, most: STORY_STEPS });
  const most = more.event === event ? more.most : STORY_STEPS;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model grows in place; its version says when.
  const story = useMemo(() => storyOf(model, event, most), [model, version, event, most]);
  if (!holds(model.log, event)) return null;
  const telling: Telling = { model, language, t };
  const { steps, cut } = story;
  const question = questionOf(readEvent(model.log, event), steps.at(-1)?.frame, telling);
  return (
    <section className={css.why} aria-label={question}>
      <h3 className={css.question}>{question}</h3>
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
      {steps.length <= 1 && !cut && <p className={css.nothing}>{t('nothing')}</p>}
    </section>
  );
}

interface StepProps {
  readonly step: StoryStep;
  readonly telling: Telling;
  readonly last: boolean;
  readonly onGo: WhyPanelProps['onGo'];
}

function Step({ step, telling, last, onGo }: StepProps) {
  const { event, frame, notes, transitions } = step;
  const { model, language, t } = telling;
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
          <span>{nodeName(model.topology, event.node, language)}</span>
          {sends && <b className={css.packet}>{packetTitle(packet)}</b>}
          {mark !== undefined && <b className={css.packet}>{mark(event)}</b>}
        </span>
        <span className={css.sentence}>{text}</span>
      </button>
      {ref !== undefined && <Source refTo={ref} />}
      {transitions.map((each) => (
        <p key={each.id} className={css.aside}>
          <b className={css.packet}>{t('becomes', { from: each.from, to: each.to })}</b>
        </p>
      ))}
      {notes.map((note) => {
        const aside = tellAside(note, telling);
        return (
          <p key={note.id} className={css.aside}>
            {aside.text} {aside.ref !== undefined && <Source refTo={aside.ref} />}
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
