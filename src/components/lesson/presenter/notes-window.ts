import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../runtime/progress.ts';
import type { LessonState } from '../lesson-context.ts';
import type { Beat } from './beat.ts';
import { toggleBlack, usePresenter } from './presenter-store.ts';
import type { Clicker } from './use-clicker.ts';

/** What the speaker's notes are told, whole, whenever something changes. */
export interface NotesState {
  readonly type: 'state';
  readonly lesson: string;
  readonly index: number;
  readonly beat: Beat;
  readonly black: boolean;
  readonly startedAt: number;
  readonly truths: Readonly<Record<string, Answer>>;
}

/** What the notes ask for. */
export type NotesRequest = { readonly type: 'hello' | 'forward' | 'back' | 'black' };

/** The windows of one browser hear each other here; a lesson has a channel of its own. */
export const channelOf = (lesson: string) => new BroadcastChannel(`wireglass.presenter.${lesson}`);

export const notesAddress = (lesson: string) => `#/notes/${lesson}`;

/** Tells the notes what is shown, and does what they ask for. */
export function useNotes({ meta, index }: LessonState, clicker: Clicker) {
  const [blocked, setBlocked] = useState(false);
  const { beat, black, startedAt, truths } = usePresenter();

  const state: NotesState = {
    ...{ type: 'state', lesson: meta.id },
    ...{ index, beat, black, startedAt, truths },
  };
  const latest = useRef({ state, clicker });
  const opened = useRef<BroadcastChannel>(undefined);

  // One channel for all of the presentation: what is asked while another one opened would be lost.
  useEffect(() => {
    const channel = channelOf(meta.id);
    channel.onmessage = ({ data }: MessageEvent<NotesRequest>) => {
      const now = latest.current;
      if (data.type === 'hello') channel.postMessage(now.state);
      else if (data.type === 'forward') now.clicker.forward();
      else if (data.type === 'back') now.clicker.back();
      else if (data.type === 'black') toggleBlack();
    };
    opened.current = channel;
    return () => channel.close();
  }, [meta.id]);

  useEffect(() => {
    latest.current = { state, clicker };
    opened.current?.postMessage(state);
  });

  function open(): void {
    const features = 'popup,width=900,height=700';
    const made = window.open(notesAddress(meta.id), 'wireglass-notes', features);
    setBlocked(made === null);
  }

  return { open, blocked };
}
