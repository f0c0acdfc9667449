import { useLanguage } from '../../i18n/index.ts';
import { formatInstant } from '../../model/format.ts';
import type { EndedWhy, LiveStatus, LostWhy } from '../../runtime/live/status.ts';
import { useRun } from '../workbench/run.ts';
import css from './live.module.css';
import { useLive, useLiveStore } from './live.ts';
import { Note, Notices } from './Notices.tsx';
import { clockText } from './quantities.ts';
import { useCall } from './Start.tsx';
import { useLiveText } from './text.ts';

/** What has happened to the network or the page, and what can be done about it. */
export function LiveNotices() {
  const status = useLive((live) => live.status);
  return (
    <div className={css.notices}>
      <Standing status={status} />
      <Fork />
      <Notices />
    </div>
  );
}

/** What nobody is surprised by. */
const CALM_ENDS: readonly EndedWhy[] = ['left', 'recording', 'recorded-fork'];

/** What lasts: the agent is gone, the card is down, the run has ended. */
function Standing({ status }: { readonly status: LiveStatus }) {
  const text = useLiveText();
  const store = useLiveStore();
  const call = useCall();
  if (status.kind === 'lost') return <Lost why={status.why} retryAt={status.retryAt} call={call} />;
  if (status.kind === 'live' && !status.cardUp) {
    return (
      <Note key="down" urgent>
        <p>{text('down.now')}</p>
      </Note>
    );
  }
  if (status.kind !== 'ended') return null;
  return (
    <Note key={`ended ${status.why}`} urgent={!CALM_ENDS.includes(status.why)}>
      <p>{text(`ended.${status.why}`)}</p>
      {call && (
        <button type="button" onClick={call}>
          {text('ended.anew')}
        </button>
      )}
      <button type="button" onClick={() => store.getState().close()}>
        {text('ended.close')}
      </button>
    </Note>
  );
}

interface LostProps {
  readonly why: LostWhy;
  readonly retryAt: number;
  readonly call: (() => void) | undefined;
}

/** When the next call is changes every few seconds: it is there to be read, and is not read out. */
function Lost({ why, retryAt, call }: LostProps) {
  const text = useLiveText();
  const language = useLanguage();
  return (
    <>
      <Note key={`lost ${why}`} urgent>
        <p>{text(`lost.${why}`)}</p>
        {call && (
          <button type="button" onClick={call}>
            {text('lost.now')}
          </button>
        )}
      </Note>
      <p className={css.next}>{text('lost.next', { time: clockText(retryAt, language) })}</p>
    </>
  );
}

/** A run that was made of the live one: up to where it can be true. */
function Fork() {
  const text = useLiveText();
  const current = useRun((state) => state.current);
  const opened = useLive(({ status }) => status.kind === 'ended' && status.why === 'recorded-fork');
  const isFork = useRun(({ runs, current: id }) => runs[0]?.id !== id) || opened;
  const truth = useLive((live) => live.truths[current]);
  if (!isFork) return null;
  const words =
    truth === undefined
      ? text('fork.unknown')
      : truth.trueUntil === null
        ? text('fork.true')
        : text('fork.until', { time: formatInstant(truth.trueUntil) });
  return (
    <Note key={current} urgent={false}>
      <p>{words}</p>
    </Note>
  );
}
