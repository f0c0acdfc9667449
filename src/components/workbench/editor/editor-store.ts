/** The copy that is being edited: it stays while the panel is closed, until another is begun. */
import { create } from 'zustand';
import { type EditedFrame, editedFrame } from '../../../stack/wire/edited-frame.ts';
import type { Rejected } from '../../inspect/editor/model.ts';

interface EditedCopy {
  readonly run: string;
  readonly frame: number;
  readonly original: Uint8Array;
  /** What it was like, the last one as it is. */
  readonly versions: readonly EditedFrame[];
  /** The frame check sequence as it was set; undefined: the card computes it. */
  readonly fcs: number | undefined;
  /** What is typed in fields that cannot hold it, by `fieldKey`, or FCS. */
  readonly rejected: Rejected;
}

/** The key of the frame check sequence among what is rejected. */
export const FCS = 'fcs';
const NONE: Rejected = new Map();

/** So many changes can be undone. */
const KEPT = 200;

export const useEditor = create<{ readonly copy: EditedCopy | undefined }>()(() => ({
  copy: undefined,
}));

/** Goes on with the copy of this frame if there is one; its bytes are the same in every fork. */
export function beginCopy(run: string, frame: number, bytes: Uint8Array): void {
  const { copy } = useEditor.getState();
  if (copy?.run === run && copy.frame === frame) return;
  const versions = [editedFrame(bytes)];
  useEditor.setState({
    copy: { run, frame, original: bytes, versions, fcs: undefined, rejected: NONE },
  });
}

function change(how: (copy: EditedCopy) => Partial<EditedCopy>): void {
  const { copy } = useEditor.getState();
  if (copy !== undefined) useEditor.setState({ copy: { ...copy, ...how(copy) } });
}

export function changeCopy(edited: EditedFrame): void {
  change(({ versions }) => ({ versions: [...versions, edited].slice(-KEPT) }));
}

/** Entries that no field could take have changed nothing: they go first. */
export function undoChange(): void {
  change(({ versions, rejected }) => {
    if (rejected.size > 0) return { rejected: NONE };
    return versions.length > 1 ? { versions: versions.slice(0, -1) } : {};
  });
}

export function startOver(): void {
  change(({ original }) => ({ versions: [editedFrame(original)], fcs: undefined, rejected: NONE }));
}

export function setFcs(fcs: number | undefined): void {
  change(() => ({ fcs }));
}

/** A field does not take what is typed in it; undefined: now it does. */
export function reject(key: string, typed: string | undefined): void {
  change(({ rejected }) => {
    if (rejected.get(key) === typed) return {};
    const next = new Map(rejected);
    if (typed === undefined) next.delete(key);
    else next.set(key, typed);
    return { rejected: next };
  });
}
