import { useRoving } from '../../a11y/use-roving.ts';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import type { TreeItem } from './items.ts';
import type { TreeLayout } from './layout.ts';
import type { PrefixNode, Walk } from './model.ts';
import css from './subnets.module.css';
import { type Speech, spokenAt } from './words.ts';

interface PictureProps {
  readonly layout: TreeLayout;
  readonly walk: Walk | undefined;
  readonly chosen: string | undefined;
  readonly speech: Speech;
  readonly onChoose: (node: PrefixNode) => void;
  readonly onUnfold: (node: PrefixNode) => void;
}

type Pressed = Extract<TreeItem, { kind: 'prefix' | 'more' }>;

const isPressed = (item: TreeItem): item is Pressed =>
  item.kind === 'prefix' || item.kind === 'more';

/** The drawing, and on it a button for each prefix, in the order in which they are read. */
export function Picture({ layout, walk, chosen, speech, onChoose, onUnfold }: PictureProps) {
  const { width, height, shapes, spots } = layout;
  const { t } = speech;
  const pressed = spots.flatMap(({ item, ...place }) => (isPressed(item) ? [{ item, place }] : []));
  const stops = pressed.map((_, i) => i);
  const { stop, onKeyDown, onFocus } = useRoving(stops, 0);
  return (
    <div className={css.picture} style={{ width, height }}>
      <svg width={width} height={height} aria-hidden="true">
        <Shapes shapes={shapes} />
      </svg>
      <ul aria-label={t('picture')} onKeyDown={onKeyDown} onFocus={onFocus}>
        {pressed.map(({ item, place: { left, top, width: wide, height: high } }, i) => {
          const node = item.kind === 'prefix' ? item.node : item.of;
          return (
            <li key={`${item.kind} ${node.key}`}>
              <button
                type="button"
                data-stop={i}
                data-prefix={item.kind === 'prefix' ? node.key : undefined}
                tabIndex={i === stop ? 0 : -1}
                aria-pressed={item.kind === 'prefix' ? chosen === node.key : undefined}
                aria-label={
                  item.kind === 'prefix'
                    ? spokenAt(node, speech, walk)
                    : t('moreName', { n: item.count, prefix: node.key })
                }
                style={{ left, top, width: wide, height: Math.max(24, high) }}
                onClick={() => (item.kind === 'prefix' ? onChoose(node) : onUnfold(node))}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
