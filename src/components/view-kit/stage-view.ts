/** What a view says about itself, and what it is given: a view is a folder of components/views. */
import type { ComponentType } from 'react';
import type { Localized } from '../../i18n/language.ts';
import type { Cursor } from '../../model/cursor.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { FoldedTime } from '../../runtime/folded-time.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { SubjectKey, SubjectKind } from './subject.ts';

/** Where a view stands: in the middle, beside the main picture, or below it. */
export type Place = 'main' | 'side' | 'below';
export type Side = 'left' | 'right';

/** In rem: type grows with the theme and the screen, and so does the room that a view needs. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

type Loaded = () => Promise<{ readonly default: ComponentType<ViewProps> }>;

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
  /** Whether two runs are drawn into one picture, or into two that stand beside each other. */
  readonly compares: 'overlay' | 'beside';
  /** Whether the run has anything for this view to show. */
  readonly offered: (run: RecordedRun) => boolean;
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
}

export function leastOf({ least }: StageView, run: RecordedRun): Size {
  return typeof least === 'function' ? least(run) : least;
}

/** One run as a view sees it. The object is another one whenever anything of it has changed. */
export interface ViewRun {
  readonly id: string;
  /** 'Original run', 'Fork 1: without SYN'. */
  readonly name: string;
  /** It grows in place, and then `version` is another. */
  readonly run: RecordedRun;
  readonly version: number;
  readonly cursor: Cursor;
  /** The bytes of a frame if they are at hand; another function whenever more of them are. */
  readonly bytesOf: (frame: number) => Uint8Array | undefined;
  readonly fetchBytes: (frames: readonly number[]) => Promise<void>;
}

/** Time as everything that lies on the stage shares it, with its long pauses folded away. */
export interface SharedAxis {
  readonly end: Instant;
  readonly time: FoldedTime;
}

/** What a view may ask of the workbench around it. These functions stay the same. */
export interface ViewActions {
  /** Opens the inspector on a frame. */
  readonly inspect: (frame: number) => void;
  /** Opens the reasons of an event. */
  readonly askWhy: (event: number) => void;
  /** Makes the link lose a frame that is in flight. */
  readonly drop: (frame: number) => void;
  /** The large form of a view, for one subject; null leads back to the main picture. */
  readonly enlarge: (view: string, subject: SubjectKey | null) => void;
}

export interface ViewProps {
  /** One, or two to compare: never empty. */
  readonly runs: readonly [ViewRun, ...ViewRun[]];
  readonly axis: SharedAxis;
  readonly subject: SubjectKey;
  /** Whether the cursor moves by itself. */
  readonly playing: boolean;
  /** The frame that is selected on the stage. */
  readonly selected: number | undefined;
  /** What a main picture is to write into its margins. */
  readonly margins: readonly string[];
  readonly actions: ViewActions;
}
