import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type Ending, endingOf } from '../../runtime/cut-off.ts';
import type { RunView, TreeRun } from '../../runtime/run-view.ts';
import { announce } from '../a11y/announce.tsx';
import { useRun } from '../workbench/run.ts';
import { useNoticeText } from './text.ts';

/** Behind what is said of the moment at which the run has come to rest, ms. */
const AFTER_NARRATION = 400;

/** One of two runs beside each other; without it, the run on the stage. */
type Ended = Pick<TreeRun, 'model' | 'session'>;

/** Why the clock goes no further: said where it stands, and told to whoever hears it. */
export default function AtEnd({ half }: { readonly half?: Ended }) {
  const t = useNoticeText();
  const said = t(`end.${useEnding(half)}`);
  useEffect(() => {
    const waiting = setTimeout(announce, AFTER_NARRATION, said);
    return () => clearTimeout(waiting);
  }, [said]);
  return said;
}

const whatRan = ({ model, spec, session }: RunView) => ({ model, spec, session });

function useEnding(half: Ended | undefined): Ending {
  const shown = useRun(useShallow(whatRan));
  const { model, session } = half ?? shown;
  const { spec } = shown;
  return useMemo(() => endingOf(model, spec, session), [model, spec, session]);
}
