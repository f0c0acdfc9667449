import { ChevronLeft, ChevronRight, NotebookText, Square, X } from 'lucide-react';
import { useEffect } from 'react';
import { announce } from '../../a11y/announce.tsx';
import { useCommands } from '../../help/commands.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { Notice } from '../../workbench/Notice.tsx';
import { useLesson } from '../lesson-context.ts';
import { notesAddress, useNotes } from './notes-window.ts';
import { ProjectorOffer } from './ProjectorOffer.tsx';
import css from './presenter.module.css';
import { present, toggleBlack, usePresenter } from './presenter-store.ts';
import { usePresenterText } from './text.ts';
import { beginStepAgain, useClicker } from './use-clicker.ts';

/** What a presentation has besides stage and question: the clicker, a black screen, the notes. */
export default function Presenter() {
  const text = usePresenterText();
  const lesson = useLesson();
  const black = usePresenter((state) => state.black);
  const clicker = useClicker(lesson);
  const notes = useNotes(lesson, clicker);
  useCommands({
    stepNext: clicker.forward,
    stepPrevious: clicker.back,
    black: toggleBlack,
    notes: notes.open,
  });
  useEffect(() => {
    if (black) announce(text('unblack'));
  }, [black, text]);
  const leave = () => {
    beginStepAgain(lesson);
    present(false);
  };
  return (
    <>
      {notes.blocked && (
        <div className={css.blocked}>
          <Notice>
            {text('blocked')}{' '}
            <a href={notesAddress(lesson.meta.id)} target="_blank" rel="noopener opener">
              {text('blockedLink')}
            </a>
          </Notice>
        </div>
      )}
      <ProjectorOffer />
      <div className={css.bar} role="toolbar" aria-label={text('bar')}>
        <IconButton label={text('back')} onClick={clicker.back}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <IconButton label={text('forward')} onClick={clicker.forward}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
        <IconButton label={text('black')} onClick={toggleBlack}>
          <Square aria-hidden="true" />
        </IconButton>
        <IconButton label={text('notes')} onClick={notes.open}>
          <NotebookText aria-hidden="true" />
        </IconButton>
        <IconButton label={text('leave')} onClick={leave}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {black && (
        <button
          type="button"
          className={css.black}
          aria-label={text('unblack')}
          onClick={toggleBlack}
        />
      )}
    </>
  );
}
