import { useEffect } from 'react';
import type { RunStore } from '../../runtime/run-view.ts';
import { RunContext } from '../workbench/run.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import { resetWorkbench, showViews } from '../workbench/workbench-store.ts';
import { useFollow } from './follow.ts';
import { LiveNotices } from './LiveNotices.tsx';
import { LiveTimeline } from './LiveTimeline.tsx';
import { joinedOf, useLive } from './live.ts';
import { StatusLine } from './StatusLine.tsx';
import { useSave } from './save.ts';
import { Terminal } from './terminal/Terminal.tsx';
import { resetTerminal, useTerminal } from './terminal/terminal-store.ts';
import { useLiveText } from './text.ts';
import type { Tries } from './tries.ts';

interface LiveRunProps {
  readonly run: RunStore;
  readonly tries: Tries | undefined;
}

let shown: RunStore | undefined;

/** The live run on the workbench: the state of things above, the command line beside the pictures. */
export function LiveRun({ run, tries }: LiveRunProps) {
  const goesOn = useLive(({ status }) => joinedOf(status) !== undefined);
  const text = useLiveText();
  const save = useSave();
  useEffect(() => {
    resetWorkbench();
    // Whoever comes back from another page finds what was said.
    if (shown !== run) resetTerminal();
    shown = run;
  }, [run]);
  // Behind that: it says that now is followed.
  useFollow(run, goesOn);
  useSuggestedViews(run);
  return (
    <RunContext value={run}>
      <h1 className="visually-hidden" tabIndex={-1}>
        {text('title')}
      </h1>
      <StatusLine />
      <LiveNotices />
      <Workbench
        aside={<Terminal tries={tries} />}
        lead={null}
        timeline={<LiveTimeline goesOn={goesOn} />}
        save={save}
        address={async () => undefined}
        noLink={text('noLink')}
      />
    </RunContext>
  );
}

/** As long as DHCP asks for an address, its chart is shown; then what is sent is what matters. */
function useSuggestedViews(run: RunStore): void {
  const asks = useLive(({ status }) => {
    const own = joinedOf(status)?.own;
    return own?.how === 'asking' || own?.how === 'probing';
  });
  const typed = useTerminal(({ remarks }) => remarks.length > 0);
  const dhcp = asks && !typed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run begins anew.
  useEffect(() => showViews(dhcp ? ['ladder', 'charts'] : ['ladder', 'packets']), [dhcp, run]);
}
