/** What a capability brings to the page: `page()` of its folder's index returns one. */
import type { Localized } from '../../core/localized.ts';
import type { Dissector } from '../../wire/dissector.ts';
import type { DefinedEvents } from '../schema.ts';
import type { TimerWords, WordsFor } from '../words.ts';
import type { NodeTable } from './table.ts';

/** The timers of a layer: by their names, or the same words for all of them. */
export type LayerTimers = TimerWords | Readonly<Record<string, TimerWords>>;

/** Names that pictures show as well as sentences. */
export interface Names {
  /** By the layer that starts them. */
  readonly timers?: Readonly<Record<string, LayerTimers>>;
  /** Why its links or queues drop frames. */
  readonly dropped?: Readonly<Record<string, Localized>>;
}

export interface CapabilityPage<E extends DefinedEvents = DefinedEvents> extends Names {
  /** An event of `E` without its words does not compile. */
  readonly words: WordsFor<E>;
  /** Why its layers put packets aside, as the end of a sentence. */
  readonly ignored?: Readonly<Record<string, Localized>>;
  readonly dissectors?: readonly Dissector[];
  /** What its nodes and programs keep, as tables of a node. */
  readonly tables?: readonly NodeTable[];
}
