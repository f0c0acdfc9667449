import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { anyPutAside } from '../../../model/parts/journeys.ts';
import { lastTransition, longestFlight } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TimeSync } from '../../view-kit/time-sync.ts';
import { type IgnoredWords, useIgnoredWords } from '../../view-kit/use-ignored-words.ts';
import { type BoardWords, boardKey, boardWords } from './board.ts';
import { type LadderWords, ladderWords } from './labels.ts';
import { type LadderLayout, type LadderSize, ladderLayout } from './layout.ts';
import type { LadderLook } from './look.ts';
import { type LadderOptions, type LadderRun, ladderRun } from './model.ts';
import { packetsBetween } from './packet-lines.ts';
import type { SecondRun } from './second-run.ts';
import { useLadderText } from './text.ts';

/** Above this many marks the lines are drawn on a canvas and only what is in sight has words. */
export const MOST_SVG_MARKS = 500;

export interface LadderPicture extends LadderWords {
  readonly run: LadderRun;
  readonly layout: LadderLayout;
  readonly onCanvas: boolean;
  /** Only these words, for the last row; undefined: all that have room. */
  readonly words: BoardWords | undefined;
  readonly ignored: IgnoredWords | undefined;
}

export interface PictureInput {
  readonly model: RecordedRun;
  /** Grows whenever the model does, so that pictures know that there is more. */
  readonly version: number;
  readonly options: LadderOptions;
  readonly look: LadderLook;
  readonly sequence: 'relative' | 'raw';
  readonly bytesOf: ((frame: number) => Uint8Array | undefined) | undefined;
  readonly size: LadderSize | undefined;
  /** The cursor, when only the words of the board are to be written. */
  readonly board: Cursor | undefined;
  /** The stretch in sight, for long runs. */
  readonly sight: { readonly top: number; readonly bottom: number };
  readonly sync: TimeSync | undefined;
  readonly second: SecondRun | undefined;
}

/** Everything of the picture that does not depend on the cursor. */
export function usePicture(input: PictureInput): LadderPicture | undefined {
  const { model, version, options, look, sequence, bytesOf, size, sight, board, sync } = input;
  const { model: other, merge } = input.second ?? {};
  const text = useLadderText();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model grows in place; its version says when.
  const run = useMemo(() => {
    const own = ladderRun(model, options, look);
    return other && merge ? merge(own, ladderRun(other, options, look)) : own;
  }, [model, version, options, look, other, merge]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other runs grow in place, too.
  const beside = useMemo(
    () => sync?.runs.filter((each) => each !== model).map((each) => ladderRun(each, options, look)),
    [sync, model, version, options, look],
  );
  const few = board !== undefined;
  const layout = useMemo(
    () =>
      size === undefined || size.width === 0 ? undefined : ladderLayout(run, size, few, beside),
    [run, size, few, beside],
  );
  const words = useBoardWords(model, run, board);
  const ignored = useIgnoredWords(
    anyPutAside(model) || (other !== undefined && anyPutAside(other)),
  );
  const onCanvas = run.packets.length + run.transitions.length > MOST_SVG_MARKS;
  const top = onCanvas ? sight.top : 0;
  const bottom = onCanvas ? sight.bottom : 0;
  const written = useMemo(() => {
    if (layout === undefined) return undefined;
    const [from, to] = onCanvas
      ? packetsBetween(layout, run.packets, top, bottom, longestFlight(model))
      : [0, run.packets.length];
    const packets = run.packets.slice(from, to);
    return ladderWords({
      model,
      other,
      run,
      layout,
      packets,
      words,
      sequence,
      bytesOf,
      text,
      language,
      ignored,
    });
  }, [
    model,
    other,
    run,
    layout,
    words,
    onCanvas,
    top,
    bottom,
    sequence,
    bytesOf,
    text,
    language,
    ignored,
  ]);
  return useMemo(
    () => layout && written && { run, layout, ...written, onCanvas, words, ignored },
    [run, layout, written, onCanvas, words, ignored],
  );
}

/** The same object as long as the same words are to be written. */
function useBoardWords(model: RecordedRun, run: LadderRun, board: Cursor | undefined) {
  const words =
    board && boardWords(run, board, (node) => lastTransition(model, node, board) !== undefined);
  const key = words && boardKey(words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when they are others.
  return useMemo(() => words, [key]);
}
