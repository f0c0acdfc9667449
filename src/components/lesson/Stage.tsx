import { lazy, type RefObject, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import type { View } from '../../lessons/types.ts';
import { transitionsOf } from '../../model/queries.ts';
import type { TopologyNode } from '../../model/topology.ts';
import { useSettings } from '../../runtime/settings.ts';
import { useHandedFocus } from '../a11y/use-handed-focus.ts';
import type { HostColumnProps } from '../views/host/HostColumn.tsx';
import { Ladder } from '../views/ladder/Ladder.tsx';
import { LADDER_NARROW } from '../views/ladder/layout.ts';
import { drawnVersion } from './drawn-version.ts';
import { askWhy, inspectFrame, usePlayer } from './player-store.ts';
import { useRun, useRunStore } from './run.ts';
import css from './Stage.module.css';
import { stageHosts } from './whole-chart.ts';

// The charts bring a layout engine with them: fetched when first asked for.
const HostColumn = lazy(() => import('../views/host/HostColumn.tsx'));
const WholeChart = lazy(() => import('../views/host/WholeChart.tsx'));

const ChartMonitor = lazy(async () => {
  const { ChartMonitor: Follower } = await import('../views/statechart/ChartMonitor.tsx');
  return { default: Follower };
});

const WITH_CALLS = { calls: true };
const WITHOUT_CALLS = { calls: false };

/** The picture: the ladder, and on each side, when asked for, its host from the inside. */
export function Stage() {
  const views = usePlayer((state) => state.views);
  const stage = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(stage);
  const panel = usePlayer((state) => state.panel);
  const inside = insideOf(views, narrow && panel === null);
  const hosts = stageHosts(useRun((state) => state.original.topology));
  const wanted = usePlayer((state) => state.whole);
  const whole = hosts.find(({ id }) => id === wanted);
  return (
    <div ref={stage} className={css.stage} data-inside={whole ? undefined : inside}>
      <Suspense fallback={null}>
        <Monitor />
      </Suspense>
      {whole ? (
        <Suspense fallback={null}>
          <WholeChart hosts={hosts} node={whole} />
        </Suspense>
      ) : (
        <LadderAndHosts stage={stage} hosts={hosts} inside={inside} />
      )}
    </div>
  );
}

interface LadderAndHostsProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly hosts: readonly TopologyNode[];
  readonly inside: ReturnType<typeof insideOf>;
}

function LadderAndHosts({ stage, hosts, inside }: LadderAndHostsProps) {
  useHandedFocus(stage, 'button');
  return (
    <>
      {inside && hosts[0] && <Inside node={hosts[0]} side="left" />}
      <div className={css.ladder}>
        <LadderView alone={inside !== 'hosts'} />
      </div>
      {inside && hosts[1] && <Inside node={hosts[1]} side="right" />}
    </>
  );
}

/**
 * What stands beside the ladder. The calls alone are written into the ladder itself where there
 * is room; on a narrow screen they are listed below it.
 */
function insideOf(views: ReadonlySet<View>, narrow: boolean): 'hosts' | 'calls' | undefined {
  if (views.has('charts') || views.has('tcb')) return 'hosts';
  return narrow && views.has('sockets') ? 'calls' : undefined;
}

function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setNarrow(entry.contentRect.width < LADDER_NARROW * rem);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return narrow;
}

/** Follows the run on the chart of RFC 9293 and says so if stack and chart ever disagree. */
function Monitor() {
  const language = useLanguage();
  const current = useRun((state) => state.current);
  const transitions = useRun((state) => transitionsOf(state.model));
  const count = useRun((state) => (state.version < 0 ? 0 : transitionsOf(state.model).length));
  return <ChartMonitor key={current} transitions={transitions} count={count} lang={language} />;
}

function Inside(props: HostColumnProps) {
  return (
    <Suspense fallback={<div className={css.host} />}>
      <HostColumn {...props} />
    </Suspense>
  );
}

/** Calls that are listed beside the ladder are not written into it again. */
function LadderView({ alone }: { readonly alone: boolean }) {
  const run = useRunStore();
  const model = useRun((state) => state.model);
  const version = useRun(drawnVersion);
  const cursor = useRun((state) => state.cursor);
  const playing = useRun((state) => state.playing);
  const sequence = useSettings((settings) => settings.sequence);
  const frame = usePlayer((state) => state.frame);
  const calls = usePlayer((state) => state.views.has('sockets'));
  const frameBytes = useRun((state) => state.frameBytes);
  const { drop, fetchBytes } = run.getState();
  return (
    <Ladder
      model={model}
      version={version}
      cursor={cursor}
      playing={playing}
      sequence={sequence}
      selected={frame ?? undefined}
      onSelectPacket={inspectFrame}
      onDrop={drop}
      onWhy={askWhy}
      bytesOf={frameBytes}
      fetchBytes={fetchBytes}
      options={calls && alone ? WITH_CALLS : WITHOUT_CALLS}
    />
  );
}
