/** What a view says about itself, and what it is given: a view is a folder of components/views. */
import type { ComponentType } from 'react';
import type { Localized } from '../../i18n/language.ts';
import type { Cursor } from '../../model/cursor.ts';
import type { ByteMark, Mark } from '../../model/mark.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Inputs } from '../../runtime/protocol.ts';
import type { RunView } from '../../runtime/run-view.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { Session } from '../../stack/world/session-data.ts';
import type { SubjectKey, SubjectKind } from './subject.ts';
import type { TimeMark, TimeSync } from './time-sync.ts';

/** Where a view stands: in the middle, beside the main picture, or below it. */
export type Place = 'main' | 'side' | 'below';
export type Side = 'left' | 'right';

/** In rem: type grows with the theme and the screen, and so does the room that a view needs. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Drawn {
  readonly default: ComponentType<ViewProps>;
  /** Whether a part of a look, between two `~`, says something; a view that has none has no look. */
  readonly understands?: (part: string) => boolean | Promise<boolean>;
}

type Loaded = () => Promise<Drawn>;

/** A way into a view in which runs are changed: what it is called there, and the look that it opens. */
export interface ChangeEntry {
  readonly title: Localized;
  readonly look: string | undefined;
}

/** The definition of a view: `view.ts` in its folder exports one as `view`. */
export interface StageView {
  /** What a lesson calls it; the name of its folder. */
  readonly id: string;
  readonly title: Localized;
  /** The key that shows or hides it. */
  readonly key?: string;
  /** The smaller, the farther to the left its button and the higher its place. */
  readonly order: number;
  /** What one picture of it is about. A view of nodes stands once for each side of the stage. */
  readonly subject: SubjectKind;
  readonly place: Place;
  /** A picture of many nodes may need more than one of two. */
  readonly least: Size | ((run: RecordedRun) => Size);
  /**
   * Whether two runs are drawn into one picture, or into two that stand beside each other; 'none': it
   * is no picture of a run, and the main picture takes its place.
   */
  readonly compares: 'overlay' | 'beside' | 'none';
  /** Whether the run has anything for this view to show. */
  readonly offered: (run: RecordedRun) => boolean;
  /** It is there to make other runs: a run that is fixed does not offer it. */
  readonly makesRuns?: true;
  /** What it can be about; without it, everything of its kind of subject. */
  readonly subjects?: (run: RecordedRun) => readonly SubjectKey[];
  readonly load: Loaded;
  /**
   * In a column of views, one that knows its own height keeps it, and the others share the rest.
   * For it, the style sheet has `--slot-height`: how high it may be.
   */
  readonly height?: 'own' | 'rest';
  /** A main picture can write this into its margins: then the view needs no column of its own. */
  readonly margin?: string;
  /** The margin annotations that a main picture can write, and how wide (rem) it must be for them. */
  readonly margins?: {
    readonly kinds: readonly string[];
    readonly least: (run: RecordedRun) => number;
  };
  /** The same for one subject alone, in the place of the main picture. */
  readonly large?: { readonly key?: string; readonly title: Localized; readonly load: Loaded };
  /** What stands on the stage whatever is shown there: it speaks up when it has to. */
  readonly watch?: Loaded;
  /**
   * The part of the model that the windows of a long run must carry for it (`carryAlways`): fetched
   * while the first screen is being looked at, since a run is read from its start until then.
   */
  readonly carries?: () => Promise<unknown>;
  /** What of a run is another one after a visit to it: *Change the run* leads there. */
  readonly changes?: () => Promise<{ readonly entries: readonly ChangeEntry[] }>;
}

export function leastOf({ least }: StageView, run: RecordedRun): Size {
  return typeof least === 'function' ? least(run) : least;
}

/** One run as a view sees it. The object is another one whenever anything of it has changed. */
export interface ViewRun {
  readonly id: string;
  /** Its letter. */
  readonly name: string;
  /** It grows in place, and then `version` is another. */
  readonly run: RecordedRun;
  readonly version: number;
  readonly cursor: Cursor;
  /** The bytes of a frame if they are at hand; another function whenever more of them are. */
  readonly bytesOf: (frame: number) => Uint8Array | undefined;
  readonly fetchBytes: (frames: readonly number[]) => Promise<void>;
  /** All frames of a stretch, in order, for whoever looks at each of them once. */
  readonly readFrames: (first: number, last: number) => Promise<readonly Uint8Array[]>;
}

/** Time as everything that lies on the stage shares it. */
export interface SharedAxis {
  readonly end: Instant;
  /** When two runs lie beside each other: what their pictures share (time-sync.ts). */
  readonly sync?: TimeSync;
  /** In one picture of two runs: where they first differ. */
  readonly mark?: TimeMark | undefined;
}

/** px, from the window's corner. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
}

/** What a view may ask of the workbench around it. These functions stay the same. */
export interface ViewActions {
  /** Opens the inspector on a frame. */
  readonly inspect: (frame: number) => void;
  /** Moves the one shared cursor. */
  readonly seek: (at: Instant) => void;
  /** Opens the reasons of an event. */
  readonly askWhy: (event: number) => void;
  /**
   * Offers a mark to an open question that waits for one of its kind; whether it was taken. Packets
   * and events are offered by `inspect` and `askWhy`.
   */
  readonly pointAt: (mark: Mark) => boolean;
  /** Makes the link lose a frame that is in flight; undefined where nothing may be done to the run. */
  readonly drop: ((frame: number) => void) | undefined;
  /** Opens the menu of what can be done to a frame, at a place in the window. */
  readonly offer: (frame: number, at: WindowPlace) => void;
  /**
   * Makes a run of this one and sets both beside each other: what is done at one instant, or another
   * session. With `goesOn` the new run takes the place of this one, and plays on. Resolves to false
   * when it cannot be, which the page has then said.
   */
  readonly change: (run: string, to: Session | Inputs, goesOn?: boolean) => Promise<boolean>;
  /** The large form of a view, for one subject; null leads back to the main picture. */
  readonly enlarge: (view: string, subject: SubjectKey | null) => void;
  /** Keeps how a view is looked at, also in links: `look` of its props. */
  readonly lookAt: (view: string, look: string | undefined) => void;
  /** Follows a byte of a stream through all pictures; null: none any more. */
  readonly follow: (byte: ByteMark | null) => void;
  /** The runs that there are and what they are made of, for a view that makes more of them. */
  readonly tree: () => RunMaking;
}

export type RunMaking = Pick<RunView, 'spec' | 'runs' | 'current' | 'treeRun' | 'rerun' | 'rename'>;

export interface ViewProps {
  /** One, or two to compare: never empty. */
  readonly runs: readonly [ViewRun, ...ViewRun[]];
  readonly axis: SharedAxis;
  readonly subject: SubjectKey;
  /** Whether the cursor moves by itself. */
  readonly playing: boolean;
  /** The frame that is selected on the stage. */
  readonly selected: number | undefined;
  /** The byte that is followed through all pictures. */
  readonly followed: ByteMark | undefined;
  /** What a main picture is to write into its margins. */
  readonly margins: readonly string[];
  /**
   * How the reader looks at it (what is hidden, in which order …), in the view's own spelling:
   * letters, digits and `.~-`. A link may hold anything in this alphabet.
   */
  readonly look: string | undefined;
  /** A question is open on the projector: no more than it needs, seven words at the most. */
  readonly board: boolean;
  readonly actions: ViewActions;
  /** With two runs: what the second may be asked, and its selected frame. */
  readonly second?: { readonly actions: ViewActions; readonly selected: number | undefined };
}
