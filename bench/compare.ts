import { hashBytes, patternBytes } from '../src/stack/apps/script/script.ts';

/** Throws unless a reader's bytes are the beginning of what every writer writes. */
export function compareBytes(received: number, hash: number, where: string): void {
  let expected: number | undefined;
  for (let at = 0; at <= received; at += PIECE) {
    expected = hashBytes(patternBytes(Math.min(PIECE, received - at), at), expected);
  }
  if (hash !== expected) throw new Error(`wrong bytes were read: ${where}`);
}

const PIECE = 1 << 20;
