import { packetTitle } from '../../runtime/model/packets.ts';
import type { DrawingProps } from './Drawing.tsx';
import { boxesTouch, lengthOf, lineTouchesBox, offset, type Point } from './geometry.ts';
import { type PacketLabel, textWidth, wordBoxes } from './labels.ts';
import type { LadderLayout } from './layout.ts';
import { layerOf } from './model.ts';
import css from './packets.module.css';
import type { ShownPacket } from './shown.ts';

/** With more packets than this in flight, only the chosen one has words and a drop button. */
const MOST_WITH_WORDS = 3;

/** What is on its way at the cursor, above everything else. */
export function Travellers(props: DrawingProps) {
  const { picture, shown, selected, focused, hovered, onDrop, t } = props;
  const { layout } = picture;
  const { rem } = layout.size;
  const flying = shown.filter(({ phase }) => phase === 'in-flight');
  const few = flying.length <= MOST_WITH_WORDS;
  const talks = (frame: number) => few || [selected, focused, hovered].includes(frame);
  const buttons = dropButtons(flying, layout, (label) =>
    onDrop !== undefined && talks(label.packet.frame)
      ? t('drop', { packet: packetTitle(label.packet) })
      : undefined,
  );
  return (
    <>
      {flying.map(({ label, progress }) => (
        <Traveller
          key={label.packet.index}
          label={label}
          progress={progress}
          rem={rem}
          small={!talks(label.packet.frame)}
          quiet={layout.narrow || !hasRoom(label, progress, shown, rem)}
          onSelect={props.onSelect}
        />
      ))}
      {buttons.map(({ frame, words, x, y }) => (
        <button
          key={frame}
          type="button"
          className={css.drop}
          style={{ left: x, top: y }}
          onClick={() => onDrop?.(frame)}
        >
          <span aria-hidden="true">✕</span> {words}
        </button>
      ))}
    </>
  );
}

interface TravellerProps {
  readonly label: PacketLabel;
  readonly progress: number;
  readonly rem: number;
  /** Among many, a packet is only a mark. */
  readonly small: boolean;
  /** No room for its numbers beside it. */
  readonly quiet: boolean;
  readonly onSelect: (frame: number) => void;
}

/** A packet on its way: a pill on its line with its numbers above. Its button is in the list. */
function Traveller({ label, progress, rem, small, quiet, onSelect }: TravellerProps) {
  const { packet, angle, title } = label;
  const centre = pillCentre(label, progress, rem, small);
  const words = wordsOf(label);
  const beside = besidePill(label, progress, rem);
  return (
    <>
      {!small && !quiet && !hasPassedItsWords(label, progress, rem) && (
        <span
          className={css.pillDetail}
          aria-hidden="true"
          style={{ left: beside.x, top: beside.y, rotate: `${angle}rad` }}
        >
          {words}
        </span>
      )}
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
    </>
  );
}

function wordsOf(label: PacketLabel): string {
  return label.detail === '' ? label.fullDetail : label.detail;
}

/** Where the numbers of a packet in flight stand: along its pill, on the upper side. */
function besidePill(label: PacketLabel, progress: number, rem: number): Point {
  const along = placeOn(label.way, progress, detailHalf(wordsOf(label), rem));
  return offset(along, label.angle, 0, -1.55 * rem);
}

/** Numbers beside a pill must not cover what stands there already; they can wait. */
function hasRoom(
  label: PacketLabel,
  progress: number,
  shown: readonly ShownPacket[],
  rem: number,
): boolean {
  const place = besidePill(label, progress, rem);
  const width = 2 * detailHalf(wordsOf(label), rem);
  const box = { ...place, width, height: 1.1 * rem, angle: label.angle };
  return shown.every(({ label: other, phase }) => {
    if (other === label || Math.abs(other.y - place.y) > width) return true;
    if (lineTouchesBox(other.drawn, box)) return false;
    return phase === 'in-flight' || !wordBoxes(other, rem).some((each) => boxesTouch(each, box));
  });
}

function detailHalf(words: string, rem: number): number {
  return (textWidth(words, 0.6) * 0.375 + 0.7) * rem;
}

/** Half of a drop button: it must not cover the words either. */
const BUTTON_HALF = 4.6;

/** Whether a packet in flight is so far that its words can be read at their place on the line. */
export function hasPassedItsWords(label: PacketLabel, progress: number, rem: number): boolean {
  if (label.detail === '' || !label.visible) return false;
  const behind = (progress - label.detailPart) * lengthOf(label.way);
  return behind > detailHalf(label.detail, rem) + BUTTON_HALF * rem;
}

export function pillCentre(
  label: PacketLabel,
  progress: number,
  rem: number,
  small: boolean,
): Point {
  const half = small ? 0.45 : textWidth(label.title, 0.62) * 0.47 + 1.1;
  return placeOn(label.way, progress, half * rem);
}

/** The packet's place on its way, but never nearer than `keepOff` to a life line. */
function placeOn(way: PacketLabel['way'], progress: number, keepOff: number): Point {
  const width = Math.abs(way.to.x - way.from.x);
  const least = width > 0 ? Math.min(0.5, keepOff / width) : 0.5;
  const part = Math.min(1 - least, Math.max(least, progress));
  return {
    x: way.from.x + (way.to.x - way.from.x) * part,
    y: way.from.y + (way.to.y - way.from.y) * part,
  };
}

interface DropButton extends Point {
  readonly frame: number;
  readonly words: string;
}

/** Below each pill, one below the other where pills come close. In pixels. */
function dropButtons(
  flying: readonly ShownPacket[],
  layout: LadderLayout,
  wordsOf: (label: PacketLabel) => string | undefined,
): DropButton[] {
  const { rem } = layout.size;
  const placed: (DropButton & { half: number })[] = [];
  for (const { label, progress } of flying) {
    const words = wordsOf(label);
    if (words === undefined) continue;
    const centre = pillCentre(label, progress, rem, false);
    const half = (textWidth(words, 0.56) * 0.41 + 1.6) * rem;
    const low = layout.firstX + half + 0.6 * rem;
    const high = layout.lastX - half - 0.6 * rem;
    const x = Math.max(low, Math.min(high, centre.x));
    let y = centre.y + 2.4 * rem;
    while (placed.some((p) => Math.abs(p.x - x) < p.half + half && Math.abs(p.y - y) < 2.2 * rem)) {
      y += 0.4 * rem;
    }
    placed.push({ frame: label.packet.frame, words, x, y, half });
  }
  return placed;
}
