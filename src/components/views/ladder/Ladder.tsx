/**
 * The ladder: a time-space diagram of a run up to the cursor. Time runs downwards, hosts are
 * vertical life lines, packets slant by the time they really take.
 */
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { causeOf } from '../../../model/causes.ts';
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { useSize } from '../../view-kit/use-size.ts';
import { captionOf } from './caption.ts';
import { type DrawingProps, Lines, Words } from './Drawing.tsx';
import { Heads } from './Heads.tsx';
import css from './ladder.module.css';
import { marginStyle } from './MarginAnnotations.tsx';
import { type LadderOptions, nodeHead } from './model.ts';
import { PacketList } from './PacketList.tsx';
import { PacketsInFlight } from './PacketsInFlight.tsx';
import { leastWidth } from './room.ts';
import { shownPackets } from './shown.ts';
import { useLadderText } from './text.ts';
import { isTall, type Sight, useFollow } from './use-follow.ts';
import { type LadderPicture, usePicture } from './use-ladder.ts';
import { useSynBytes } from './use-syn-bytes.ts';
import { type Focus, useWalk } from './use-walk.ts';

export interface LadderProps {
  readonly model: RecordedRun;
  /** Changes whenever the model has grown. */
  readonly version: number;
  readonly cursor: Cursor;
  /** Whether the cursor moves by itself. */
  readonly playing?: boolean;
  readonly sequence?: 'relative' | 'raw';
  /** The frame number of the selected packet. */
  readonly selected?: number | undefined;
  readonly onSelectPacket?: (frame: number) => void;
  /** Makes the link lose a packet in flight; without it, there is no such button. */
  readonly onDrop?: ((frame: number) => void) | undefined;
  readonly onWhy?: ((event: number) => void) | undefined;
  /** The bytes of a frame, for what the trace does not say (the options of a SYN). */
  readonly bytesOf?: ((frame: number) => Uint8Array | undefined) | undefined;
  /** Has bytes brought that are not there yet; when they are, `bytesOf` is another function. */
  readonly fetchBytes?: ((frames: readonly number[]) => Promise<void>) | undefined;
  /** `ghost` draws what is still to come, palely. */
  readonly future?: 'hidden' | 'ghost';
  /** Keep this the same object between renderings: the picture is laid out anew for another. */
  readonly options?: LadderOptions;
}

const EVERYTHING: LadderOptions = {};
const FIRST_SIGHT: Sight = { top: 0, bottom: 4000 };

export function Ladder(props: LadderProps) {
  const { model, version, cursor, sequence = 'relative', selected, bytesOf, onWhy } = props;
  const { options = EVERYTHING, future = 'hidden', playing = false } = props;
  const { onSelectPacket, onDrop } = props;
  const t = useLadderText();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useSize(scroller, probe);
  const [sight, setSight] = useState(FIRST_SIGHT);
  const picture = usePicture({ model, version, options, sequence, bytesOf, size, sight });
  useSynBytes(model, picture, props.fetchBytes);
  const [hovered, onHover] = useState<number>();
  const [focus, setFocus] = useState<Focus>();
  const focused = focus?.frame;
  const nowY = picture === undefined ? 0 : picture.layout.scale.y(cursor.at);
  useFollow({
    scroller,
    nowY,
    layout: picture?.layout,
    playing,
    chosen: heightOf(picture, selected),
    setSight,
  });
  const onSelect = useCallback((frame: number) => onSelectPacket?.(frame), [onSelectPacket]);
  const onFocus = useCallback((frame: number) => setFocus({ frame, jumped: false }), []);
  const cause = useCause(model, hovered ?? focused ?? selected);
  const walk = useWalk({ picture, cursor, from: focused ?? selected, scroller, setFocus });
  const shown = shownPackets(picture?.labels ?? [], cursor, future === 'ghost');
  const all: DrawingProps | undefined = picture && {
    ...{ picture, shown, cursor, nowY, sight, selected, hovered, focused, cause },
    ...{ onSelect, onHover, onDrop, onWhy, language, t, stop: walk.stop },
  };
  return (
    <section
      className={css.ladder}
      data-many={isMany(picture) || undefined}
      style={
        { '--least-width': `${leastWidth(picture?.run.nodes.length ?? 0)}rem` } as CSSProperties
      }
      aria-label={t('ladder')}
    >
      <span ref={probe} className={css.probe} aria-hidden="true" />
      {picture !== undefined && (
        <Heads
          layout={picture.layout}
          heads={picture.run.nodes.map((node) =>
            nodeHead(model, node, cursor, options.connectionOf?.(node.id)),
          )}
        />
      )}
      {/* As long as there is no packet to go to, the picture itself is what the keyboard scrolls. */}
      <div
        ref={scroller}
        className={css.scroller}
        data-tall={isTall(picture?.layout) || undefined}
        tabIndex={shown.length === 0 ? 0 : undefined}
      >
        {all && (
          <Picture {...{ all, model, sequence, onFocus, walk }} jumped={focus?.jumped ?? false} />
        )}
      </div>
      <p className={css.caption}>
        {picture !== undefined && captionOf(model, picture.run, cursor, sequence, t)}
      </p>
    </section>
  );
}

interface PictureProps {
  readonly all: DrawingProps;
  readonly model: RecordedRun;
  readonly sequence: 'relative' | 'raw';
  /** Whether the keyboard has just moved to the focused packet. */
  readonly jumped: boolean;
  readonly onFocus: (frame: number) => void;
  readonly walk: ReturnType<typeof useWalk>;
}

/** What scrolls: lines below, then the packets' buttons, what is on its way, and all other words. */
function Picture({ all, model, sequence, jumped, onFocus, walk }: PictureProps) {
  const { picture, cursor, t } = all;
  const { layout } = picture;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside.
    <div
      className={css.drawing}
      style={{ height: layout.contentHeight, ...marginStyle(layout.size) }}
      data-narrow={layout.narrow || undefined}
      onKeyDown={walk.onKeyDown}
      onFocus={walk.onFocus}
    >
      <Lines {...all} />
      <PacketList
        {...all}
        {...{ model, sequence, jumped, onFocus }}
        sparse={picture.onCanvas}
        rem={layout.size.rem}
        narrow={layout.narrow}
      />
      <PacketsInFlight {...all} />
      <Words {...all} />
      {cursor.event === 0 && <p className={css.empty}>{t('empty')}</p>}
    </div>
  );
}

/** Two life lines stand at the sides; more than two share the width, or scroll sideways. */
function isMany(picture: LadderPicture | undefined): boolean {
  return (picture?.run.nodes.length ?? 0) > 2;
}

/** Where the chosen packet leaves and arrives; undefined when none is chosen. */
function heightOf(picture: LadderPicture | undefined, frame: number | undefined) {
  const packet = picture?.run.packets.findLast((each) => each.frame === frame);
  if (picture === undefined || packet === undefined) return undefined;
  const { scale } = picture.layout;
  return { top: scale.y(packet.starts), bottom: scale.y(packet.arrives) };
}

function useCause(model: RecordedRun, frame: number | undefined): number | undefined {
  return useMemo(() => causeOf(model, frame), [model, frame]);
}
