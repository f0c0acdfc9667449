// What is wrong with the headers of a frame, as codes. The decoder tells of structure; each
// protocol's dissector has the rules of the RFCs about values.

import { type WordBytes, wordBytes } from './checksum.ts';
import type { AnyDecoded } from './decode.ts';
import { dissectorOf, type Section } from './dissector.ts';
import type { Found } from './problems.ts';

/** The frame copied to where 32-bit words can be read, once for all its checksums. */
export function checkArea(bytes: Uint8Array): WordBytes {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  return area;
}

/** All that is wrong with one section of a frame. */
export function checkSection(section: Section, area: WordBytes): readonly Found[] {
  const { decoded, id, tree } = section;
  const dissector = dissectorOf(id);
  if (decoded === null || dissector === undefined) return tree?.problems ?? [];
  // Quotes are cut short by design, so what is missing from them is no problem of theirs.
  if (section.quoted) return dissector.checkQuote?.(section) ?? [];
  if (!decoded.complete) return decoded.problems;
  const found = [...decoded.problems];
  dissector.check?.(section, area, (code, field = null) => {
    found.push({ code, field, ...fieldBytes(section, decoded, field) });
  });
  dissector.checkOptions?.(decoded, found);
  return found;
}

function fieldBytes(
  section: Section,
  decoded: AnyDecoded,
  field: string | null,
): { start: number; end: number } {
  const placed = decoded.header.placed.find((candidate) => candidate.name === field);
  if (placed === undefined) return { start: section.start, end: section.headerEnd };
  return {
    start: section.start + (placed.bitOffset >> 3),
    end: section.start + ((placed.bitOffset + placed.spec.bits + 7) >> 3),
  };
}
