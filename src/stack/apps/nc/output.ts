/** What came from the other side, line by line: bytes end where a segment ends, lines at a newline. */
import { fromUtf8 } from '../../core/text.ts';
import type { AppEnv } from '../kind.ts';

const NEWLINE = 10;
/** A line that does not end is printed in parts. */
const LONGEST = 4_096;

/** Prints the lines that are whole, and returns what is left. */
export function printLines(bytes: Uint8Array, env: AppEnv): Uint8Array {
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    const ends = bytes[i] === NEWLINE;
    if (!ends && i - start < LONGEST) continue;
    printRest(bytes.subarray(start, i), env);
    start = ends ? i + 1 : i;
  }
  return bytes.slice(start);
}

export function printRest(bytes: Uint8Array, env: AppEnv): void {
  env.print(fromUtf8(bytes));
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
