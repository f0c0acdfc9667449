/** What the benchmark asks of the worker in its page, and what it is told. */

export type Order =
  /** Counts the frames that come, and does nothing with them. */
  | { readonly do: 'count' }
  /** How many have come since the last time. */
  | { readonly do: 'counted' }
  /** Our stack reads all that a server at this address sends. */
  | { readonly do: 'download'; readonly address: number; readonly port: number }
  /** Our stack serves whoever calls this port so many bytes. */
  | { readonly do: 'serve'; readonly port: number; readonly bytes: number }
  /** Resolves when the last download or the last server is done. */
  | { readonly do: 'done' };

export interface Told {
  readonly frames: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Of all bytes that came over the connection. */
  readonly hash: number;
}
