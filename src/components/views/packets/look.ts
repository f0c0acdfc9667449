/** How the list is looked at: the filter, in letters that a link may hold. */
import { lookCodec } from '../../view-kit/look.ts';

export interface PacketsLook {
  readonly filter: string;
}

const PLAIN: PacketsLook = { filter: '' };
/** A look has 400 characters at the most; what is longer stays out of the link. */
const LONGEST = 390;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Letters, digits and dots as they are, every other octet as `-2f`. */
function spell(text: string): string {
  return Array.from(encoder.encode(text), (octet) => {
    const letter = String.fromCharCode(octet);
    return /[A-Za-z0-9.]/.test(letter) ? letter : `-${octet.toString(16).padStart(2, '0')}`;
  }).join('');
}

function unspell(word: string): string {
  const octets = [...word.matchAll(/-([0-9a-f]{2})|([A-Za-z0-9.])/g)].map(([, hex, letter]) =>
    hex === undefined ? (letter as string).charCodeAt(0) : Number.parseInt(hex, 16),
  );
  return decoder.decode(Uint8Array.from(octets));
}

const codec = lookCodec<PacketsLook>(PLAIN, {
  filter: {
    write(text) {
      const word = `f${spell(text)}`;
      return word.length > LONGEST ? undefined : word;
    },
    read: (part) =>
      /^f(-[0-9a-f]{2}|[A-Za-z0-9.])+$/.test(part) ? unspell(part.slice(1)) : undefined,
  },
});

export const { encode: encodeLook, decode: decodeLook } = codec;

export const understands = (part: string): boolean => decodeLook(part).filter !== '';
