import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { countBelow } from '../../../model/cursor.ts';
import { longestFlight } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { type PacketLabel, packetLabels } from './labels.ts';
import { type LadderLayout, type LadderSize, ladderLayout } from './layout.ts';
import { type LadderOptions, type LadderRun, ladderRun } from './model.ts';
import { packetsBetween } from './packet-lines.ts';
import { useLadderText } from './text.ts';

/** Above this many marks the lines are drawn on a canvas and only what is in sight has words. */
export const MOST_SVG_MARKS = 500;

export interface LadderPicture {
  readonly run: LadderRun;
  readonly layout: LadderLayout;
  readonly labels: readonly PacketLabel[];
  readonly onCanvas: boolean;
}

export interface PictureInput {
  readonly model: RecordedRun;
  /** Grows whenever the model does, so that pictures know that there is more. */
  readonly version: number;
  readonly options: LadderOptions;
  readonly sequence: 'relative' | 'raw';
  readonly bytesOf: ((frame: number) => Uint8Array | undefined) | undefined;
  readonly size: LadderSize | undefined;
  /** The stretch in sight, for long runs. */
  readonly sight: { readonly top: number; readonly bottom: number };
}

/** Everything of the picture that does not depend on the cursor. */
export function usePicture(input: PictureInput): LadderPicture | undefined {
  const { model, version, options, sequence, bytesOf, size, sight } = input;
  const text = useLadderText();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model grows in place; its version says when.
  const run = useMemo(() => ladderRun(model, options), [model, version, options]);
  const layout = useMemo(
    () => (size === undefined || size.width === 0 ? undefined : ladderLayout(run, size)),
    [run, size],
  );
  const onCanvas = run.packets.length + run.transitions.length > MOST_SVG_MARKS;
  const top = onCanvas ? sight.top : 0;
  const bottom = onCanvas ? sight.bottom : 0;
  const labels = useMemo(() => {
    if (layout === undefined) return [];
    const [from, to] = onCanvas
      ? packetsBetween(layout, run.packets, top, bottom, longestFlight(model))
      : [0, run.packets.length];
    const packets = run.packets.slice(from, to);
    return packetLabels({ model, layout, packets, sequence, bytesOf, text, language });
  }, [model, run, layout, onCanvas, top, bottom, sequence, bytesOf, text, language]);
  return useMemo(
    () => (layout === undefined ? undefined : { run, layout, labels, onCanvas }),
    [run, layout, labels, onCanvas],
  );
}

/** How many packets of the run have been sent at the cursor. */
export function sentPackets(run: LadderRun, cursor: Cursor): number {
  return countBelow(run.packets, cursor.event, (packet) => packet.sentEvent);
}
