/**
 * The letters of inputs in the links of runs. A link is read before anything else is loaded, so this
 * list is eager: one line for each kind of input, whoever brings it. What a letter means never
 * changes, for links are out in the world.
 */
import { callCodec } from './call/codec.ts';
import type { InputCodec } from './codec.ts';
import { dropCodec } from './drop/codec.ts';
import { frameCodec } from './frame/codec.ts';
import { linkCodec } from './link/codec.ts';
import { signalCodec } from './signal/codec.ts';
import { typeCodec } from './type/codec.ts';

const CODECS: readonly InputCodec[] = [
  dropCodec,
  linkCodec,
  callCodec,
  frameCodec,
  typeCodec,
  signalCodec,
];

const byLetter = new Map<string, InputCodec>();
const byKind = new Map<string, InputCodec>();
for (const codec of CODECS) {
  byKind.set(codec.kind, codec);
  for (const letter of [...Object.keys(codec.short ?? {}), codec.letter]) {
    byLetter.set(letter, codec);
  }
}

export const LETTERS: readonly string[] = [...byLetter.keys()];

export function codecOfLetter(letter: string): InputCodec | undefined {
  return byLetter.get(letter);
}

export function codecOfKind(kind: string): InputCodec | undefined {
  return byKind.get(kind);
}
