import { type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { EditedFrame, EditedPart } from '../../../stack/wire/edited-frame.ts';
import { BitSheet } from '../BitSheet.tsx';
import css from './bits.module.css';
import { type BitCell, bitAt, bitMove, bitRows, type EditedField, isWrong } from './model.ts';
import type { EditorText } from './text.ts';

interface Props {
  readonly edited: EditedFrame;
  readonly part: number;
  readonly name: string;
  readonly fields: readonly EditedField[];
  readonly chosen: string | undefined;
  readonly t: EditorText;
  readonly onChoose: (field: string) => void;
  readonly onFlip: (bit: number) => void;
}

/** The header as the RFCs draw it, 32 bits a row: each bit can be flipped. One tab stop. */
export function BitGrid(props: Props) {
  const { edited, part, name, fields, chosen, t, onChoose, onFlip } = props;
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(0);
  const bits = fields.reduce((sum, field) => sum + field.bits, 0);
  const inChosen = fields.find((field) => field.name === chosen);
  const stop = stopIn(inChosen, Math.min(place, bits - 1));
  const go = (to: number) => {
    setPlace(to);
    const field = fields.find((each) => to >= each.bitOffset && to < each.bitOffset + each.bits);
    if (field !== undefined) onChoose(field.name);
    box.current?.querySelector<HTMLElement>(`[data-bit="${to}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { bit } = (event.target as HTMLElement).dataset;
    if (bit === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = Number(bit);
    const sets = event.key === '0' || event.key === '1';
    const to = sets ? Math.min(at + 1, bits - 1) : bitMove(at, bits, event.key);
    // Space and Enter press the button; the stage must not hear of them.
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (sets && String(bitAt(edited, part, at)) !== event.key) onFlip(at);
    go(to);
  };
  const { layer } = edited.parts[part] as EditedPart;
  return (
    <BitSheet
      {...{ layer, box, onKeyDown }}
      label={t('bits', { part: name })}
      className={css.sheet}
    >
      {bitRows(fields).map((row, index) =>
        row.map((cell) => (
          <Cell
            key={`${cell.from} ${cell.field.name}`}
            {...{ cell, edited, part, t, stop }}
            row={index}
            chosen={cell.field.name === chosen}
            onBit={(bit) => {
              onFlip(bit);
              go(bit);
            }}
          />
        )),
      )}
    </BitSheet>
  );
}

/** The field that is chosen has the stop: where it was left in it, or at its first bit. */
function stopIn(field: EditedField | undefined, place: number): number {
  if (field === undefined) return place;
  const { bitOffset, bits } = field;
  return place >= bitOffset && place < bitOffset + bits ? place : bitOffset;
}

interface CellProps {
  readonly cell: BitCell;
  readonly row: number;
  readonly edited: EditedFrame;
  readonly part: number;
  readonly stop: number;
  readonly chosen: boolean;
  readonly t: EditorText;
  readonly onBit: (bit: number) => void;
}

function Cell({ cell, row, edited, part, stop, chosen, t, onBit }: CellProps) {
  const language = useLanguage();
  const { field, flag, from, bits, continued } = cell;
  const label = (flag ?? field).label[language];
  const told = (bit: number) =>
    flag === undefined
      ? t('bit', { field: label, nth: bit - field.bitOffset + 1, of: field.bits })
      : t('flag', { flag: flag.name, field: field.label[language] });
  return (
    <div
      className={css.cell}
      data-size={bits === 1 ? 'bit' : bits < 6 ? 'small' : 'wide'}
      data-chosen={chosen || undefined}
      data-changed={field.changed || undefined}
      data-wrong={isWrong(field) || undefined}
      style={{ gridColumn: `${(from % 32) + 1} / span ${bits}`, gridRow: row + 1 }}
    >
      <span className={css.cellName} aria-hidden="true" title={label}>
        {continued ? '…' : bits === 1 ? (flag?.name ?? label) : label}
      </span>
      <span className={css.bits} style={{ gridTemplateColumns: `repeat(${bits}, minmax(0, 1fr))` }}>
        {Array.from({ length: bits }, (_, i) => from + i).map((bit) => {
          const value = bitAt(edited, part, bit);
          return (
            <button
              key={bit}
              type="button"
              className={css.bit}
              data-bit={bit}
              data-set={value === 1 || undefined}
              tabIndex={bit === stop ? 0 : -1}
              aria-pressed={value === 1}
              aria-label={told(bit)}
              onClick={() => onBit(bit)}
            >
              {value}
            </button>
          );
        })}
      </span>
    </div>
  );
}
