import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { visibleAt } from '../../../model/cursor.ts';
import { formatEndpoint } from '../../../model/parts/connections.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { nodeName } from '../../node-name.ts';
import { useCovers } from '../../view-kit/covers.ts';
import type { PlotLook } from '../../view-kit/plot/look.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { SharedAxis, ViewRun } from '../../view-kit/stage-view.ts';
import { followed, spanned, wholeStream } from './domain.ts';
import { nodeOfEnd, underWay } from './flight.ts';
import { type End, type PictureInput, type WindowsPicture, windowsPicture } from './layout.ts';
import { sightOf } from './look.ts';
import {
  cutsIn,
  type Flow,
  flowsOf,
  type Range,
  usualFlow,
  type WindowsNow,
  windowsAt,
} from './model.ts';
import { movesAt } from './moves.ts';
import type { PictureSize } from './room.ts';
import { useWindowsText, type WindowsText } from './text.ts';
import { windowsTwin } from './twin.ts';

export interface Shown {
  readonly flows: readonly Flow[];
  readonly flow: Flow;
  readonly now: WindowsNow;
  /** All bytes there are to see, and those in sight. */
  readonly whole: Range;
  readonly sight: Range;
  readonly input: PictureInput;
  readonly picture: WindowsPicture | undefined;
  readonly twin: Twin;
  readonly t: WindowsText;
}

export interface Asked {
  readonly look: PlotLook;
  readonly size: PictureSize | undefined;
  readonly selected: number | undefined;
  readonly board: boolean;
  readonly axis: SharedAxis;
}

/** The same flow in another run, at the same instant. */
function nowIn(run: RecordedRun, { key }: Flow, at: Instant): readonly WindowsNow[] {
  const same = flowsOf(run).find((each) => each.key === key);
  return same === undefined ? [] : [windowsAt(run, same, visibleAt(run.log, at))];
}

/** What is shown at the cursor; undefined while there is no connection. */
export function useWindows(
  { run, version, cursor }: ViewRun,
  { look, size, selected, board, axis: { sync } }: Asked,
): Shown | undefined {
  const t = useWindowsText();
  const language = useLanguage();
  const covers = useCovers();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const flows = useMemo(() => flowsOf(run), [run, version]);
  const shown = useMemo(() => {
    const flow = flows.find(({ key }) => key === look.flow) ?? usualFlow(run, flows, cursor);
    if (flow === undefined) return undefined;
    const others = sync?.runs.filter((each) => each !== run) ?? [];
    const now = windowsAt(run, flow, cursor);
    // Runs that lie beside each other are seen on one scale of bytes.
    const all = [now, ...others.flatMap((other) => nowIn(other, flow, cursor.at))];
    const whole = spanned(all.map(wholeStream));
    const wanted = sightOf(look);
    const sight = wanted === 'whole' ? whole : (wanted ?? spanned(all.map(followed)));
    const end = (which: Flow['from']): End => ({
      name: nodeName(run.topology, nodeOfEnd(run, which, flow), language),
      endpoint: formatEndpoint(which),
    });
    const input: PictureInput = {
      ...{ now, sight, selected, board, covers, t, from: end(flow.from), to: end(flow.to) },
      flights: underWay(run, flow, cursor),
      moves: movesAt(run, flow, cursor),
      cuts: cutsIn(run, flow, sight, cursor),
    };
    const twin = windowsTwin(run, flow, [input.from, input.to], t);
    return { flows, flow, now, whole, sight, input, twin };
  }, [run, flows, cursor, look, selected, board, covers, sync, t, language]);
  const picture = useMemo(
    () => (shown && size && size.width > 0 ? windowsPicture(shown.input, size) : undefined),
    [shown, size],
  );
  return shown && { ...shown, picture, t };
}
