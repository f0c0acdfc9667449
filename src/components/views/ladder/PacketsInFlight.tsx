import { packetTitle } from '../../../model/packets.ts';
import type { DrawingProps } from './Drawing.tsx';
import { pillCentre, placeFlightTags } from './flight-tags.ts';
import type { PacketLabel } from './labels.ts';
import { layerOf } from './model.ts';
import css from './packets.module.css';

/** With more packets than this in flight, only the chosen one has words and a drop button. */
const MOST_WITH_WORDS = 3;

/** What is on its way at the cursor, above everything else. */
export function PacketsInFlight(props: DrawingProps) {
  const { picture, shown, selected, focused, hovered, onDrop, t } = props;
  const { layout } = picture;
  const { rem } = layout.size;
  const flying = shown.filter(({ phase }) => phase === 'in-flight');
  const few = flying.length <= MOST_WITH_WORDS;
  const talks = (frame: number) => few || [selected, focused, hovered].includes(frame);
  const tags = placeFlightTags(
    flying.filter(({ label }) => talks(label.packet.frame)),
    layout,
    (label) => onDrop && t('drop', { packet: packetTitle(label.packet) }),
  );
  // The selected packet comes first: its button is the next stop of the Tab key.
  const inOrder = tags.toSorted(
    (a, b) => Number(b.frame === selected) - Number(a.frame === selected),
  );
  return (
    <>
      {flying.map(({ label, progress }) => (
        <Pill
          key={label.packet.index}
          label={label}
          progress={progress}
          rem={rem}
          small={!talks(label.packet.frame)}
          onSelect={props.onSelect}
        />
      ))}
      {inOrder.map(({ frame, numbers, words, x, top }) => (
        <div key={frame} className={css.tag} style={{ left: x, top }}>
          {numbers !== '' && (
            <span className={css.tagNumbers} aria-hidden="true">
              {numbers}
            </span>
          )}
          {words !== undefined && (
            <button type="button" className={css.drop} onClick={() => onDrop?.(frame)}>
              <span aria-hidden="true">✕</span> {words}
            </button>
          )}
        </div>
      ))}
    </>
  );
}

interface PillProps {
  readonly label: PacketLabel;
  readonly progress: number;
  readonly rem: number;
  /** Among many, a packet is only a mark. */
  readonly small: boolean;
  readonly onSelect: (frame: number) => void;
}

/** A packet on its way: a pill on its line. Its button is in the list. */
function Pill({ label, progress, rem, small, onSelect }: PillProps) {
  const { packet, angle, title } = label;
  const centre = pillCentre(label, progress, rem, small);
  return (
    <span
      className={css.pill}
      data-layer={layerOf(packet)}
      data-small={small || undefined}
      aria-hidden="true"
      style={{ left: centre.x, top: centre.y, rotate: `${angle}rad` }}
      onPointerDown={() => onSelect(packet.frame)}
    >
      {!small && title}
    </span>
  );
}
