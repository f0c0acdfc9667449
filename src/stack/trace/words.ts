/**
 * The words of events. Every folder that declares events has a `page/words.ts` with a table of type
 * `WordsFor<typeof itsEvents>`: an event without its words, or with words in one language only, does
 * not compile. Such tables are for pages; nothing of the stack that runs in a world imports them.
 */
import type { Localized, NamesIn, SameNames } from '../core/localized.ts';
import type { RfcRef } from '../core/rfc.ts';
import type { DropReason, IgnoredReason } from './kernel-events.ts';
import type { DefinedEvents, EventKind, TraceEvent } from './schema.ts';

/** What is put in place of a parameter; a `duration` in µs is formatted as the page formats them. */
export type SentenceValue = string | number | Localized | { readonly duration: number };

/** A sentence of both languages with its parameters. */
export interface Sentence {
  readonly text: Localized;
  readonly values: Readonly<Record<string, SentenceValue>>;
  /** Where the rule behind it is written. */
  readonly ref?: RfcRef | undefined;
}

type Values<S extends string> = [NamesIn<S>] extends [never]
  ? Readonly<Record<never, never>>
  : Readonly<Record<NamesIn<S>, SentenceValue>>;

/** Makes a sentence: both languages must name the same parameters, and each must be given. */
export function sentence<const En extends string, const Zh extends string>(
  en: En,
  zh: Zh & SameNames<NamesIn<En>, NamesIn<Zh>>,
  values: Values<En>,
  ref?: RfcRef,
): Sentence {
  return { text: { en, zh }, values, ref };
}

/** A sentence from a table, where the parameters of all rows are the same. */
export interface TableRow {
  readonly text: Localized;
  readonly ref: RfcRef;
}

/** How a timer is called. */
export interface TimerWords {
  /** In a sentence, before "timer": 'retransmission'. */
  readonly name: Localized;
  /** On its own, where there is little room: 'RTO'. */
  readonly short: Localized;
  readonly ref?: RfcRef;
}

/** What a socket speaks; one below the transport layer speaks what its program does. */
export type SocketProtocol = 'tcp' | 'udp' | 'below';

/** What a sentence about an event may need besides the event. */
export interface Scene {
  /** The name of the event's node. */
  readonly node: Localized;
  /** The packet it is about, in a word or two; '' for none. */
  readonly packet: string;
  /** The names of the nodes at the packet's ends. */
  readonly from: Localized;
  readonly to: Localized;
  /** Bytes of data that the packet carries for an application. */
  readonly length: number;
  /** The packet repeats what was sent before. */
  readonly again: boolean;
  /** An earlier event that is told in the same sentence: the arming of a timer. */
  readonly before: TraceEvent | undefined;
  /** The event that led to it, where one is told. */
  readonly cause: TraceEvent | undefined;
  /** What came of it may name the exact rule (`EventWords.rule`). */
  readonly rule: RfcRef | undefined;
  /** It is a call that has not returned at once. */
  readonly waits: boolean;
  /** What the socket of a call, or of its return, speaks; '' where that is not known. */
  socket(event: TraceEvent<'socket.call' | 'socket.return'>): SocketProtocol | '';
  timer(layer: string, name: string): TimerWords;
  dropped(why: DropReason): Localized;
  ignored(why: IgnoredReason): Localized;
  /** What an input of this kind does. */
  input(kind: string): Localized;
  /** Nobody at the page did it: it came from outside. */
  fromOutside(kind: string): boolean;
}

/** Whose doing an event is: the colour and the shape of its dot. */
export type Source = 'learner' | 'application' | 'timer' | 'transport' | 'network' | 'link';

/** The words of one kind of event. */
export interface EventWords<E> {
  readonly source: Source;
  /** What happened, in a few words. */
  readonly label: Localized;
  /** A step in a chain of causes: a whole sentence, with its source. */
  readonly why: (event: E, scene: Scene) => Sentence;
  /** A name that stands beside its instant: the state that was entered. */
  readonly mark?: (event: E) => string;
  /**
   * It is told beside the event that caused it and is no step of its own: a choice that was made on
   * the way, or a change that came of it, which then says what changed.
   */
  readonly beside?: 'note' | ((event: E) => string);
  /** The exact rule that it was done by: it stands at the cause then, in place of a wider one. */
  readonly rule?: (event: E) => RfcRef | undefined;
  /** It is what a node made of a frame that was delivered: both are told in one sentence. */
  readonly receives?: true;
  /** The question that the chain of causes of this event answers, where it has one of its own. */
  readonly ask?: (event: E, scene: Scene) => Sentence;
  /**
   * What a screen reader says when it happens, a sentence without its full stop; undefined for
   * nothing. Null: only machines care.
   */
  readonly say: ((event: E, scene: Scene) => Sentence | undefined) | null;
}

/** The words of all events of one declaration. */
export type WordsFor<E extends DefinedEvents> = {
  readonly [K in keyof E['fields'] & EventKind]: EventWords<TraceEvent<K>>;
};

/** A table with a text for each name in a set such as `TcpIgnoredReasons`. */
export type TableFor<Names> = { readonly [K in keyof Names & string]: Localized };
