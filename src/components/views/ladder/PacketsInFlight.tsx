import { isCovered, shownTitle, useCovers, VEIL } from '../../view-kit/covers.ts';
import type { DrawingProps } from './Drawing.tsx';
import css from './flight.module.css';
import { placeFlightTags } from './flight-tags.ts';
import { Letter } from './Letter.tsx';
import type { PacketLabel } from './labels.ts';
import { layerOf } from './model.ts';
import { changedIn } from './offer.ts';
import { pillCentre, talkingOf } from './pill.ts';

/** What is on its way at the cursor, above everything else. */
export default function PacketsInFlight(props: DrawingProps) {
  const { picture, shown, selected, focused, hovered, worded, onDrop, t } = props;
  const covers = useCovers();
  const { layout } = picture;
  const { rem } = layout.size;
  const flying = shown.filter(({ phase }) => phase === 'in-flight');
  const { words: board } = picture;
  const talking = talkingOf(flying, [selected, focused, hovered], board?.titles);
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
          small={!worded.has(label.packet.frame)}
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
}

/** A packet on its way: a pill on its line. Its button, in the list, lies where it does. */
function Pill({ label, covered, progress, rem, small }: PillProps) {
  const { packet, angle, title, letter } = label;
  const centre = pillCentre(label, progress, rem, small);
  return (
    <span
      className={css.pill}
      data-layer={covered ? 'covered' : layerOf(packet)}
      data-small={small || undefined}
      aria-hidden="true"
      style={{ left: centre.x, top: centre.y, rotate: `${angle}rad` }}
    >
      {!small && <Letter of={letter} />}
      {!small && (covered ? VEIL : title)}
    </span>
  );
}
