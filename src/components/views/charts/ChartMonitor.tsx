/**
 * Checks every step of a run's machines on their charts while it comes in, and shows the banner if
 * stack and chart ever disagree. The check is fetched after the page is there.
 */
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { MachineKind } from '../../../machines/kind.ts';
import { MACHINES } from '../../../machines/kinds.ts';
import type { Follower } from '../../../machines/monitor.ts';
import type { Violation } from '../../../machines/types.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { ChartDisagreement } from './ChartDisagreement.tsx';
import { eventsOfKind } from './machines.ts';

export default function ChartMonitor({ runs }: ViewProps) {
  const [{ id, run }] = runs;
  return MACHINES.map((kind) => {
    const events = eventsOfKind(run, kind);
    if (events.length === 0) return null;
    const key = `${id} ${kind.id}`;
    return <Monitor key={key} kind={kind} events={events} count={events.length} />;
  });
}

interface MonitorProps {
  readonly kind: MachineKind;
  /** All of the run; the list may grow in place. */
  readonly events: readonly TraceEvent[];
  /** How many there are by now: tells that the list has grown. */
  readonly count: number;
}

function Monitor({ kind, events, count }: MonitorProps) {
  const lang = useLanguage();
  const [follow, setFollow] = useState<Follower | null>(null);
  const [violations, setViolations] = useState<readonly Violation[]>([]);
  useEffect(() => {
    let here = true;
    Promise.all([import('../../../machines/monitor.ts'), kind.load()]).then(
      ([{ createFollower }, { machine }]) => {
        const follower = createFollower(kind, machine);
        if (here) setFollow(() => follower);
      },
    );
    return () => {
      here = false;
    };
  }, [kind]);
  useEffect(() => {
    if (follow !== null) setViolations(follow(events, count));
  }, [follow, events, count]);
  return <ChartDisagreement kind={kind} violations={violations} lang={lang} />;
}
