/** What the benchmark asks of the worker in its page, and what it is told. */
import type { Columns } from '../../../src/stack/trace/log.ts';
import type { LinkSpec } from '../../../src/stack/world/scenario.ts';

/** What our own link does to frames, both ways. */
export type Cable = Partial<LinkSpec>;

export type Order =
  /** Counts the frames that come, and does nothing with them. */
  | { readonly do: 'count' }
  /** How many have come since the last time. */
  | { readonly do: 'counted' }
  /** Our stack reads all that a server at this address sends. */
  | {
      readonly do: 'download';
      readonly address: number;
      readonly port: number;
      readonly cable?: Cable;
    }
  /** Our stack serves whoever calls this port so many bytes. */
  | { readonly do: 'serve'; readonly port: number; readonly bytes: number; readonly cable?: Cable }
  /** Resolves when the last download or the last server is done. */
  | { readonly do: 'done' };

export interface Told {
  readonly frames: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Of all bytes that came over the connection. */
  readonly hash: number;
  /** Frames that the agent could not hand on since the page joined, by cause (src/relay/causes.ts). */
  readonly dropped: Readonly<Record<string, number>>;
  /** What our own link has done to frames, by what it was. */
  readonly faults: Readonly<Record<string, number>>;
}

export type ToWorker =
  | { readonly address: string }
  | { readonly order: Order }
  /** Columns of a trace that were read, to be filled again. */
  | { readonly room: Columns };

export type FromWorker = { readonly told: Told } | { readonly trace: Columns };
