import { Share2 } from 'lucide-react';
import { useRef } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { announce } from '../a11y/announce.tsx';
import { useRunStore } from './run.ts';
import css from './ShareMenu.module.css';
import { downloadPcapng, downloadSession } from './use-player-commands.ts';

/** Takes the run elsewhere: as a link to this instant, a capture file, or a session file. */
export function ShareMenu() {
  const text = useLessonText();
  const run = useRunStore();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  const act = (work: () => void | Promise<void>) => () => {
    close();
    menu.current?.querySelector('summary')?.focus();
    void work();
  };
  async function copyLink(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    announce(text('player.share.copied'));
  }
  return (
    <details
      ref={menu}
      className={css.menu}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        act(() => undefined)();
      }}
    >
      <summary aria-label={text('player.share')} title={text('player.share')}>
        <Share2 aria-hidden="true" />
      </summary>
      <div className={css.items}>
        <button type="button" onClick={act(copyLink)}>
          {text('player.share.link')}
        </button>
        <button type="button" onClick={act(() => downloadPcapng(run))}>
          {text('player.share.pcapng')}
        </button>
        <button type="button" onClick={act(() => downloadSession(run))}>
          {text('player.share.session')}
        </button>
      </div>
    </details>
  );
}
