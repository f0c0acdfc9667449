import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { formatInstant } from '../../model/format.ts';
import type { LiveNotice, LiveStatus } from '../../runtime/live/status.ts';
import { Live } from '../a11y/Live.tsx';
import css from './live.module.css';
import { useLive, useLiveStore } from './live.ts';
import { secondsText, sizeText } from './quantities.ts';
import { type LiveText, useLiveText } from './text.ts';

/** The latest that are shown at once. */
const MOST = 2;
/** What asks for nothing: it interrupts nobody. */
const CALM: readonly LiveNotice['kind'][] = ['card-up', 'reconnected', 'background', 'stood'];

/** What has happened, each until it is dismissed: on every surface of the page. */
export function Notices() {
  const text = useLiveText();
  const language = useLanguage();
  const store = useLiveStore();
  const notices = useLive((live) => live.notices);
  const status = useLive((live) => live.status);
  return notices
    .filter((notice) => !isTold(notice, status))
    .slice(-MOST)
    .map((notice) => (
      <Note key={notice.id} urgent={!CALM.includes(notice.kind)}>
        <p>{noticeText(notice, text, language)}</p>
        <button type="button" onClick={() => store.getState().dismiss(notice.id)}>
          {text('dismiss')}
        </button>
      </Note>
    ));
}

/** The card is down for as long as that stands there; that it is up again is no news by now. */
const isTold = ({ kind }: LiveNotice, status: LiveStatus): boolean =>
  kind === 'card-down' || (kind === 'card-up' && !('cardUp' in status && status.cardUp));

interface NoteProps {
  /** It interrupts what is being read. */
  readonly urgent: boolean;
  readonly children: ReactNode;
}

export function Note({ urgent, children }: NoteProps) {
  return (
    <Live role={urgent ? 'alert' : 'status'} className={css.notice}>
      {children}
    </Live>
  );
}

function noticeText(notice: LiveNotice, text: LiveText, language: Language): string {
  switch (notice.kind) {
    case 'slept':
    case 'stood':
    case 'background':
      return text(`notice.${notice.kind}`, { time: secondsText(notice.forSeconds, language) });
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
