/**
 * The letters of inputs in the links of runs. A link is read before anything else is loaded, so this
 * list is eager: one line for each kind of input, whoever brings it. What a letter means never
 * changes, for links are out in the world.
 */

import { arriveCodec } from './arrive/codec.ts';
import { awayCodec } from './away/codec.ts';
import { callCodec } from './call/codec.ts';
import type { InputCodec } from './codec.ts';
import { corruptCodec } from './corrupt/codec.ts';
import { delayCodec } from './delay/codec.ts';
import { dropCodec } from './drop/codec.ts';
import { duplicateCodec } from './duplicate/codec.ts';
import { forgeCodec } from './forge/codec.ts';
import { frameCodec } from './frame/codec.ts';
import { hookCodec } from './hook/codec.ts';
import { linkCodec } from './link/codec.ts';
import { reseedCodec } from './reseed/codec.ts';
import { settingCodec } from './setting/codec.ts';
import { signalCodec } from './signal/codec.ts';
import { staticRouteCodec } from './static-route/codec.ts';
import { typeCodec } from './type/codec.ts';

const CODECS = [
  dropCodec,
  linkCodec,
  callCodec,
  frameCodec,
  typeCodec,
  signalCodec,
  delayCodec,
  duplicateCodec,
  corruptCodec,
  settingCodec,
  hookCodec,
  staticRouteCodec,
  forgeCodec,
  arriveCodec,
  awayCodec,
  reseedCodec,
] as const;

/** Kinds that a link can spell; whoever has the type knows what each kind of input says. */
export type SpeltKind = (typeof CODECS)[number]['kind'];

const byLetter = new Map<string, InputCodec>();
const byKind = new Map<string, InputCodec>();
for (const codec of CODECS as readonly InputCodec[]) {
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
