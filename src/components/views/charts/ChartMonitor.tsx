/**
 * Checks every transition of the run on the chart while it comes in, and shows the banner if
 * stack and chart ever disagree. The check is fetched after the page is there.
 */
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { TcpTransition } from '../../../machines/tcp/monitor.ts';
import type { Violation } from '../../../machines/types.ts';
import { transitionsOf } from '../../../model/queries.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { ChartDisagreement } from './ChartDisagreement.tsx';

type Follower = (transitions: readonly TcpTransition[], count: number) => readonly Violation[];

export default function ChartMonitor({ runs }: ViewProps) {
  const [{ id, run }] = runs;
  const transitions = transitionsOf(run);
  return <Monitor key={id} transitions={transitions} count={transitions.length} />;
}

interface MonitorProps {
  /** All transitions of the run; the list may grow in place. */
  readonly transitions: readonly TcpTransition[];
  /** How many there are by now: tells that the list has grown. */
  readonly count: number;
}

function Monitor({ transitions, count }: MonitorProps) {
  const lang = useLanguage();
  const [follow, setFollow] = useState<Follower | null>(null);
  const [violations, setViolations] = useState<readonly Violation[]>([]);
  useEffect(() => {
    let here = true;
    import('../../../machines/tcp/monitor.ts').then(({ createTcpFollower }) => {
      const follower = createTcpFollower();
      if (here) setFollow(() => follower);
    });
    return () => {
      here = false;
    };
  }, []);
  useEffect(() => {
    if (follow !== null) setViolations(follow(transitions, count));
  }, [follow, transitions, count]);
  return <ChartDisagreement violations={violations} lang={lang} />;
}
