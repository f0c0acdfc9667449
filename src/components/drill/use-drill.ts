import { useEffect, useMemo, useRef, useState } from 'react';
import type { Exercise } from '../../drills/level.ts';
import { LONGEST, type Move } from '../../drills/scenario.ts';
import { isChoice, judgeSilence, type Situation, situationAt } from '../../drills/situation.ts';
import type { Happening } from '../../model/judge/happening.ts';
import { judge, type Verdict } from '../../model/judge/judge.ts';
import type { Segment } from '../../model/judge/segment.ts';
import { BEGINNING, type Score, scored } from './score.ts';
import { type Table, tableOf } from './table.ts';

/** What was said to a decision, and whether it was one: who has no choice earns nothing. */
export interface Said {
  readonly verdict: Verdict;
  readonly counts: boolean;
}

export interface Drill {
  readonly situation: Situation | undefined;
  /** The world has not caught up with what was decided. */
  readonly busy: boolean;
  readonly moves: readonly Move[];
  readonly score: Score;
  /** What was said to the last decision; undefined before there was one. */
  readonly said: Said | undefined;
  readonly problem: Error | undefined;
  /** What a host of ours did, once the level is over. */
  readonly instead: readonly Happening[];
  send(segment: Segment): void;
  wait(): void;
  hint(): Verdict | undefined;
  /** After a problem: the world is computed again up to the last decision. */
  restart(): void;
}

interface Played {
  readonly moves: readonly Move[];
  readonly now: number;
  readonly since: number;
}

interface Wire {
  readonly moves: readonly Move[];
  readonly lived: readonly Happening[];
}

/** A level being played: decisions are judged, and the world goes on with those that are legal. */
export function useDrill(exercise: Exercise): Drill {
  const [played, setPlayed] = useState<Played>({ moves: [], now: 0, since: 0 });
  const [wire, setWire] = useState<Wire>();
  const [score, setScore] = useState(BEGINNING);
  const [said, setSaid] = useState<Said>();
  const [problem, setProblem] = useState<Error>();
  const [instead, setInstead] = useState<readonly Happening[]>([]);
  const [turn, setTurn] = useState(0);
  const table = useTable(exercise, turn, setProblem);

  const { moves, now, since } = played;
  useEffect(() => {
    let wanted = true;
    table?.wireOf(moves).then(
      (lived) => wanted && setWire({ moves, lived }),
      (error: Error) => wanted && setProblem(error),
    );
    return () => {
      wanted = false;
    };
  }, [table, moves]);

  const busy = wire?.moves !== moves;
  const there = useMemo(
    () => (wire?.moves === moves ? situationAt(exercise, wire.lived, now, since) : undefined),
    [exercise, wire, moves, now, since],
  );
  // Until the world has gone on, the last situation stays, and the form with its focus.
  const last = useRef<Situation>(undefined);
  if (there !== undefined) last.current = there;
  const situation = there ?? last.current;
  const over = there?.over === true;
  useEffect(() => {
    if (over) table?.instead().then(setInstead, () => undefined);
  }, [over, table]);

  const decide = (verdict: Verdict, counts: boolean, next: () => Played) => {
    setSaid({ verdict, counts });
    setScore((was) => scored(was, verdict, counts));
    if (verdict.kind !== 'illegal') setPlayed(next());
  };
  const asked = busy || over ? undefined : there;

  return {
    ...{ situation, busy, moves, score, said, problem, instead },
    send(segment) {
      if (asked === undefined) return;
      // A moment after what it answers.
      const at = now + 1;
      decide(judge(asked.end, segment), true, () => ({
        ...{ moves: [...moves, { at, segment }], now: at, since },
      }));
    },
    wait() {
      if (asked === undefined) return;
      const next = asked.next ?? LONGEST;
      const verdict = judgeSilence(asked);
      decide(verdict, isChoice(asked), () => ({ moves, now: next, since: next }));
    },
    restart() {
      setProblem(undefined);
      setTurn(turn + 1);
    },
    hint() {
      if (asked === undefined) return undefined;
      setScore((was) => ({ ...was, hints: was.hints + 1, helped: true }));
      return judgeSilence(asked);
    },
  };
}

function useTable(exercise: Exercise, turn: number, failed: (problem: Error) => void) {
  const [table, setTable] = useState<Table>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another worker.
  useEffect(() => {
    const made = tableOf(exercise, failed);
    setTable(made);
    return () => made.dispose();
  }, [exercise, turn, failed]);
  return table;
}
