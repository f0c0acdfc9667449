import { memo, useEffect, useRef } from 'react';
import type { Language } from '../../../i18n/language.ts';
import { isRetransmission, type PacketPhase } from '../../../model/packets.ts';
import type { Point } from '../../view-kit/geometry.ts';
import type { IgnoredWords } from '../../view-kit/use-ignored-words.ts';
import { endWord } from './end-words.ts';
import { Letter } from './Letter.tsx';
import { detailShift, type PacketLabel } from './labels.ts';
import { layerOf } from './model.ts';
import css from './packets.module.css';

interface LabelProps {
  readonly label: PacketLabel;
  readonly phase: PacketPhase;
  /** On its way, and only a mark. */
  readonly small: boolean;
  /** Its middle: where its words are, or where it is on its way. */
  readonly at: Point;
  readonly selected: boolean;
  /** Holds the one tab stop of the list. */
  readonly current: boolean;
  /** Takes the keyboard's focus when it appears, because an arrow key brought it here. */
  readonly takesFocus: boolean;
  /** Is selected, or under the pointer or the focus: shows everything, room or not. */
  readonly asked: boolean;
  readonly hovered: boolean;
  readonly name: string;
  readonly onSelect: (frame: number) => void;
  readonly onHover: (frame: number | undefined) => void;
  readonly onFocus: (frame: number) => void;
}

/** The words along a packet's line. They are also its button. */
export const PacketText = memo(function PacketText(props: LabelProps) {
  const { label, phase, selected, current, takesFocus, asked, name, onHover } = props;
  const { packet, angle } = label;
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) ref.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  // Words without room are shown on a card while they are pointed at; it covers others, so that
  // a packet that is only selected has none as long as its name can be read.
  const wordless = (props.hovered && label.detail === '') || (asked && !label.visible);
  const raised = phase !== 'in-flight' && wordless;
  return (
    <button
      ref={ref}
      type="button"
      className={css.label}
      data-mark={`packet.${packet.frame}`}
      data-layer={layerOf(packet)}
      data-phase={phase}
      data-small={props.small || undefined}
      data-shown={label.visible || asked || undefined}
      data-raised={raised || undefined}
      data-inline={(label.inline && !raised) || undefined}
      data-again={isRetransmission(packet) || undefined}
      aria-label={name}
      aria-pressed={selected}
      tabIndex={current ? 0 : -1}
      style={{ left: props.at.x, top: props.at.y, rotate: `${angle}rad` }}
      onClick={() => props.onSelect(packet.frame)}
      onFocus={() => props.onFocus(packet.frame)}
      onPointerEnter={() => onHover(packet.frame)}
      onPointerLeave={() => onHover(undefined)}
    >
      <b className={css.title}>
        <Letter of={label.letter} />
        {label.title}
      </b>
      <span className={css.detail} style={raised ? undefined : shifted(label)}>
        {raised ? label.fullDetail : label.detail}
      </span>
    </button>
  );
});

function shifted(label: PacketLabel) {
  const shift = detailShift(label);
  return shift === 0 ? undefined : { translate: `${shift}px 0` };
}

interface DropWordProps {
  readonly label: PacketLabel;
  readonly ignored: IgnoredWords | undefined;
  readonly language: Language;
}

/** The word at the cross of a packet that did not arrive, or was put aside. */
export function DropWord({ label, ignored, language }: DropWordProps) {
  const why = endWord(label.packet, label.aside, ignored, language);
  return (
    <span
      className={css.dropWord}
      style={{ left: label.drop?.x, top: label.drop?.y }}
      aria-hidden="true"
    >
      {why}
    </span>
  );
}
