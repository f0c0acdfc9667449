import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { formatInstant } from '../../model/format.ts';
import type { LiveNotice, LiveStatus } from '../../runtime/live/status.ts';
import { Live } from '../a11y/Live.tsx';
import { useRun } from '../workbench/run.ts';
import css from './live.module.css';
import { useLive, useLiveStore } from './live.ts';
import { secondsText, sizeText } from './quantities.ts';
import { useCall } from './Start.tsx';
import { type LiveText, useLiveText } from './text.ts';

/** The latest that are shown at once. */
const MOST = 2;

/** What has happened to the network or the page, and what can be done about it. */
export function LiveNotices() {
  const text = useLiveText();
  const language = useLanguage();
  const store = useLiveStore();
  const notices = useLive((live) => live.notices);
  const status = useLive((live) => live.status);
  return (
    <div className={css.notices}>
      <Standing status={status} />
      <Fork />
      {notices
        .filter((notice) => !isTold(notice, status))
        .slice(-MOST)
        .map((notice) => (
          <Note key={notice.id} urgent={notice.kind !== 'card-up' && notice.kind !== 'reconnected'}>
            <p>{noticeText(notice, text, language)}</p>
            <button type="button" onClick={() => store.getState().dismiss(notice.id)}>
              {text('dismiss')}
            </button>
          </Note>
        ))}
    </div>
  );
}

/** The card is down for as long as that stands there; that it is up again is no news by now. */
const isTold = ({ kind }: LiveNotice, status: LiveStatus): boolean =>
  kind === 'card-down' || (kind === 'card-up' && !('cardUp' in status && status.cardUp));

function Note({ urgent, children }: { readonly urgent: boolean; readonly children: ReactNode }) {
  return (
    <Live role={urgent ? 'alert' : 'status'} className={css.notice}>
      {children}
    </Live>
  );
}

function noticeText(notice: LiveNotice, text: LiveText, language: Language): string {
  switch (notice.kind) {
    case 'slept':
      return text('notice.slept', { time: secondsText(notice.forSeconds, language) });
    case 'reconnected':
      return text('notice.reconnected', { time: secondsText(notice.afterSeconds, language) });
    case 'cap':
      return text(`notice.cap.${notice.limit}`, {
        n: notice.limit === 'bytes' ? sizeText(notice.most) : notice.most,
      });
    case 'not-kept':
      if (notice.kept === 0) return text('notice.not-kept');
      return text('notice.kept-until', { time: formatInstant(notice.kept) });
    case 'lease-lost':
      return text('notice.lease-lost', {
        address: notice.address,
        why: text(`lease.${notice.why}`),
      });
    case 'address-refused':
    case 'address-conflict':
      return text(`notice.${notice.kind}`, { address: notice.address });
    default:
      return text(`notice.${notice.kind}`);
  }
}

/** What lasts: the agent is gone, the card is down, the run has ended. */
function Standing({ status }: { readonly status: LiveStatus }) {
  const text = useLiveText();
  const store = useLiveStore();
  const call = useCall();
  if (status.kind === 'lost') {
    return (
      <Note key={`lost ${status.why}`} urgent>
        <p>{text(`lost.${status.why}`)}</p>
      </Note>
    );
  }
  if (status.kind === 'live' && !status.cardUp) {
    return (
      <Note key="down" urgent>
        <p>{text('down.now')}</p>
      </Note>
    );
  }
  if (status.kind !== 'ended') return null;
  return (
    <Note key={`ended ${status.why}`} urgent={status.why !== 'left' && status.why !== 'recording'}>
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

/** A run that was made of the live one: up to where it can be true. */
function Fork() {
  const text = useLiveText();
  const current = useRun((state) => state.current);
  const isFork = useRun(({ runs, current: id }) => runs[0]?.id !== id);
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
