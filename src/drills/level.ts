/** A level of “You are the TCP”: a connection in which the learner answers for one host. */
import type { End } from '../model/judge/end.ts';
import type { Happening, Policy } from '../model/judge/happening.ts';
import type { SegmentOptions } from '../model/judge/segment.ts';
import type { Localized } from '../stack/core/localized.ts';
import type { HostSpec, LinkSpec, ProcessSpec } from '../stack/world/scenario.ts';

type WithoutTime<T> = T extends unknown ? Omit<T, 'at' | 'event'> : never;

/** What the learner's program does, once something holds for its end, and after a while. */
export interface Act {
  readonly once: (end: End) => boolean;
  readonly after: number;
  readonly does: WithoutTime<Happening>;
}

/** Which end of the connection the learner has. */
export type Seat = 'client' | 'server';

export const SEATS: readonly Seat[] = ['client', 'server'];

/** A host of ours: its settings, and the program that runs on it. */
export type Played = Pick<HostSpec, 'settings'> & { readonly process: ProcessSpec };

export interface Level {
  readonly id: string;
  readonly title: Localized;
  /** What it is about, and who the learner is in it. */
  readonly about: Localized;
  readonly role: Readonly<Record<Seat, Localized>>;
  /** What is the learner's to do with this seed. */
  readonly deal: (seat: Seat, seed: number) => Deal;
}

/** What a seed deals: other sizes, another order of closing, other losses. */
export interface Deal {
  readonly acts: readonly Act[];
  /** What the learner's SYN offers. */
  readonly options: SegmentOptions;
  readonly policy: Policy & { readonly buffer: number };
  /** The peer is our stack. */
  readonly peer: Played;
  readonly link: Partial<LinkSpec>;
  /** The same program for a stack of ours in the learner's place. */
  readonly instead: Played;
}

/** A level as it is played. */
export interface Exercise extends Deal {
  readonly level: Level;
  readonly seat: Seat;
  readonly seed: number;
}

export const exerciseOf = (level: Level, seat: Seat, seed: number): Exercise => ({
  ...level.deal(seat, seed),
  ...{ level, seat, seed },
});
