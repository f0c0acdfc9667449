/**
 * How long a live run may be. All of it stays in memory, here and in the page, and a file of more would
 * not be opened: of more inputs by rule (world/session-data.ts), of more bytes since they are
 * spelt in one text, which may have some 500 million letters in a browser.
 */
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { bytesOf } from './record.ts';

/** Above what the record keeps (record.ts), so that its end is told before the run's. */
export const LONGEST = { bytes: 300_000_000, inputs: 490_000 };

export interface Length {
  /** True: with these it is as long as a run may be. */
  reachedWith(inputs: readonly SessionInput[]): boolean;
}

export function measure(longest = LONGEST): Length {
  let bytes = 0;
  let count = 0;
  return {
    reachedWith(inputs) {
      count += inputs.length;
      for (const input of inputs) bytes += bytesOf(input);
      return count >= longest.inputs || bytes >= longest.bytes;
    },
  };
}
