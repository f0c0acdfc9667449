/** The state of a half-duplex link: the signals on it, and what the cards at its ends are doing. */
import type { FrameRef } from '../../core/arena.ts';
import { type Duration, type Instant, NEVER } from '../../core/instant.ts';
import type { Rng } from '../../core/rng.ts';
import type { LinkFx, LinkSpecBase, LinkState } from '../kind.ts';

export interface HalfDuplexSettings {
  /** Bits per second. */
  bandwidth: number;
  /** One-way propagation delay, µs. */
  delay: Duration;
  /** Frames that may wait in a card. */
  queueFrames: number;
  up: boolean;
}

export interface HalfDuplexSpec extends LinkSpecBase, Partial<HalfDuplexSettings> {
  kind: 'half-duplex';
}

declare module '../kind.ts' {
  interface LinkSpecs {
    'half-duplex': HalfDuplexSpec;
  }
}

/** What an end sends, from its first bit to its last. */
export interface Signal {
  /** Noise (a jam, or what is left of a frame) has none: −1. */
  frame: FrameRef;
  id: number;
  sentBy: number;
  begins: Instant;
  /** NEVER while nobody knows. */
  ends: Instant;
  /** False once it was cut short, or another signal has met it: no card can read it. */
  whole: boolean;
  /** The trace says already that the frame was dropped. */
  told: boolean;
  /** What its sender appended (fcs.ts). */
  fcs: number;
  /** The other end hears it. */
  heard: boolean;
}

/** `gap`: the line is quiet, and the inter-frame gap is not over yet. */
export type StationState = 'idle' | 'deferring' | 'gap' | 'sending' | 'jamming' | 'backing-off';

/** The card at an end, as far as the link is concerned. A hub has none. */
export interface Station {
  state: StationState;
  /** The first is being sent, or waits for its turn. */
  queue: { frame: FrameRef; cause: number }[];
  /** Attempts at the first frame that have collided. */
  attempts: number;
  /** When its next step is due. */
  dueAt: Instant;
  /** Signals that it hears. */
  hearing: number;
  /** What it hears cannot be read: it sent itself meanwhile, or two signals overlap. */
  spoilt: boolean;
  /** Since when it has heard none, nor sent one. */
  quietSince: Instant;
}

export interface HalfDuplex extends LinkState {
  kind: 'half-duplex';
  settings: HalfDuplexSettings;
  rng: Rng;
  stations: [Station, Station];
  /** Those that come from each end, in the order of their sending. */
  signals: [Signal[], Signal[]];
}

export function createStation(): Station {
  return {
    state: 'idle',
    queue: [],
    attempts: 0,
    dueAt: NEVER,
    hearing: 0,
    spoilt: false,
    quietSince: -NEVER,
  };
}

/** IEEE 802.3 table 4-2, for 10 Mb/s, in bit times. */
export const SLOT_BITS = 512;
export const GAP_BITS = 96;
export const JAM_BITS = 32;
export const PREAMBLE_BITS = 64;
export const ATTEMPT_LIMIT = 16;
export const BACKOFF_LIMIT = 10;
/** What a hub sends is at least so long (IEEE 802.3 §9.6.4). */
export const FRAGMENT_BITS = 96;

/** How long so many bits take, rounded up to whole microseconds. */
export function bitTimes({ settings }: HalfDuplex, bits: number): Duration {
  return Math.ceil((bits * 1_000_000) / settings.bandwidth);
}

/** What can be done on any link of a world, not only on that whose turn it is. */
export type Medium = Pick<LinkFx, 'world' | 'log' | 'capture' | 'link'>;
