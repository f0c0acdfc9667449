import { isCovered, shownTitle, useCovers, VEIL } from '../../view-kit/covers.ts';
import type { DrawingProps } from './Drawing.tsx';
import css from './flight.module.css';
import { crowdedFrames, placeFlightTags } from './flight-tags.ts';
import { Letter } from './Letter.tsx';
import type { PacketLabel } from './labels.ts';
import { layerOf } from './model.ts';
import { changedIn } from './offer.ts';
import { pillCentre } from './pill.ts';

/** With more packets than this in flight, only the chosen one has words and a drop button. */
const MOST_WITH_WORDS = 3;

/** What is on its way at the cursor, above everything else. */
export default function PacketsInFlight(props: DrawingProps) {
  const { picture, shown, selected, focused, hovered, onDrop, t } = props;
  const covers = useCovers();
  const { layout } = picture;
  const { rem } = layout.size;
  const flying = shown.filter(({ phase }) => phase === 'in-flight');
  const { words: board } = picture;
  const few = flying.length <= MOST_WITH_WORDS;
  const talks = ({ packet: { frame, index } }: PacketLabel) =>
    board ? board.titles.has(index) : few || [selected, focused, hovered].includes(frame);
  const talking = flying.filter(({ label }) => talks(label));
  const crowded = crowdedFrames(talking, rem);
  const dropWords = ({ packet, letter }: PacketLabel) => {
    const words = t('drop', { packet: shownTitle(packet, covers) });
    return letter === undefined ? words : t('dropIn', { drop: words, letter });
  };
  const tags = placeFlightTags(
    talking,
    layout,
    (label) => (board ? undefined : onDrop) && dropWords(label),
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
          covered={isCovered(label.packet.frame, covers)}
          progress={progress}
          rem={rem}
          small={!talks(label) || crowded.has(label.packet.frame)}
          onSelect={props.onSelect}
        />
      ))}
      {inOrder.map(({ frame, numbers, words, x, top }) => (
        <div key={frame} className={css.tag} style={{ left: x, top }}>
          {numbers !== '' && !isCovered(frame, covers) && (
            <span className={css.tagNumbers} aria-hidden="true">
              {numbers}
            </span>
          )}
          {words !== undefined && (
            <button
              type="button"
              className={css.drop}
              onClick={() => onDrop?.(changedIn(props, frame))}
            >
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
  readonly covered: boolean;
  readonly progress: number;
  readonly rem: number;
  /** Among many, a packet is only a mark. */
  readonly small: boolean;
  readonly onSelect: (frame: number) => void;
}

/** A packet on its way: a pill on its line. Its button is in the list. */
function Pill({ label, covered, progress, rem, small, onSelect }: PillProps) {
  const { packet, angle, title, letter } = label;
  const centre = pillCentre(label, progress, rem, small);
  return (
    <span
      className={css.pill}
      data-layer={covered ? 'covered' : layerOf(packet)}
      data-small={small || undefined}
      aria-hidden="true"
      style={{ left: centre.x, top: centre.y, rotate: `${angle}rad` }}
      onPointerDown={() => onSelect(packet.frame)}
    >
      {!small && <Letter of={letter} />}
      {!small && (covered ? VEIL : title)}
    </span>
  );
}
