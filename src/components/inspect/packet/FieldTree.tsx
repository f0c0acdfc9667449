import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { type Key, type Row, treeMove } from './model.ts';
import css from './packet.module.css';
import type { PacketText } from './text.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly selected: Key;
  readonly hovered: Key | undefined;
  readonly t: PacketText;
  readonly onSelect: (key: Key) => void;
  readonly onHover: (key: Key | undefined) => void;
  readonly onToggle: (key: Key, open: boolean) => void;
}

/** Layers and fields as a tree; one tab stop, arrow keys inside. */
export function FieldTree(props: Props) {
  const { rows, selected, hovered, t, onSelect, onHover, onToggle } = props;
  const list = useRef<HTMLDivElement>(null);
  const byKeyboard = useRef(false);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (byKeyboard.current) row?.focus({ preventScroll: true });
    if (byKeyboard.current) row?.scrollIntoView({ block: 'nearest' });
    byKeyboard.current = false;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = treeMove(rows, selected, event.key);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    byKeyboard.current = true;
    if ('focus' in move) onSelect(move.focus);
    else if ('open' in move) onToggle(move.open, true);
    else onToggle(move.close, false);
  };
  return (
    <div ref={list} role="tree" aria-label={t('layers')} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <TreeRow
          key={row.key}
          row={row}
          selected={row.key === selected}
          hovered={row.key === hovered}
          t={t}
          onHover={onHover}
          onPick={() => {
            if (row.expanded !== undefined && (row.field === undefined || row.key === selected)) {
              onToggle(row.key, row.key === selected ? !row.expanded : true);
            }
            onSelect(row.key);
          }}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: Row;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly t: PacketText;
  readonly onHover: (key: Key | undefined) => void;
  readonly onPick: () => void;
}

function TreeRow({ row, selected, hovered, t, onHover, onPick }: RowProps) {
  const language = useLanguage();
  const { layer, field, level, expanded, key } = row;
  const faulty = problemsOf(row) > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles the keys of all its items.
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={row.place}
      aria-setsize={row.among}
      aria-expanded={expanded}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      className={css.row}
      data-layer={layer.layer}
      data-level={level}
      data-hovered={hovered || undefined}
      data-faulty={faulty || undefined}
      style={{ paddingInlineStart: `${0.25 + (level - 1) * 1.1}rem` }}
      onClick={onPick}
      onPointerEnter={() => onHover(key)}
      onPointerLeave={() => onHover(undefined)}
    >
      <span className={css.twist} aria-hidden="true">
        {expanded === undefined ? '' : expanded ? '▾' : '▸'}
      </span>
      <span className={css.rowLabel}>{(field ?? layer).label[language]}</span>{' '}
      {field === undefined ? (
        <span className={css.rowNote}>
          {layer.quoted && `${t('quoted')} · `}
          {t('size', { n: layer.end - layer.start })}
        </span>
      ) : (
        <span className={css.rowValue}>
          <span className={css.value}>{field.display}</span>{' '}
          {field.valueMeaning !== null && (
            <span className={css.rowNote}>{field.valueMeaning[language]}</span>
          )}
        </span>
      )}
      {faulty && (
        <span className={css.fault}>
          <span aria-hidden="true">⚠ </span>
          {t('problem')}
        </span>
      )}
    </div>
  );
}

/** A layer answers for all its problems, a field for those that point at it. */
function problemsOf({ layer, field }: Row): number {
  if (field === undefined) return layer.problems.length;
  return layer.problems.filter((problem) => problem.field === field.path).length;
}
