import { useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { TopologyNode } from '../../../model/topology.ts';
import { type TraceModel, varsKey } from '../../../model/trace-model.ts';
import { useSettings } from '../../../runtime/settings.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { askWhy, showWhole, usePlayer } from '../../lesson/player-store.ts';
import { useRun } from '../../lesson/run.ts';
import css from '../../lesson/Stage.module.css';
import { SocketCalls } from '../sockets/SocketCalls.tsx';
import { LazyStatechart } from '../statechart/LazyStatechart.tsx';
import { TcbPanel } from '../tcb/TcbPanel.tsx';
import { connectionAt, useStory } from './use-story.ts';
import { useTooSmall } from './use-too-small.ts';

export interface HostColumnProps {
  readonly node: TopologyNode;
  readonly side: 'left' | 'right';
}

/** One host from the inside: its connection's state chart, its programs' calls, its variables. */
export default function HostColumn({ node, side }: HostColumnProps) {
  const views = usePlayer((state) => state.views);
  const model = useRun((state) => state.model);
  // Only events matter here, not the moments between them.
  const events = useRun((state) => state.cursor.event);
  const conn = connectionAt(model, node.id, events);
  return (
    <div className={css.host} data-side={side} data-views={[...views].sort().join(' ')}>
      {views.has('charts') && <Chart node={node} />}
      {views.has('sockets') && <Calls node={node} />}
      {views.has('tcb') && <Variables node={node} conn={conn} />}
    </div>
  );
}

interface OfHost {
  readonly node: TopologyNode;
}

/** The whole chart where its words can be read, else the part of it around the state of now. */
function Chart({ node }: OfHost) {
  const language = useLanguage();
  const room = useRef<HTMLDivElement>(null);
  const close = useTooSmall(room);
  return (
    <>
      <div ref={room} className={css.chartRoom} />
      <div className={css.chart} data-close={close || undefined}>
        <LazyStatechart
          label={node.name}
          transitions={useStory(node.id)}
          size="compact"
          close={close}
          lang={language}
          onSelectTransition={askWhy}
          onEnlarge={() => showWhole(node.id)}
        />
      </div>
    </>
  );
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
