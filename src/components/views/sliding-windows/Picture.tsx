/** The picture on the page: its shapes, a button for each packet under way, and the bytes. */

import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react';
import { grouped } from '../../../model/format.ts';
import { markWord } from '../../../model/mark.ts';
import { packetTitle } from '../../../model/packets.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import { Spot } from '../../view-kit/plot/Spot.tsx';
import { px } from '../../view-kit/plot/shapes.ts';
import { useTimeZoom } from '../../view-kit/plot/use-time-zoom.ts';
import { dropBox, dropWord, type Mark, mayAllDrop, TARGET } from './between.ts';
import type { PictureInput, WindowsPicture } from './layout.ts';
import type { Range } from './model.ts';
import { pictureSentences } from './sentences.ts';
import css from './sliding-windows.module.css';
import type { WindowsText } from './text.ts';

export interface PictureProps {
  readonly picture: WindowsPicture;
  readonly input: PictureInput;
  readonly selected: number | undefined;
  readonly byte: number | undefined;
  readonly byteSaid: string;
  /** The byte that is followed, where this is its stream. */
  readonly followed: number | undefined;
  readonly board: boolean;
  /** How many bytes there are to see. */
  readonly most: number;
  readonly onSight: (sight: Range) => void;
  readonly onByte: (byte: number | undefined) => void;
  readonly onPoint: (frame: number | undefined) => void;
  readonly onInspect: (frame: number) => void;
  readonly onInspectByte: () => void;
  readonly onFollow: () => void;
  readonly onDrop: ((frame: number) => void) | undefined;
  readonly t: WindowsText;
}

export function Picture(props: PictureProps) {
  const { picture, input, byte, onByte, onSight, t } = props;
  const { room, pen, shapes } = picture;
  const words = useId();
  const box = useRef<HTMLDivElement>(null);
  const { sight } = pen;
  // Bytes are looked at closer as time is, by wheel and by two fingers.
  useTimeZoom(
    box,
    { left: room.left, width: room.right - room.left, top: 0, height: room.height },
    [0, Math.max(props.most, sight.to)],
    [sight.from, sight.to],
    ([from, to]) => onSight({ from: Math.round(from), to: Math.round(to) }),
  );
  const name = t('picture', { from: input.from.name, to: input.to.name });
  const point = ({ clientX, currentTarget, pointerType, target }: PointerEvent<HTMLElement>) => {
    if (pointerType === 'touch' && target instanceof HTMLButtonElement) return;
    const x = clientX - currentTarget.getBoundingClientRect().left;
    if (x < room.left || x > room.right) return onByte(undefined);
    onByte(Math.max(0, Math.floor(pen.scale.invert(x))));
  };
  return (
    <div
      ref={box}
      className={css.picture}
      data-lights
      style={{ blockSize: room.height }}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && onByte(undefined)}
    >
      <svg
        width={room.width}
        height={room.height}
        role="img"
        aria-label={name}
        aria-describedby={words}
      >
        <Shapes shapes={shapes} />
        {byte !== undefined && <ByteLine picture={picture} byte={byte} />}
        {props.followed !== undefined && <ByteLine picture={picture} byte={props.followed} stays />}
      </svg>
      <p id={words} className="visually-hidden">
        {pictureSentences(input).join(' ')}
      </p>
      <ByteSlider {...props} />
      <Packets {...props} />
      <Spot
        width={room.width}
        height={room.height}
        boxOf={(lit) => {
          const found = picture.marks.find((each) => markWord(lit) === wordOf(each));
          return found && placeOf(found);
        }}
      />
    </div>
  );
}

interface ByteLineProps {
  readonly picture: WindowsPicture;
  readonly byte: number;
  /** It is followed, wherever the pointer is. */
  readonly stays?: true;
}

function ByteLine({ picture, byte, stays }: ByteLineProps) {
  const { pen, room } = picture;
  if (byte < pen.sight.from || byte > pen.sight.to) return null;
  const left = Math.max(room.left, pen.scale(byte));
  const width = Math.max(1.5, Math.min(room.right, pen.scale(byte + 1)) - left);
  const height = room.receiver.bottom - room.sender.top;
  return (
    <rect
      className={css.byte}
      data-stays={stays}
      x={px(left)}
      y={room.sender.top}
      width={width}
      height={height}
    />
  );
}

/** The bytes by keyboard: arrow keys go from byte to byte, Page keys by a tenth of the picture. */
function ByteSlider(props: PictureProps) {
  const { picture, byte, byteSaid, onByte, onInspectByte, onFollow, t } = props;
  const { pen, room } = picture;
  const { from, to } = pen.sight;
  const at = byte ?? from;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = Math.max(1, Math.round((to - from) / 200));
    const next = {
      ...{ ArrowLeft: at - step, ArrowDown: at - step, ArrowRight: at + step, ArrowUp: at + step },
      ...{ PageDown: at - 20 * step, PageUp: at + 20 * step, Home: from, End: to - 1 },
    }[event.key];
    if (event.key === 'Enter') onInspectByte();
    else if (event.key === ' ') onFollow();
    else if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else onByte(Math.min(Math.max(from, next), to - 1));
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={css.slider}
      aria-label={t('strip')}
      aria-valuemin={from + 1}
      aria-valuemax={to}
      aria-valuenow={at + 1}
      aria-valuetext={byteSaid || t('byte', { n: at + 1 })}
      style={{
        ...{ left: room.left, top: room.sender.top, width: room.right - room.left },
        height: room.sender.bottom - room.sender.top,
      }}
      onKeyDown={onKeyDown}
      onFocus={() => onByte(at)}
      onBlur={() => onByte(undefined)}
      onClick={onInspectByte}
    />
  );
}

function Packets(props: PictureProps) {
  const { picture, selected, board, onDrop, t } = props;
  const { marks } = picture;
  const frames = marks.map(({ flight }) => flight.packet.frame);
  const { stop, onKeyDown, onFocus } = useRoving(frames, frames[0]);
  const all = mayAllDrop(marks, picture.room);
  const word = dropWord(all ? marks : [], picture.room, t('dropIt'));
  return (
    <ul className={css.packets} aria-label={t('underWay')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {marks.map((mark) => {
        const { frame } = mark.flight.packet;
        const drop = all || frame === selected ? 'seen' : frame === stop ? 'focused' : 'none';
        return (
          <PacketItem
            key={frame}
            {...{ props, mark, word, isStop: frame === stop }}
            drop={board || onDrop === undefined || mark.flight.lost ? 'none' : drop}
          />
        );
      })}
    </ul>
  );
}

interface PacketItemProps {
  readonly props: PictureProps;
  readonly mark: Mark;
  /** What stands beside the sign of its button, if there is room. */
  readonly word: string;
  readonly isStop: boolean;
  /** Whether there is a button to drop it: always seen, or, among many, while the focus is here. */
  readonly drop: 'seen' | 'focused' | 'none';
}

function PacketItem({ props, mark, word, isStop, drop }: PacketItemProps) {
  const { picture, onPoint, onInspect, onDrop, t } = props;
  const { packet } = mark.flight;
  const { frame } = packet;
  /** The key that drops the selected packet drops the focused one here. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'd') return;
    event.stopPropagation();
    if (drop !== 'none' && !event.repeat) onDrop?.(frame);
  };
  return (
    <li
      onKeyDown={onKeyDown}
      onPointerEnter={() => onPoint(frame)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <button
        type="button"
        data-stop={frame}
        data-mark={wordOf(mark)}
        tabIndex={isStop ? 0 : -1}
        className={css.packet}
        aria-label={nameOf(mark, t)}
        style={placeOf(mark)}
        onClick={() => onInspect(frame)}
      />
      {drop !== 'none' && (
        <button
          type="button"
          className={css.drop}
          data-quiet={drop === 'focused' || undefined}
          style={{ ...dropBox(mark, picture.room, word), fontSize: picture.room.type.small }}
          aria-label={t('drop', { packet: shownTitle(packet) })}
          title={t('drop', { packet: shownTitle(packet) })}
          onClick={() => onDrop?.(frame)}
        >
          <span aria-hidden="true">✕</span>
          {word !== '' && <span>{word}</span>}
        </button>
      )}
    </li>
  );
}

const wordOf = ({ flight }: Mark) => markWord({ kind: 'packet', frame: flight.packet.frame });

function nameOf({ flight }: Mark, t: WindowsText): string {
  const { packet, down, length, seq, ack, window } = flight;
  const title = packetTitle(packet);
  if (down) return t('inspect', { packet: title, n: grouped(length), seq: t('seqOf', { seq }) });
  const numbers = t('ackOf', { ack: ack ?? 0, window: window ?? '?' });
  return t('inspectAck', { packet: title, ack: numbers });
}

function placeOf({ box }: Mark) {
  const width = Math.max(TARGET, box.width);
  const height = Math.max(TARGET, box.height);
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    ...{ width, height },
  };
}
