import { useEffect, useRef } from 'react';
import type { Exercise } from '../../drills/level.ts';
import { issOf } from '../../drills/scenario.ts';
import type { Situation } from '../../drills/situation.ts';
import { formatInstant } from '../../model/format.ts';
import type { Happening } from '../../model/judge/happening.ts';
import { has, type Segment, SYN } from '../../model/judge/segment.ts';
import { Objections } from '../lesson/questions/segment/Objections.tsx';
import css from './drill.module.css';
import { lineOf } from './said.ts';
import { useDrillText } from './text.ts';
import type { Drill } from './use-drill.ts';

interface SummaryProps extends Pick<Drill, 'moves' | 'score' | 'instead'> {
  readonly exercise: Exercise;
  readonly situation: Situation;
}

/** How it went, and what our stack would have done in the learner's place. */
export function Summary({ exercise, situation, moves, score, instead }: SummaryProps) {
  const text = useDrillText();
  const { end } = situation;
  const closed = end.state === 'CLOSED' || end.state === 'TIME_WAIT';
  const broken = [...new Map(score.broken.map((each) => [each.rule.id, each])).values()];
  // What had the focus, the form, is gone.
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} aria-label={text('over')}>
      <h2>{text('over')}</h2>
      <p>{closed ? text('over.state', { state: end.state }) : text('over.lost')}</p>
      <h2>{text('broken')}</h2>
      {broken.length === 0 ? <p>{text('broken.none')}</p> : <Objections objections={broken} />}
      <div className={css.lists}>
        <Sent title={text('yours')} list={moves} iss={issOf(exercise)} irs={end.irs} />
        <Sent title={text('stack')} list={sentIn(instead)} {...basesIn(instead)} />
      </div>
    </section>
  );
}

interface SentProps {
  readonly title: string;
  readonly list: readonly { readonly at: number; readonly segment: Segment }[];
  readonly iss: number;
  readonly irs: number;
}

function Sent({ title, list, ...bases }: SentProps) {
  return (
    <div>
      <h3>{title}</h3>
      <ol className={css.sent}>
        {list.map(({ at, segment }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: at one instant the same may be sent twice; the list is done.
          <li key={i}>
            {formatInstant(at, 1000)} {lineOf(segment, bases, true)}
          </li>
        ))}
      </ol>
    </div>
  );
}

type Sending = Extract<Happening, { what: 'sent' | 'received' }>;

const ofKind = (list: readonly Happening[], what: Sending['what']) =>
  list.filter((each): each is Sending => each.what === what);

const sentIn = (list: readonly Happening[]) => ofKind(list, 'sent');

function basesIn(list: readonly Happening[]) {
  const first = (what: Sending['what']) =>
    ofKind(list, what).find(({ segment }) => has(segment, SYN))?.segment.seq ?? 0;
  return { iss: first('sent'), irs: first('received') };
}
