import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import {
  type ComparedRun,
  type Difference,
  firstDifference,
  type Pair,
} from '../../../model/compare/first-difference.ts';
import { changesFrom } from '../../../model/compare/session-changes.ts';
import { comparedStretch, sameUntil } from '../../../model/compare/stretch.ts';
import { formatInstant } from '../../../model/format.ts';
import type { TreeRun } from '../../../runtime/run-view.ts';
import { textOf } from '../../inspect/words/scene.ts';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import { useRun, useRunStore } from '../run.ts';
import { changeName } from '../runs/change-name.ts';
import { type NamedRun, useRunNames } from '../runs/use-run-names.ts';
import { useComparedRun, useViewRuns } from '../use-view-runs.ts';
import { useWorkbench } from '../workbench-store.ts';
import { differenceSentences } from './difference-sentence.ts';
import { type CompareText, useCompareText } from './text.ts';

/** A run of the two, as views are given it, with its name. */
export interface Half {
  readonly view: ViewRun;
  readonly named: NamedRun;
  readonly tree: TreeRun;
}

export interface Compared {
  /** The earlier letter stands first, whichever is in front. */
  readonly halves: readonly [Half, Half];
  readonly difference: Difference | undefined;
  /** The difference in words, or that there is none. */
  readonly words: string;
  /** A question is open whose answer the difference would tell. */
  readonly veiled: boolean;
  /** A question is open: nothing behind the cursor is told. */
  readonly open: boolean;
}

/** Undefined until both runs are there. */
export function useComparison(): Compared | undefined {
  const halves = useHalves();
  const version = useRun((state) => state.version);
  const at = useRun((state) => state.cursor.at);
  const open = useWorkbench((state) => state.veiled);
  const words = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs grow in place; `version` says when.
  const found = useMemo(
    () => (halves === undefined ? undefined : firstDifference(pairOf(halves))),
    [halves?.[0].view.run, halves?.[1].view.run, version],
  );
  if (halves === undefined) return undefined;
  const complete = halves.every(({ tree }) => tree.complete);
  const veiled = open && (found === undefined ? true : at < found.at);
  const difference = veiled ? undefined : found;
  return { halves, difference, veiled, open, words: words(halves, difference, veiled, complete) };
}

function useHalves(): readonly [Half, Half] | undefined {
  const store = useRunStore();
  const names = useRunNames();
  const [current] = useViewRuns();
  const other = useComparedRun();
  return useMemo(() => {
    const halves = [current, other].flatMap((view): Half[] => {
      const named = names.find(({ label }) => label.id === view?.id);
      const tree = view && store.getState().treeRun(view.id);
      return view === undefined || named === undefined || tree === undefined
        ? []
        : [{ view, named, tree }];
    });
    const [a, b] = halves.sort((x, y) => x.named.label.fork - y.named.label.fork);
    return a === undefined || b === undefined ? undefined : [a, b];
  }, [names, current, other, store]);
}

function pairOf(halves: readonly [Half, Half]): Pair {
  const comparedRun = ({ tree: { model, session, complete, endAt } }: Half): ComparedRun => ({
    run: model,
    session,
    complete,
    endAt,
  });
  return [comparedRun(halves[0]), comparedRun(halves[1])];
}

/** Of long runs only a part is compared: which, and since when they can differ at all. */
function partOf(pair: Pair, text: CompareText): readonly string[] {
  const { from, to, first } = comparedStretch(pair);
  if (first && to === Number.POSITIVE_INFINITY) return [];
  const ends = pair.map(({ endAt = 0 }) => endAt);
  return [
    text('part', {
      from: formatInstant(from),
      to: formatInstant(Math.min(to, Math.max(...ends))),
      same: formatInstant(Math.min(sameUntil(pair), Math.max(...ends))),
    }),
  ];
}

function useWords() {
  const text = useCompareText();
  const language = useLanguage();
  const store = useRunStore();
  return (
    halves: readonly [Half, Half],
    difference: Difference | undefined,
    veiled: boolean,
    complete: boolean,
  ): string => {
    const [a, b] = halves;
    const { spec } = store.getState();
    if (veiled) return text('veiled');
    const part = partOf(pairOf(halves), text);
    if (difference !== undefined) {
      const sentences = differenceSentences(difference, {
        letters: [a.named.letter, b.named.letter],
        runs: [a.view.run, b.view.run],
        spec,
      });
      const told = sentences.map((each) => textOf(each, language));
      return [...told, ...part].join(language === 'zh' ? '' : ' ');
    }
    if (!complete) return text('running');
    if (part.length > 0) return text('noneInPart', { part: part.join('') });
    const [change] = changesFrom(a.tree.session, b.tree.session);
    if (change === undefined) return text('none', { a: a.named.letter, b: b.named.letter });
    return text('unseen', { change: textOf(changeName(change, b.view.run, spec), language) });
  };
}
