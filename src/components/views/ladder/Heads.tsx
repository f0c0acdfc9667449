import { type CSSProperties, memo, type PointerEvent, type ReactNode, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Topology, TopologyNode } from '../../../model/topology.ts';
import { announce } from '../../a11y/announce.tsx';
import { nodeName } from '../../node-name.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { hiddenColumn, movedColumn, placeAt } from './columns.ts';
import css from './heads.module.css';
import { Letter } from './Letter.tsx';
import type { LadderLayout } from './layout.ts';
import type { LadderLook } from './look.ts';
import type { NodeHead } from './node-head.ts';
import type { LadderText } from './text.ts';

interface HeadsProps {
  readonly heads: readonly NodeHead[];
  /** Of a second run in the picture: the states of the same heads; and both letters. */
  readonly others:
    | { readonly letters: readonly [string, string]; readonly states: readonly string[] }
    | undefined;
  readonly layout: LadderLayout;
  readonly topology: Topology;
  /** All nodes of the run, hidden ones too. */
  readonly nodes: readonly TopologyNode[];
  readonly look: LadderLook;
  /** Undefined: the columns stand as they are. */
  readonly onLook: ((look: LadderLook) => void) | undefined;
  /** Only these nodes' states are written; undefined: all. */
  readonly states: ReadonlySet<number> | undefined;
  readonly t: LadderText;
}

/** Names, addresses and states above the life lines. A head is dragged to move its column. */
export const Heads = memo((props: HeadsProps) => {
  const { heads, others, layout, topology, nodes, look, onLook, states, t } = props;
  const language = useLanguage();
  const { narrow, size, hop } = layout;
  const many = heads.length > 2;
  const anyState = [...heads.map(({ state }) => state), ...(others?.states ?? [])].some(Boolean);
  const move = (node: number, to: number, name: string) => {
    onLook?.(movedColumn(nodes, look, node, to));
    announce(t('movedTo', { node: name, n: to + 1, of: heads.length }));
  };
  return (
    <div
      className={css.heads}
      data-narrow={narrow || undefined}
      data-many={many || undefined}
      style={{ '--head-most': `${hop - 0.5 * size.rem}px` } as CSSProperties}
    >
      {heads.map((head, i) => {
        const { id, kind } = head.node;
        const name = nodeName(topology, id, language);
        const place = !narrow || many || states ? 'centre' : i === 0 ? 'first' : 'last';
        const hide = () => {
          onLook?.(hiddenColumn(nodes, look, id));
          announce(t('isHidden', { node: name }));
        };
        return (
          <Head
            key={id}
            {...{ layout, place, kind, anyState }}
            other={others && { state: others.states[i] ?? '', letters: others.letters }}
            head={states?.has(id) === false ? { ...head, state: '' } : head}
            onDrop={onLook && ((x) => move(id, placeAt(layout.columns, id, x), name))}
          >
            {name}
            {onLook && (
              <ColumnMenu
                {...{ node: name, place: i, count: heads.length, t }}
                onMove={(to) => move(id, to, name)}
                onHide={many ? hide : undefined}
              />
            )}
          </Head>
        );
      })}
    </div>
  );
});

interface HeadProps {
  readonly head: NodeHead;
  readonly layout: LadderLayout;
  readonly place: 'centre' | 'first' | 'last';
  readonly kind: string;
  readonly anyState: boolean;
  readonly other:
    | { readonly state: string; readonly letters: readonly [string, string] }
    | undefined;
  readonly onDrop: ((x: number) => void) | undefined;
  readonly children: ReactNode;
}

function Head({ head, layout, place, kind, anyState, other, onDrop, children }: HeadProps) {
  const { endpoint, state, node } = head;
  const x = layout.columns.get(node.id) ?? 0;
  const { by, ...drag } = useDrag((way) => onDrop?.(x + way));
  const style: CSSProperties = place === 'last' ? { right: layout.size.width - x } : { left: x };
  const moved = by === 0 ? undefined : { transform: `translateX(${by}px)`, zIndex: 2 };
  return (
    <div
      className={css.head}
      data-place={place}
      data-kind={kind}
      data-dragged={by !== 0 || undefined}
      style={{ ...style, ...moved }}
    >
      <h3 className={css.name} {...(onDrop && drag)} data-drag={onDrop ? '' : undefined}>
        {children}
      </h3>
      <p className={css.endpoint}>{endpoint.replace(':', ' : ')}</p>
      {anyState && other === undefined && <State state={state} />}
      {anyState && other && (
        <div className={css.states}>
          <State state={state} letter={state === other.state ? undefined : other.letters[0]} />
          {state !== other.state && <State state={other.state} letter={other.letters[1]} />}
        </div>
      )}
    </div>
  );
}

function State({
  state,
  letter,
}: {
  readonly state: string;
  readonly letter?: string | undefined;
}) {
  return (
    <p className={css.pillState} data-state={state} aria-hidden={state === '' || undefined}>
      <Letter of={letter} />
      {state}
    </p>
  );
}

/** A hand trembles: a drag is longer than this, pixels. */
const TREMBLE = 6;

/** How far something has been dragged sideways, and what must listen for it. */
function useDrag(onDrop: (way: number) => void) {
  const [drag, setDrag] = useState<{ from: number; by: number }>();
  const by = drag === undefined || Math.abs(drag.by) < TREMBLE ? 0 : drag.by;
  return {
    by,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || (event.target as Element).closest('details')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: event.clientX, by: 0 });
    },
    onPointerMove({ clientX }: PointerEvent) {
      setDrag((old) => old && { ...old, by: clientX - old.from });
    },
    onPointerUp() {
      if (by !== 0) onDrop(by);
      setDrag(undefined);
    },
    onPointerCancel: () => setDrag(undefined),
  };
}
