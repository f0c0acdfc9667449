import type { Language } from '../../../i18n/language.ts';
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { offset, type Point } from '../../view-kit/geometry.ts';
import { besidePill } from './flight-tags.ts';
import { spokenPacket, TITLE_SIZE, textWidth } from './labels.ts';
import { PacketText } from './PacketLabels.tsx';
import css from './packets.module.css';
import type { ShownPacket } from './shown.ts';
import type { LadderText } from './text.ts';

interface Props {
  readonly model: RecordedRun;
  readonly cursor: Cursor;
  readonly sequence: 'relative' | 'raw';
  readonly shown: readonly ShownPacket[];
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly focused: number | undefined;
  /** Whether the keyboard has just moved to `focused`. */
  readonly jumped: boolean;
  /** A long run: packets whose words have no room are not in the page until asked for. */
  readonly sparse: boolean;
  readonly rem: number;
  readonly narrow: boolean;
  readonly onSelect: (frame: number) => void;
  readonly onHover: (frame: number | undefined) => void;
  readonly onFocus: (frame: number) => void;
  readonly onWhy: ((event: number) => void) | undefined;
  readonly language: Language;
  readonly t: LadderText;
}

/** The packets as a list of buttons that lie along their lines; one tab stop for them all. */
export function PacketList(props: Props) {
  const { model, cursor, sequence, shown, selected, hovered, focused, onWhy, language, t } = props;
  const stop = tabStop(shown, focused ?? selected);
  return (
    <ol className={css.list} data-narrow={props.narrow || undefined} aria-label={t('packets')}>
      {shown.map(({ label, phase, progress }) => {
        const { packet } = label;
        const { frame } = packet;
        const asked = frame === hovered || frame === focused || frame === selected;
        if (props.sparse && !label.visible && !asked && frame !== stop) return null;
        return (
          <li key={packet.index}>
            <PacketText
              label={label}
              phase={phase}
              selected={frame === selected}
              current={frame === stop}
              takesFocus={props.jumped && frame === focused}
              asked={asked}
              hovered={frame === hovered}
              name={spokenPacket(model, packet, sequence, cursor.event, t, language)}
              onSelect={props.onSelect}
              onHover={props.onHover}
              onFocus={props.onFocus}
            />
            {frame === selected && onWhy !== undefined && (
              <WhyButton
                at={whyPlace({ label, phase, progress }, props.rem)}
                words={t('why')}
                onWhy={() => onWhy(packet.sentEvent)}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The chosen packet; else the one on its way, whose drop button comes next; else the last. */
function tabStop(shown: readonly ShownPacket[], wanted: number | undefined): number | undefined {
  const found = shown.find(({ label }) => label.packet.frame === wanted);
  const flying = shown.findLast(({ phase }) => phase === 'in-flight');
  return (found ?? flying ?? shown.at(-1))?.label.packet.frame;
}

function WhyButton({ at, words, onWhy }: { at: Point; words: string; onWhy: () => void }) {
  return (
    <button
      type="button"
      className={css.why}
      style={{ left: at.x, top: at.y }}
      aria-label={words}
      title={words}
      onClick={onWhy}
    >
      ?
    </button>
  );
}

/** Behind the title, on the title's side of the line; behind the pill of a packet in flight. */
function whyPlace({ label, phase, progress }: ShownPacket, rem: number): Point {
  if (phase === 'in-flight') return besidePill(label, progress, rem);
  const half = (textWidth(label.title, 0.68) * TITLE_SIZE * rem) / 2;
  if (label.inline) return offset(label, label.angle, half + 1.3 * rem, 0);
  return offset(label, label.angle, half + 1.2 * rem, -0.8 * rem);
}
