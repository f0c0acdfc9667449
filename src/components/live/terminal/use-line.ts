import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type Completion, complete, type Known } from './complete.ts';
import { useTerminal } from './terminal-store.ts';

export interface TypedLine {
  readonly text: string;
  readonly completion: Completion;
  readonly open: boolean;
  /** The proposal that Enter takes; −1 for none. */
  readonly at: number;
  readonly change: (text: string) => void;
  readonly take: (index: number) => void;
  readonly close: () => void;
  /** Opens the list, or closes it: for a finger, which has no Tab. */
  readonly toggle: () => void;
  readonly press: (event: KeyboardEvent<HTMLInputElement>) => void;
}

interface LineProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly known: Known;
  readonly run: (line: string) => void;
  readonly stop: () => void;
  readonly clear: () => void;
  /** End has nowhere to go in an empty line; elsewhere it leads back to now. */
  readonly toNow: () => void;
}

/** Earlier lines by ↑ and ↓; the line that was begun comes back behind the newest. */
function useHistory(text: string) {
  const history = useTerminal((state) => state.history);
  const [back, setBack] = useState(0);
  const [begun, setBegun] = useState('');
  return {
    forget() {
      setBack(0);
      setBegun('');
    },
    recall(direction: 1 | -1): string | undefined {
      const next = back + direction;
      if (next < 0 || next > history.length) return undefined;
      if (back === 0) setBegun(text);
      setBack(next);
      return next === 0 ? begun : history.at(-next);
    },
  };
}

/** The list of what can stand at the end of the line. */
function useProposals(words: readonly string[]) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  return {
    open: open && words.length > 0,
    at,
    close() {
      setOpen(false);
      setAt(-1);
    },
    toggle() {
      setOpen(!open);
      setAt(-1);
    },
    /** Opens it, or goes on in it. */
    walk(direction: 1 | -1) {
      setOpen(true);
      setAt(open ? (at + direction + words.length) % words.length : 0);
    },
  };
}

/**
 * The line being typed. Tab completes it, and leaves as everywhere when there is nothing to
 * complete, or behind Escape. An open list is closed by Escape, and no more than that.
 */
export function useLine({ input, known, run, stop, clear, toNow }: LineProps): TypedLine {
  const [text, setText] = useState('');
  const [leaving, setLeaving] = useState(false);
  const { recall, forget } = useHistory(text);
  const completion = complete(text, known);
  const { words, from } = completion;
  const { open, at, close, toggle, walk } = useProposals(words);

  const write = (next: string) => {
    setText(next);
    close();
    // React has not put the text there yet.
    requestAnimationFrame(() => input.current?.setSelectionRange(next.length, next.length));
  };
  const change = (next: string) => {
    setText(next);
    setLeaving(false);
    forget();
    close();
  };
  const take = (index: number) => {
    const word = words[index];
    if (word === undefined) return;
    forget();
    write(`${text.slice(0, from)}${word} `);
  };
  const move = (direction: 1 | -1): true => {
    if (open) walk(direction);
    else {
      // ↑ is back in time.
      const earlier = recall(direction === -1 ? 1 : -1);
      if (earlier !== undefined) write(earlier);
    }
    return true;
  };
  const tab = (backwards: boolean): boolean => {
    if (leaving || backwards || text === '' || words.length === 0) return false;
    if (words.length === 1) take(0);
    else walk(1);
    return true;
  };
  const enter = (): true => {
    if (open && at >= 0) take(at);
    else {
      change('');
      run(text);
    }
    return true;
  };
  // Of the list first: who closes it goes on typing, and may want it again.
  const leave = (): boolean => {
    if (open) close();
    else setLeaving(true);
    return open;
  };
  return {
    ...{ text, completion, open, at, change, take, close, toggle },
    press: pressOf({
      ...{ Enter: enter, Escape: leave },
      ...{ ArrowUp: () => move(-1), ArrowDown: () => move(1) },
      End: () => text === '' && done(toNow),
      Tab: ({ shiftKey }) => tab(shiftKey),
      'Ctrl+c': () => !isSelected(input.current) && done(stop),
      'Ctrl+l': () => done(clear),
    }),
  };
}

const done = (act: () => void): true => {
  act();
  return true;
};

type Press = KeyboardEvent<HTMLInputElement>;

/** What a key does; false: what it does everywhere. */
function pressOf(keys: Readonly<Record<string, (event: Press) => boolean>>) {
  return (event: Press) => {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
    const key = event.ctrlKey ? `Ctrl+${event.key.toLowerCase()}` : event.key;
    if (!keys[key]?.(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Then Ctrl+C copies. */
const isSelected = (input: HTMLInputElement | null) =>
  input !== null && input.selectionStart !== input.selectionEnd;
