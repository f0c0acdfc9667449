/**
 * Checks every transition of the run on the chart while it comes in, and shows the banner if
 * stack and chart ever disagree. The check is fetched after the page is there.
 */
import { useEffect, useState } from 'react';
import type { TcpTransition } from '../../../machines/tcp/monitor.ts';
import type { Violation } from '../../../machines/types.ts';
import { ChartDisagreement } from './ChartDisagreement.tsx';
import type { Language } from './texts.ts';

interface ChartMonitorProps {
  /** All transitions of the run; the list may grow in place. */
  readonly transitions: readonly TcpTransition[];
  /** How many there are by now: tells that the list has grown. */
  readonly count: number;
  readonly lang: Language;
}

type Follower = (transitions: readonly TcpTransition[], count: number) => readonly Violation[];

export function ChartMonitor({ transitions, count, lang }: ChartMonitorProps) {
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
