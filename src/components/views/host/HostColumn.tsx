import { useEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { nodeTitle } from '../../../i18n/node-names.ts';
import type { View } from '../../../lessons/types.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { lastEvent } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TopologyNode } from '../../../model/topology.ts';
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
  const column = useRevealed(side);
  return (
    <div
      ref={column}
      className={css.host}
      data-side={side}
      data-views={[...views].sort().join(' ')}
    >
      {views.has('charts') && <Chart node={node} />}
      {views.has('sockets') && <Calls node={node} />}
      {views.has('tcb') && <Variables node={node} conn={conn} />}
    </div>
  );
}

/**
 * What the reader has switched on comes into sight, wherever it stands. One side leads: where the
 * hosts stand one below the other, both cannot be in sight.
 */
function useRevealed(side: HostColumnProps['side']) {
  const column = useRef<HTMLDivElement>(null);
  const revealed = usePlayer((state) => state.revealed);
  useEffect(() => {
    const box = column.current;
    if (box === null || revealed === null) return;
    const show = () => {
      const part = partOf(box, revealed);
      // At once: what stands above may still change its height, and a glide would miss the place.
      if (side === 'left') part?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      else if (part) box.scrollTop += topOf(part) - topOf(box);
    };
    // Once the views above have found their size, which takes them another frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  }, [revealed, side]);
  return column;
}

const topOf = (element: Element) => element.getBoundingClientRect().top;

function partOf(column: HTMLElement, view: View): Element | null {
  if (view === 'charts') return column.firstElementChild;
  return view === 'tcb' ? column.lastElementChild : column.querySelector(':scope > section');
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
          label={nodeTitle(node.name, language)}
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
      label={nodeTitle(node.name, language)}
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
  model: RecordedRun,
  node: number,
  conn: number,
  events: Cursor['event'],
): readonly [Vars, Vars] {
  const snapshots = { kind: 'tcp.vars', field: 'conn', is: conn, node } as const;
  const last = lastEvent(model, snapshots, events);
  const read = (id: number): Vars =>
    id < 0 ? undefined : (readEvent(model.log, id) as TraceEvent<'tcp.vars'>);
  return [read(last), read(lastEvent(model, snapshots, last))];
}
