/**
 * The ladder: a time-space diagram of a run up to the cursor. Time runs downwards, hosts are
 * vertical life lines, packets slant by the time they really take.
 */
import {
  type CSSProperties,
  type ReactNode,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { causeOf } from '../../../model/causes.ts';
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { useMarking } from '../../view-kit/marking.ts';
import type { WindowPlace } from '../../view-kit/stage-view.ts';
import type { TimeSync } from '../../view-kit/time-sync.ts';
import { useSize } from '../../view-kit/use-size.ts';
import { Caption } from './Caption.tsx';
import { type DrawingProps, Lines, Words } from './Drawing.tsx';
import { Heads } from './Heads.tsx';
import css from './ladder.module.css';
import { type LadderLook, PLAIN_LOOK } from './look.ts';
import { marginStyle } from './MarginAnnotations.tsx';
import { type LadderOptions, nodesOf } from './model.ts';
import { connectionIn, type NodeHead, nodeHead } from './node-head.ts';
import { offerAt, offerByKey } from './offer.ts';
import { PacketList } from './PacketList.tsx';
import { wordedFrames } from './pill.ts';
import { leastWidth } from './room.ts';
import { cursorOfBoth, isSecond, moved, movedBack, type SecondRun } from './second-run.ts';
import { shownPackets } from './shown.ts';
import { type LadderText, useLadderText } from './text.ts';
import { isTall, type Sight, useFollow } from './use-follow.ts';
import { type LadderPicture, usePicture } from './use-ladder.ts';
import { useSynBytes } from './use-syn-bytes.ts';
import { useTimeSync } from './use-time-sync.ts';
import { type Focus, useWalk } from './use-walk.ts';

const TimeRuler = lazyPart(() => import('./TimeRuler.tsx'));

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
  /** Opens the menu of what can be done to a packet; without it, there is none. */
  readonly onOffer?: ((frame: number, at: WindowPlace) => void) | undefined;
  readonly onWhy?: ((event: number) => void) | undefined;
  /** The bytes of a frame, for what the trace does not say (the options of a SYN). */
  readonly bytesOf?: ((frame: number) => Uint8Array | undefined) | undefined;
  /** Has bytes brought that are not there yet; when they are, `bytesOf` is another function. */
  readonly fetchBytes?: ((frames: readonly number[]) => Promise<void>) | undefined;
  /** `ghost` draws what is still to come, palely. */
  readonly future?: 'hidden' | 'ghost';
  /** Another run's picture lies beside this one, on the same scale of time. */
  readonly sync?: TimeSync | undefined;
  /** A second run in this picture: its frames and events are told from the first's (second-run.ts). */
  readonly second?: SecondRun | undefined;
  /** Where the two runs first differ. */
  readonly markAt?: Instant | undefined;
  /** What stands below the picture, instead of its caption. */
  readonly foot?: ReactNode;
  readonly look?: LadderLook;
  /** Without it, nothing of the look can be changed. */
  readonly onLook?: ((look: LadderLook) => void) | undefined;
  /** For the last row of a hall: few words, and large ones. */
  readonly board?: boolean;
  /** Keep this the same object between renderings: the picture is laid out anew for another. */
  readonly options?: LadderOptions;
}

// Nothing is on its way yet when a picture is first drawn.
const PacketsInFlight = lazyPart(() => import('./PacketsInFlight.tsx'));

const EVERYTHING: LadderOptions = {};
const FIRST_SIGHT: Sight = { top: 0, bottom: 4000 };

export function Ladder(props: LadderProps) {
  const { model, version, cursor, sequence = 'relative', selected, bytesOf, onWhy } = props;
  const { options = EVERYTHING, future = 'hidden', playing = false, board = false } = props;
  const { look = PLAIN_LOOK, onLook, onSelectPacket, onDrop, onOffer, sync, second } = props;
  const t = useLadderText();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useSize(scroller, probe);
  const [sight, setSight] = useState(FIRST_SIGHT);
  const picture = usePicture({
    ...{ model, version, options, look, sequence, bytesOf, size, sight, sync, second },
    board: board ? cursor : undefined,
  });
  useTimeSync(scroller, picture?.layout, sync);
  useSynBytes(model, picture, props.fetchBytes);
  const [hovered, onHover] = useState<number>();
  const [focus, setFocus] = useState<Focus>();
  const focused = focus?.frame;
  const nowY = picture === undefined ? 0 : picture.layout.scale.y(cursor.at);
  const [layout, chosen] = [picture?.layout, heightOf(picture, selected)];
  useFollow({ scroller, nowY, layout, playing, chosen, setSight });
  const onSelect = useCallback((frame: number) => onSelectPacket?.(frame), [onSelectPacket]);
  const onFocus = useCallback((frame: number) => setFocus({ frame, jumped: false }), []);
  const both = cursorOfBoth(cursor, second?.cursor);
  const cause = useCause(model, second?.model, hovered ?? focused ?? selected);
  const walk = useWalk({ picture, cursor: both, from: focused ?? selected, scroller, setFocus });
  const shown = shownPackets(picture?.labels ?? [], both, future === 'ghost');
  const all: DrawingProps | undefined = picture && {
    ...{ picture, shown, cursor: both, nowY, sight, selected, hovered, focused, cause },
    ...{ onSelect, onHover, onDrop, onOffer, onWhy, language, t, stop: walk.stop },
    worded: wordedFrames(shown, picture, [selected, hovered, focused]),
    markAt: props.markAt ?? sync?.mark?.at,
  };
  return (
    <section
      className={css.ladder}
      data-many={isMany(picture) || undefined}
      data-board={board || undefined}
      data-overlaid={second !== undefined || undefined}
      style={leastStyle(picture)}
      aria-label={t('ladder')}
    >
      <span ref={probe} className={css.probe} aria-hidden="true" />
      {picture !== undefined && (
        <Top {...{ model, picture, cursor, look, second, t }} onLook={board ? undefined : onLook} />
      )}
      {/* As long as there is no packet to go to, the picture itself is what the keyboard scrolls. */}
      <div
        ref={scroller}
        className={css.scroller}
        data-tall={isTall(picture?.layout) || undefined}
        tabIndex={shown.length === 0 ? 0 : undefined}
      >
        {all && (
          <Picture
            {...{ all, model, second, sequence, onFocus, walk }}
            jumped={focus?.jumped ?? false}
          />
        )}
      </div>
      {/* Beside another run's picture there is none: equal height must be equal time. */}
      {props.foot}
      {picture !== undefined && !board && !sync && !second && (
        <Caption {...{ model, run: picture.run, cursor, sequence, look, onLook, language, t }} />
      )}
    </section>
  );
}

const leastStyle = (picture: LadderPicture | undefined) =>
  ({ '--least-width': `${leastWidth(picture?.run.nodes.length ?? 0)}rem` }) as CSSProperties;

interface TopProps extends Pick<LadderProps, 'model' | 'cursor' | 'onLook' | 'second'> {
  readonly picture: LadderPicture;
  readonly look: LadderLook;
  readonly t: LadderText;
}

/** The heads of the columns, as the cursor has them. */
function Top({ model, picture, cursor, look, onLook, second, t }: TopProps) {
  const { run, layout, words } = picture;
  const headsOf = (of: RecordedRun, at: Cursor) =>
    run.nodes.map((node) => nodeHead(of, node, at, connectionIn(run, node.id)));
  const heads = useSameHeads(headsOf(model, cursor));
  const others = second && {
    letters: second.letters,
    states: headsOf(second.model, second.cursor).map(({ state }) => state),
  };
  const nodes = nodesOf(model);
  const { topology } = model;
  return (
    <Heads
      {...{ heads, others, layout, topology, nodes, look, onLook, t }}
      states={words?.states}
    />
  );
}

/** The same list as long as the same is written above the life lines. */
function useSameHeads(heads: readonly NodeHead[]): readonly NodeHead[] {
  const last = useRef(heads);
  const same =
    heads.length === last.current.length &&
    heads.every(({ node, endpoint, state }, i) => {
      const before = last.current[i] as NodeHead;
      return node === before.node && endpoint === before.endpoint && state === before.state;
    });
  if (!same) last.current = heads;
  return last.current;
}

interface PictureProps {
  readonly all: DrawingProps;
  readonly model: RecordedRun;
  readonly second: SecondRun | undefined;
  readonly sequence: 'relative' | 'raw';
  /** Whether the keyboard has just moved to the focused packet. */
  readonly jumped: boolean;
  readonly onFocus: (frame: number) => void;
  readonly walk: ReturnType<typeof useWalk>;
}

/** What scrolls: lines below, then the packets' buttons, what is on its way, and all other words. */
function Picture({ all, model, second, sequence, jumped, onFocus, walk }: PictureProps) {
  const { picture, cursor, t } = all;
  const { layout } = picture;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside.
    <div
      className={css.drawing}
      style={{ height: layout.contentHeight, ...marginStyle(layout.size) }}
      data-narrow={layout.narrow || undefined}
      onKeyDown={(event) => offerByKey(event, all) || walk.onKeyDown(event)}
      onFocus={walk.onFocus}
      onContextMenu={(event) => offerAt(event, all)}
    >
      <Lines {...all} />
      {/* Words stand on its line; what lies before it is paler. */}
      {all.markAt !== undefined && picture.words === undefined && (
        <div
          className={css.before}
          data-mark
          style={{ blockSize: Math.max(0, layout.scale.y(all.markAt)) }}
        />
      )}
      <PacketList
        {...all}
        {...{ model, second: second?.model, sequence, jumped, onFocus }}
        sparse={picture.onCanvas}
        ignored={picture.ignored}
        rem={layout.size.rem}
        narrow={layout.narrow}
      />
      <Suspense fallback={null}>
        <PacketsInFlight {...all} />
      </Suspense>
      <Words {...all} />
      <Suspense fallback={null}>
        <TimeRuler {...{ picture, model, cursor }} />
      </Suspense>
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
  if (picture === undefined || frame === undefined) return undefined;
  const packet = picture.run.packets.findLast((each) => each.frame === frame);
  if (packet === undefined) return undefined;
  const { scale } = picture.layout;
  return { top: scale.y(packet.starts), bottom: scale.y(packet.arrives) };
}

function useCause(model: RecordedRun, other: RecordedRun | undefined, frame: number | undefined) {
  // Which packet led to which may be what somebody is asked to point at.
  const asked = useMarking(({ wanted }) => wanted !== null);
  return useMemo(() => {
    if (asked) return undefined;
    if (frame === undefined || other === undefined || !isSecond(frame))
      return causeOf(model, frame);
    const cause = causeOf(other, movedBack(frame));
    return cause === undefined ? undefined : moved(cause);
  }, [model, other, frame, asked]);
}
