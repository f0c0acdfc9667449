/** Nodes as buttons: they are chosen, and moved by dragging or by Shift and the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import { announce } from '../../a11y/announce.tsx';
import { useRoving } from '../../a11y/use-roving.ts';
import { NOTHING, withMoved } from './look.ts';
import type { NodeSpot } from './map/layout.ts';
import { looksOf } from './map/looks.ts';
import css from './map.module.css';
import type { PictureProps } from './Picture.tsx';
import { addressesOf, nameOf } from './words.ts';

/** Shorter drags are clicks, px. */
const CLICK = 4;
/** How far a key moves, in thousandths of the picture. */
const STEP = 25;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Drag {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  moves: boolean;
}

const thousandths = (value: number, whole: number) =>
  Math.round(Math.min(Math.max(value / whole, 0), 1) * 1000);

type Moves = Pick<PictureProps, 'layout' | 'speech' | 'look' | 'zoom' | 'onLook'>;

/** A press that moves is a drag, any other a choice. */
function useMoves({ layout, speech, look, zoom, onLook }: Moves) {
  const drag = useRef<Drag>(undefined);

  const move = ({ id }: NodeSpot, x: number, y: number) => {
    const to = { node: id, x: thousandths(x, layout.width), y: thousandths(y, layout.height) };
    onLook({ moved: withMoved(look, to).moved });
  };
  const choose = ({ id, members }: NodeSpot) => {
    if (drag.current?.moves) return;
    if (members.length > 1) onLook({ ...NOTHING, heap: -1 - id });
    else onLook({ ...NOTHING, node: look.node === id ? undefined : id });
  };
  const moveByKey = (node: NodeSpot) => (event: KeyboardEvent) => {
    const by = event.shiftKey ? KEYS[event.key] : undefined;
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { width, height } = layout;
    move(node, node.x + (by[0] * STEP * width) / 1000, node.y + (by[1] * STEP * height) / 1000);
    announce(speech.t('movedTo', { node: nameOf(speech, node) }));
  };
  const dragging = (node: NodeSpot) => ({
    onPointerDown({ button, clientX, clientY, currentTarget, pointerId }: PointerEvent) {
      if (button !== 0) return;
      currentTarget.setPointerCapture(pointerId);
      const [x, y] = [clientX / zoom - node.x, clientY / zoom - node.y];
      drag.current = { node: node.id, x, y, moves: false };
    },
    onPointerMove({ clientX, clientY, currentTarget, pointerId }: PointerEvent) {
      const { current } = drag;
      if (current?.node !== node.id || !currentTarget.hasPointerCapture(pointerId)) return;
      const [x, y] = [clientX / zoom - current.x, clientY / zoom - current.y];
      if (!current.moves && zoom * Math.hypot(x - node.x, y - node.y) < CLICK) return;
      current.moves = true;
      move(node, x, y);
    },
  });
  return { choose, moveByKey, dragging };
}

export function NodeButtons({ layout, speech, look, zoom, onLook }: PictureProps) {
  const { language, t } = speech;
  const nodes = [...layout.nodes.values()];
  // A stop is a number from 0 on: heaps have none of their own.
  const stops = nodes.map((_, i) => i);
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const { choose, moveByKey, dragging } = useMoves({ layout, speech, look, zoom, onLook });
  const words = (node: NodeSpot) => {
    const { id, members } = node;
    const name = nameOf(speech, node);
    if (members.length > 1) return name;
    const kind = nodePageOf(looksOf(speech.topology, id)).title[language];
    const address = addressesOf(speech, id)
      .map((each) => each.address)
      .join(', ');
    return address === '' ? t('nodeName', { kind, name }) : t('nodeAt', { kind, name, address });
  };
  return (
    <ul className={css.stops} aria-label={t('nodes')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {nodes.map((node, i) => (
        <li key={node.id}>
          <button
            type="button"
            className={css.node}
            data-stop={i}
            tabIndex={i === stop ? 0 : -1}
            aria-pressed={look.node === node.id || look.heap === -1 - node.id}
            aria-label={words(node)}
            style={{
              ...{ left: node.x, top: node.y },
              ...{ width: Math.max(24 / zoom, 2.8 * node.r) },
              ...{ height: Math.max(24 / zoom, 2.6 * node.r) },
            }}
            onClick={() => choose(node)}
            onKeyDown={moveByKey(node)}
            {...dragging(node)}
          />
        </li>
      ))}
    </ul>
  );
}
