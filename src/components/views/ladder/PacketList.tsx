import type { Language } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { offset, type Point } from '../../view-kit/geometry.ts';
import type { IgnoredWords } from '../../view-kit/use-ignored-words.ts';
import type { DrawingProps } from './Drawing.tsx';
import { endWord } from './end-words.ts';
import { type PacketLabel, spokenPacket, TITLE_SIZE, titleWidth } from './labels.ts';
import { changedIn } from './offer.ts';
import { PacketText } from './PacketLabels.tsx';
import css from './packets.module.css';
import { besidePill, pillCentre } from './pill.ts';
import { eventsAt, isSecond, type LadderCursor } from './second-run.ts';
import type { ShownPacket } from './shown.ts';
import type { LadderText } from './text.ts';

interface PacketListProps {
  readonly model: RecordedRun;
  readonly cursor: LadderCursor;
  readonly second: RecordedRun | undefined;
  readonly sequence: 'relative' | 'raw';
  readonly shown: readonly ShownPacket[];
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly focused: number | undefined;
  readonly worded: ReadonlySet<number>;
  /** Whether the keyboard has just moved to `focused`. */
  readonly jumped: boolean;
  /** A long run: packets whose words have no room are not in the page until asked for. */
  readonly sparse: boolean;
  readonly rem: number;
  readonly narrow: boolean;
  readonly ignored: IgnoredWords | undefined;
  readonly onSelect: (frame: number) => void;
  readonly onHover: (frame: number | undefined) => void;
  readonly onFocus: (frame: number) => void;
  readonly onOffer: DrawingProps['onOffer'];
  readonly onWhy: DrawingProps['onWhy'];
  readonly language: Language;
  readonly t: LadderText;
}

/** The names of packets of which no more will be said: labels are made anew for another language. */
const finished = new WeakMap<PacketLabel, string>();

/** The packets as a list of buttons that lie along their lines; one tab stop for them all. */
export function PacketList(props: PacketListProps) {
  const { cursor, sequence, shown, selected, hovered, focused, language, t } = props;
  const stop = tabStop(shown, focused ?? selected);
  const nameOf = (label: PacketLabel) => {
    const { packet, letter } = label;
    const known = finished.get(label);
    const events = eventsAt(cursor, packet.sentEvent);
    const last = Math.max(packet.endEvent, label.aside?.event ?? -1);
    if (known !== undefined && last < events) return known;
    const model = isSecond(packet.frame) ? (props.second ?? props.model) : props.model;
    const aside =
      label.aside !== undefined && label.aside.event < events
        ? endWord(packet, label.aside, props.ignored, language)
        : undefined;
    const spoken = spokenPacket(model, packet, sequence, events, t, language, aside);
    const name = letter === undefined ? spoken : t('onlyIn', { packet: spoken, letter });
    const ended = packet.endEvent >= 0 && last < events && aside !== '';
    if (ended && packet.changes.every(({ event }) => event < events)) finished.set(label, name);
    return name;
  };
  return (
    <ol className={css.list} data-narrow={props.narrow || undefined} aria-label={t('packets')}>
      {shown.map((each) => {
        const { label, phase } = each;
        const { packet } = label;
        const { frame } = packet;
        const small = !props.worded.has(frame);
        const asked = frame === hovered || frame === focused || frame === selected;
        if (props.sparse && !label.visible && !asked && frame !== stop) return null;
        return (
          <li key={packet.index}>
            <PacketText
              label={label}
              phase={phase}
              small={phase === 'in-flight' && small}
              at={
                phase === 'in-flight' ? pillCentre(label, each.progress, props.rem, small) : label
              }
              selected={frame === selected}
              current={frame === stop}
              takesFocus={props.jumped && frame === focused}
              asked={asked}
              hovered={frame === hovered}
              name={nameOf(label)}
              onSelect={props.onSelect}
              onHover={props.onHover}
              onFocus={props.onFocus}
            />
            {frame === selected && <PacketButtons {...props} packet={each} />}
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

interface ButtonsProps extends PacketListProps {
  readonly packet: ShownPacket;
}

/** Beside the selected packet: why it was sent, and what can be done to it. */
function PacketButtons(props: ButtonsProps) {
  const { packet, rem, onWhy, onOffer, t } = props;
  const { label, phase } = packet;
  const { frame, sentEvent } = label.packet;
  const at = besidePacket(packet, rem);
  const next = offset(at, phase === 'in-flight' ? 0 : label.angle, 1.9 * rem, 0);
  return (
    <>
      {onWhy && <Round at={at} sign="?" words={t('why')} onPress={() => onWhy(sentEvent)} />}
      {onOffer && (
        <Round
          {...{ at: next, sign: '⋯', words: t('offer') }}
          onPress={({ x, bottom: y }) => onOffer(changedIn(props, frame), { x, y })}
        />
      )}
    </>
  );
}

interface RoundProps {
  readonly at: Point;
  readonly words: string;
  readonly sign: string;
  readonly onPress: (place: DOMRect) => void;
}

function Round({ at, words, sign, onPress }: RoundProps) {
  return (
    <button
      type="button"
      className={css.why}
      style={{ left: at.x, top: at.y }}
      aria-label={words}
      title={words}
      onClick={({ currentTarget }) => onPress(currentTarget.getBoundingClientRect())}
    >
      {sign}
    </button>
  );
}

/** Behind the title, on the title's side of the line; behind the pill of a packet in flight. */
function besidePacket({ label, phase, progress }: ShownPacket, rem: number): Point {
  if (phase === 'in-flight') return besidePill(label, progress, rem);
  const half = (titleWidth(label, 0.68) * TITLE_SIZE * rem) / 2;
  if (label.inline) return offset(label, label.angle, half + 1.3 * rem, 0);
  return offset(label, label.angle, half + 1.2 * rem, -0.8 * rem);
}
