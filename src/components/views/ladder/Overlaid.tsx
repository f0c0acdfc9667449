import { useCallback, useMemo } from 'react';
import { useSettings } from '../../../runtime/settings.ts';
import type { ViewProps, ViewRun, WindowPlace } from '../../view-kit/stage-view.ts';
import { useAskedText } from './asked-text.ts';
import { Ladder } from './Ladder.tsx';
import { decodeLook, encodeLook, type LadderLook } from './look.ts';
import { mergedRun, samePackets } from './merged.ts';
import type { LadderRun } from './model.ts';
import css from './overlaid.module.css';
import { isSecond, moved, movedBack, type SecondRun } from './second-run.ts';

const WITHOUT_CALLS = { calls: false };

interface OverlaidProps extends ViewProps {
  readonly first: ViewRun;
  readonly other: ViewRun;
}

/** Two runs in one drawing, on one axis: what is the same once, what differs for both. */
export default function Overlaid(props: OverlaidProps) {
  const { first, other, axis, playing, look } = props;
  const sequence = useSettings((settings) => settings.sequence);
  const pairs = usePairs(first, other);
  const { letters, merge } = useMerge(first, other, pairs);
  const second = useMemo(
    (): SecondRun => ({ model: other.run, cursor: other.cursor, letters, merge }),
    [other.run, other.cursor, letters, merge],
  );
  const { lookAt } = props.actions;
  const onLook = useCallback((to: LadderLook) => lookAt('ladder', encodeLook(to)), [lookAt]);
  const { selected, ...asked } = useAsked(props, pairs);
  return (
    <Ladder
      model={first.run}
      version={first.version + other.version}
      cursor={first.cursor}
      {...{ playing, sequence, selected, second, onLook }}
      {...asked}
      {...useBytes(first, other)}
      markAt={axis.mark?.at}
      look={useMemo(() => decodeLook(look), [look])}
      options={WITHOUT_CALLS}
      foot={<Legend letters={letters} />}
    />
  );
}

function usePairs(first: ViewRun, other: ViewRun) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs grow in place; their versions say when.
  return useMemo(
    () => samePackets(first.run, other.run),
    [first.run, first.version, other.run, other.version],
  );
}

function useMerge({ name: a }: ViewRun, { name: b }: ViewRun, pairs: ReturnType<typeof usePairs>) {
  return useMemo(() => {
    const letters: readonly [string, string] = [a, b];
    const merge = (x: LadderRun, y: LadderRun) => mergedRun(x, y, pairs, letters);
    return { letters, merge };
  }, [a, b, pairs]);
}

/** What is asked of a packet or an event is asked of its run; of both, of the one in front. */
function useAsked(
  { actions, second, selected }: OverlaidProps,
  pairs: ReadonlyMap<number, number>,
) {
  const others = second?.actions ?? actions;
  const front = second?.selected;
  const twins = useMemo(() => new Map([...pairs].map(([a, b]) => [b, a])), [pairs]);
  const ofFrame = useCallback(
    (frame: number, ask: 'inspect' | 'drop') =>
      isSecond(frame) ? others[ask]?.(movedBack(frame)) : actions[ask]?.(frame),
    [actions, others],
  );
  const inFront = front === undefined ? undefined : (twins.get(front) ?? moved(front));
  return {
    selected: selected ?? inFront,
    onSelectPacket: useCallback((frame: number) => ofFrame(frame, 'inspect'), [ofFrame]),
    onDrop: useCallback((frame: number) => ofFrame(frame, 'drop'), [ofFrame]),
    onOffer: useCallback(
      (frame: number, at: WindowPlace) =>
        isSecond(frame) ? others.offer(movedBack(frame), at) : actions.offer(frame, at),
      [actions, others],
    ),
    onWhy: useCallback(
      (event: number) =>
        isSecond(event) ? others.askWhy(movedBack(event)) : actions.askWhy(event),
      [actions, others],
    ),
  };
}

function useBytes(first: ViewRun, other: ViewRun) {
  const bytesOf = useCallback(
    (frame: number) => (isSecond(frame) ? other.bytesOf(movedBack(frame)) : first.bytesOf(frame)),
    [first.bytesOf, other.bytesOf],
  );
  const fetchBytes = useCallback(
    async (frames: readonly number[]) => {
      const [own, others] = [frames.filter((each) => !isSecond(each)), frames.filter(isSecond)];
      if (own.length > 0) await first.fetchBytes(own);
      if (others.length > 0) await other.fetchBytes(others.map(movedBack));
    },
    [first.fetchBytes, other.fetchBytes],
  );
  return { bytesOf, fetchBytes };
}

/** How to tell one run from the other: by letter, by dash and by arrowhead. */
function Legend({ letters: [a, b] }: { readonly letters: readonly [string, string] }) {
  const t = useAskedText();
  return (
    <p className={css.legend} data-foot>
      <span className="visually-hidden">{t('legend', { a, b })}</span>
      <Sample words={t('inOne', { letter: a })} run="first" />
      <Sample words={t('inOne', { letter: b })} run="second" />
      <Sample words={t('inBoth')} />
    </p>
  );
}

function Sample({ words, run }: { readonly words: string; readonly run?: 'first' | 'second' }) {
  return (
    <span className={css.sample} aria-hidden="true">
      <svg viewBox="0 0 56 14" data-in={run} aria-hidden="true">
        <path className={css.line} d="M2 7H44" />
        <path className={css.arrow} d="M53 7L42 2.5V11.5Z" />
      </svg>
      {words}
    </span>
  );
}
