/** What the lab's processes say to each other, besides frames. */
import type { DropCause } from '../../../src/relay/causes.ts';
import type { Wanted } from '../../drivers/driver.ts';

/** To the one that started them. */
export type Told =
  /** A kernel's process is in its namespace; it waits for its cards. */
  | { readonly type: 'there' }
  | { readonly type: 'serves' }
  /** All is set up, and frames may go to and fro. */
  | { readonly type: 'ready' }
  | { readonly type: 'carrier'; readonly up: boolean }
  | { readonly type: 'dropped'; readonly cause: DropCause; readonly count: number }
  | { readonly type: 'failed'; readonly why: string };

/** To those that were started. */
export type Order =
  /** To a kernel: its cards are there. */
  | { readonly type: 'wired' }
  /** To the holder of the card; null: there is nobody to read frames. */
  | { readonly type: 'listen'; readonly wanted: Wanted | null };

export function tell(told: Told): void {
  if (process.connected) process.send?.(told);
}

/** The first line of an error, and what the command that failed printed. */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const printed = 'stderr' in error ? String(error.stderr).trim() : '';
  return [error.message.split('\n')[0], printed.split('\n')[0]].filter(Boolean).join(': ');
}
