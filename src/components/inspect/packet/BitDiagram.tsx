import { type KeyboardEvent, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import {
  type DiagramCell,
  fieldByPath,
  type Layer,
  layerDiagram,
} from '../../../stack/wire/inspect.ts';
import { BitSheet } from '../BitSheet.tsx';
import css from './diagram.module.css';
import { type Key, keyOf } from './model.ts';
import type { PacketText } from './text.ts';

interface Props {
  readonly layer: Layer;
  readonly index: number;
  readonly selected: Key;
  readonly hovered: Key | undefined;
  readonly t: PacketText;
  readonly onSelect: (key: Key) => void;
  readonly onHover: (key: Key | undefined) => void;
}

/** More rows than this is data, not a header. */
const MOST_ROWS = 16;

/** The header as the RFCs draw it: rows of 32 bits, cells as wide as their fields, with values. */
export function BitDiagram(props: Props) {
  const { layer, index, selected, t, onSelect } = props;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const diagram = layerDiagram(layer);
  if (diagram.rows === 0 || diagram.rows > MOST_ROWS || layer.id === 'data') return null;
  const keyFor = (cell: DiagramCell) => `${keyOf(index)}/${cell.path}`;
  const chosen = diagram.cells.findIndex((cell) => covers(selected, keyFor(cell)));
  const stop = Math.max(0, chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stop + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0);
    const cell = diagram.cells[to];
    if (to === stop || cell === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(keyFor(cell));
    box.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <BitSheet
      {...{ box, onKeyDown }}
      layer={layer.layer}
      label={t('diagram', { layer: layer.label[language] })}
      className={css.sheet}
    >
      {diagram.cells.map((cell, i) => (
        <Cell
          key={`${cell.path} ${cell.part}`}
          {...props}
          cell={cell}
          cellKey={keyFor(cell)}
          stop={i === stop}
        />
      ))}
    </BitSheet>
  );
}

interface CellProps extends Props {
  readonly cell: DiagramCell;
  readonly cellKey: Key;
  /** Holds the one tab stop of the diagram. */
  readonly stop: boolean;
}

function Cell({ layer, cell, cellKey, stop, selected, hovered, t, onSelect, onHover }: CellProps) {
  const language = useLanguage();
  const { path, part, parts, bit, bits, row } = cell;
  const field = fieldByPath(layer.fields, path);
  const label = field?.label[language] ?? cell.name;
  const value = field?.display ?? '';
  return (
    <button
      type="button"
      className={css.cell}
      aria-label={`${label}: ${value}${part > 0 ? ` (${t('continued')})` : ''}`}
      aria-pressed={covers(selected, cellKey)}
      title={`${label}: ${value}`}
      tabIndex={stop ? 0 : -1}
      data-bits={sizeClass(bits)}
      data-chosen={cellKey === selected || undefined}
      data-hovered={(hovered !== undefined && covers(hovered, cellKey)) || undefined}
      data-set={(bits === 1 && value === '1') || undefined}
      data-part={part > 0 ? 'rest' : parts > 1 ? 'first' : undefined}
      data-faulty={layer.problems.some((problem) => problem.field === path) || undefined}
      style={{ gridColumn: `${bit + 1} / span ${bits}`, gridRow: row + 1 }}
      onClick={() => onSelect(cellKey)}
      onPointerEnter={() => onHover(cellKey)}
      onPointerLeave={() => onHover(undefined)}
    >
      <span className={css.cellName}>{part > 0 ? '…' : bits === 1 ? cell.name : label}</span>
      {part === 0 && <span className={css.cellValue}>{value}</span>}
    </button>
  );
}

function sizeClass(bits: number): 'bit' | 'small' | 'wide' {
  return bits === 1 ? 'bit' : bits < 8 ? 'small' : 'wide';
}

/** Does a chosen key mean this cell: itself, or something it is part of? */
function covers(chosen: Key, cell: Key): boolean {
  return cell === chosen || (chosen.includes('/') && cell.startsWith(`${chosen}/`));
}
