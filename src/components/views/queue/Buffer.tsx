import { formatDuration } from '../../../model/format.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { shownTitle, useCovers } from '../../view-kit/covers.ts';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import { bytesText } from './bytes-text.ts';
import type { Buffer as Held, Queued } from './model.ts';
import css from './queue.module.css';
import { useQueueText } from './text.ts';

interface BufferProps {
  readonly held: Held;
  readonly at: number;
  /** Bytes per µs. */
  readonly rate: number;
  readonly selected: number | undefined;
  readonly actions: Pick<ViewActions, 'inspect'>;
}

/** More of them are counted, not drawn. */
const MOST = 60;

/** What is in the buffer at the cursor, one behind the other: the one that is being sent in front. */
export function Buffer({ held, at, rate, selected, actions }: BufferProps) {
  const t = useQueueText();
  const { sending, part, waiting, bytes } = held;
  const drawn = waiting.slice(0, MOST);
  const all = sending ? [sending, ...drawn] : drawn;
  const stops = all.map(({ packet }) => packet.frame);
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  useCovers();
  const boxOf = (each: Queued, label: string, done?: number) => (
    <Box
      key={each.packet.frame}
      {...{ each, label, done, stop }}
      selected={each.packet.frame === selected}
      onOpen={actions.inspect}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside.
    <div className={css.buffer} onKeyDown={onKeyDown} onFocus={onFocus}>
      <p className={css.sum}>
        {all.length === 0
          ? t('lineFree')
          : t('sum', {
              ...{ n: waiting.length, bytes: bytesText(bytes) },
              time: formatDuration(rate > 0 ? Math.round(bytes / rate) : 0),
            })}
      </p>
      <ol className={css.row} aria-label={t('buffer')}>
        {sending &&
          boxOf(
            sending,
            t('sending', { what: shownTitle(sending.packet), part: Math.floor(part * 100) }),
            part,
          )}
        {drawn.map((each, i) =>
          boxOf(
            each,
            t('place', {
              ...{ n: i + 1, what: shownTitle(each.packet), bytes: bytesText(each.packet.bytes) },
              time: formatDuration(at - each.at),
            }),
          ),
        )}
        {waiting.length > MOST && (
          <li className={css.more}>{t('more', { n: waiting.length - MOST })}</li>
        )}
      </ol>
    </div>
  );
}

interface BoxProps {
  readonly each: Queued;
  readonly label: string;
  /** How much of it is on the line. */
  readonly done: number | undefined;
  readonly stop: number | undefined;
  readonly selected: boolean;
  readonly onOpen: (frame: number) => void;
}

function Box({ each, label, done, stop, selected, onOpen }: BoxProps) {
  const t = useQueueText();
  const { packet, marked } = each;
  return (
    <li style={{ flexGrow: packet.bytes, maxInlineSize: `${2 + packet.bytes / 260}rem` }}>
      <button
        type="button"
        className={css.packet}
        data-sending={done !== undefined || undefined}
        data-marked={marked >= 0 || undefined}
        data-stop={packet.frame}
        tabIndex={packet.frame === stop ? 0 : -1}
        aria-label={label}
        aria-pressed={selected}
        title={label}
        onClick={() => onOpen(packet.frame)}
      >
        {done !== undefined && (
          <span className={css.done} style={{ inlineSize: `${done * 100}%` }} aria-hidden="true" />
        )}
        <span className={css.name}>{shownTitle(packet)}</span>
        <span className={css.where}>
          {done === undefined ? bytesText(packet.bytes) : t('sendingShort')}
        </span>
      </button>
    </li>
  );
}
