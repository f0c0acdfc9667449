import { useMemo } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import { type Cursor, countBelow } from '../../runtime/model/cursor.ts';
import type { TopologyNode } from '../../runtime/model/topology.ts';
import { type TraceModel, varsKey } from '../../runtime/model/trace-model.ts';
import { useSettings } from '../../runtime/settings.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { SocketCalls } from '../sockets/SocketCalls.tsx';
import { LazyStatechart } from '../statechart/LazyStatechart.tsx';
import { connectionStory } from '../statechart/model.ts';
import { TcbPanel } from '../tcb/TcbPanel.tsx';
import { askWhy, usePlayer } from './player-store.ts';
import { useRun } from './run.ts';
import css from './Stage.module.css';

export interface HostColumnProps {
  readonly node: TopologyNode;
  readonly side: 'left' | 'right';
}

/** One host from the inside: its connection's state chart, its programs' calls, its variables. */
export default function HostColumn({ node, side }: HostColumnProps) {
  const language = useLanguage();
  const views = usePlayer((state) => state.views);
  const model = useRun((state) => state.model);
  // Only events matter here, not the moments between them.
  const events = useRun((state) => state.cursor.event);
  const conn = connectionAt(model, node.id, events);
  const story = useMemo(
    () => connectionStory(model.transitions, { node: node.id, conn }, events),
    [model, node.id, conn, events],
  );
  return (
    <div className={css.host} data-side={side} data-views={[...views].sort().join(' ')}>
      {views.has('charts') && (
        <div className={css.chart}>
          <LazyStatechart
            label={node.name}
            transitions={story}
            size="compact"
            lang={language}
            onSelectTransition={askWhy}
          />
        </div>
      )}
      {views.has('sockets') && <Calls node={node} />}
      {views.has('tcb') && <Variables node={node} conn={conn} />}
    </div>
  );
}

interface OfHost {
  readonly node: TopologyNode;
}

function Calls({ node }: OfHost) {
  const model = useRun((state) => state.model);
  const cursor = useRun((state) => state.cursor);
  return <SocketCalls model={model} node={node.id} cursor={cursor} onWhy={askWhy} />;
}

function Variables({ node, conn }: OfHost & { readonly conn: number }) {
  const language = useLanguage();
  const numbers = useSettings((settings) => settings.sequence);
  const model = useRun((state) => state.model);
  const { at, event } = useRun((state) => state.cursor);
  const [vars, previous] = lastVars(model, node.id, conn, event);
  return (
    <TcbPanel
      label={node.name}
      vars={vars}
      previous={previous}
      now={at}
      numbers={numbers}
      lang={language}
    />
  );
}

/** The connection that changed its state last at this node; −1 before any did. */
function connectionAt(model: TraceModel, node: number, events: number): number {
  const seen = countBelow(model.transitions, events, (transition) => transition.id);
  return model.transitions.slice(0, seen).findLast((each) => each.node === node)?.conn ?? -1;
}

type Vars = TraceEvent<'tcp.vars'> | undefined;

/** The last two snapshots of a connection's variables before the cursor. */
function lastVars(
  model: TraceModel,
  node: number,
  conn: number,
  events: Cursor['event'],
): readonly [Vars, Vars] {
  const ids = model.vars.get(varsKey(node, conn)) ?? [];
  const count = countBelow(ids, events, (id) => id);
  const read = (index: number): Vars => {
    const id = ids[index];
    return id === undefined ? undefined : (readEvent(model.log, id) as TraceEvent<'tcp.vars'>);
  };
  return [read(count - 1), read(count - 2)];
}
