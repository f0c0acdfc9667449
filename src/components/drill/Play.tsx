import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Exercise } from '../../drills/level.ts';
import { type Move, scenarioOf } from '../../drills/scenario.ts';
import type { Situation } from '../../drills/situation.ts';
import { useLocalized } from '../../i18n/index.ts';
import { formatDuration } from '../../model/format.ts';
import { probeDue, timerDue } from '../../model/judge/flight.ts';
import type { Happening } from '../../model/judge/happening.ts';
import type { Verdict } from '../../model/judge/judge.ts';
import { createRunStore } from '../../runtime/run-store.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { useSettings } from '../../runtime/settings.ts';
import { showElement } from '../a11y/show-element.ts';
import { Objections } from '../lesson/questions/segment/Objections.tsx';
import { BrokenPage } from '../shell/ErrorBoundary.tsx';
import { RunContext } from '../workbench/run.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import { Answer } from './Answer.tsx';
import { anySeed } from './any-seed.ts';
import css from './drill.module.css';
import { awaitsCall } from './due.ts';
import { Facts } from './Facts.tsx';
import { Hint } from './Hint.tsx';
import { Summary } from './Summary.tsx';
import { lineOf, momentOf } from './said.ts';
import type { Score } from './score.ts';
import { useDrillText } from './text.ts';
import { type Said, useDrill } from './use-drill.ts';

interface PlayProps {
  readonly exercise: Exercise;
}

/** A level on the workbench: the connection so far, and beside it what the learner's end knows. */
export function Play({ exercise }: PlayProps) {
  const text = useDrillText();
  const drill = useDrill(exercise);
  const { situation, moves, problem } = drill;
  const run = useRunSoFar(exercise, moves, situation);
  if (problem) return <BrokenPage error={problem} onRestart={drill.restart} />;
  if (run === undefined) return <p className={css.page}>{text('computing')}</p>;
  return (
    <RunContext value={run}>
      <Workbench
        aside={<Panel exercise={exercise} drill={drill} />}
        lead={null}
        address={async () => addressOf(exercise, exercise.seed)}
      />
    </RunContext>
  );
}

/** The run up to now and no further: nobody sees what has not happened. The last one stays until it is there. */
function useRunSoFar(
  exercise: Exercise,
  moves: readonly Move[],
  situation: Situation | undefined,
): RunStore | undefined {
  const [shown, setShown] = useState<RunStore>();
  const now = situation?.now;
  useEffect(() => {
    if (now === undefined) return;
    const { speed } = useSettings.getState();
    const spec = scenarioOf(exercise, moves, Math.max(now, 1));
    const session = { scenario: spec.id, seed: exercise.seed, inputs: [] };
    const made = createRunStore({ spec, session, speed, at: now, fixed: true });
    let replaced = false;
    const show = () => {
      if (replaced || !made.getState().complete) return;
      replaced = true;
      setShown((was) => {
        if (was !== made) setTimeout(() => was?.getState().dispose());
        return made;
      });
    };
    const stop = made.subscribe(show);
    return () => {
      stop();
      if (!replaced) made.getState().dispose();
    };
  }, [exercise, moves, now]);
  return shown;
}

interface PanelProps extends PlayProps {
  readonly drill: ReturnType<typeof useDrill>;
}

function Panel({ exercise, drill }: PanelProps) {
  const text = useDrillText();
  const say = useLocalized();
  const { level, seat, seed } = exercise;
  const { situation, said } = drill;
  return (
    <section className={css.panel} aria-label={text('panel')} aria-busy={drill.busy}>
      <h1>{text('heading', { level: say(level.title) })}</h1>
      <p className={css.muted}>
        {text('both', { first: say(level.role[seat]), second: say(level.about) })}
      </p>
      <p role="status">
        <Points score={drill.score} />
      </p>
      {situation === undefined ? (
        <p>{text('computing')}</p>
      ) : situation.over ? (
        <>
          <div role="status">{said && <Verdicted said={said} />}</div>
          <Summary {...drill} exercise={exercise} situation={situation} />
        </>
      ) : (
        <Turn exercise={exercise} drill={drill} situation={situation} />
      )}
      <p className={css.muted}>{text('seed', { seed })}</p>
      <Elsewhere exercise={exercise} />
    </section>
  );
}

function Points({ score }: { readonly score: Score }) {
  const text = useDrillText();
  const { first, later, advised, hints, broken } = score;
  return (
    <>
      {text('score', { first, all: first + later + advised, later, wrong: broken.length, hints })}
      {advised > 0 && text('besides', { said: text('advised', { n: advised }) })}
    </>
  );
}

interface TurnProps extends PanelProps {
  readonly situation: Situation;
}

/** What has happened, what to do about it, and what is said to that. */
function Turn({ exercise, drill, situation }: TurnProps) {
  const text = useDrillText();
  const [hint, setHint] = useState<{ readonly of: number; readonly said: Verdict }>();
  const { said } = drill;
  const top = useRef<HTMLHeadingElement>(null);
  // Whoever has just decided looks at what comes of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew whenever the world has gone on.
  useEffect(() => showElement(top.current), [situation]);
  return (
    <>
      <h2 ref={top}>{text('happened')}</h2>
      <div role="status">
        <Happened situation={situation} />
      </div>
      <h2>{text('answer')}</h2>
      <Answer
        {...{ exercise, situation }}
        onSend={drill.send}
        onWait={drill.wait}
        onHint={() => {
          const verdict = drill.hint();
          if (verdict) setHint({ of: situation.now, said: verdict });
        }}
      />
      <div role="status">{said && <Verdicted said={said} />}</div>
      <div role="status">
        {hint && hint.of === situation.now && <Hint verdict={hint.said} situation={situation} />}
      </div>
      <h2>{text('knows')}</h2>
      <Facts exercise={exercise} situation={situation} />
      <p className={css.muted}>{text('both', { first: text('iss'), second: text('options') })}</p>
    </>
  );
}

/** What is said to a decision, below what was decided: brought into sight where it is long. */
function Verdicted({ said: { verdict, counts } }: { readonly said: Said }) {
  const text = useDrillText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (verdict.kind === 'illegal') showElement(box.current);
  }, [verdict]);
  return (
    <div ref={box}>
      {verdict.objections.length === 0 ? (
        <p>{text(counts ? 'legal' : 'forced')}</p>
      ) : (
        <Objections objections={verdict.objections} />
      )}
    </div>
  );
}

function Happened({ situation }: { readonly situation: Situation }) {
  const text = useDrillText();
  const { end, lately, now } = situation;
  const lines = lately.flatMap((each) => lineAbout(each) ?? []);
  const own = ownTimer(situation);
  if (own === 'owed') {
    const { since } = end.due!;
    const late = formatDuration(now - since);
    lines.push(text('happened.owed', { late, time: momentOf(since) }));
  }
  if (own === 'timer' || own === 'probe') lines.push(text(`happened.${own}`));
  if (lines.length === 0) return <p>{text(awaitsCall(end) ? 'nothing.client' : 'nothing')}</p>;
  return (
    <ul className={css.happened}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two segments may be the same, word for word; lines are only added.
        <li key={at}>{line}</li>
      ))}
    </ul>
  );

  function lineAbout(each: Happening): string | undefined {
    switch (each.what) {
      case 'connect':
      case 'listen':
      case 'close':
        return text(`happened.${each.what}`);
      case 'write':
        return text('happened.write', { n: each.bytes });
      case 'received':
      case 'sent':
        return text(`happened.${each.what}`, {
          segment: lineOf(each.segment, end, each.what === 'sent'),
        });
      default:
        return undefined;
    }
  }
}

/** Which of its own clocks has woken the end. */
function ownTimer({ end, lately, now }: Situation): 'timer' | 'probe' | 'owed' | undefined {
  if (end.flight.length > 0 && now >= timerDue(end)) return 'timer';
  if (now >= probeDue(end)) return 'probe';
  return lately.length === 0 && end.due !== undefined ? 'owed' : undefined;
}

const addressOf = ({ level, seat }: Exercise, seed: number): string =>
  `#/tcp/${level.id}/${seed}/${seat}`;

function Elsewhere({ exercise }: PlayProps) {
  const text = useDrillText();
  const [seed] = useState(anySeed);
  return (
    <nav className={css.buttons} aria-label={text('levels')}>
      <Link href={addressOf(exercise, seed).slice(1)}>{text('again')}</Link>
      <Link href="/tcp">{text('levels')}</Link>
    </nav>
  );
}
