// Takes a frame apart into its headers, from the outside in. The inspector and the checks walk the
// same way; any bytes can be walked.

import { addBytes, dissectorOf, type Section } from './dissector.ts';

/** The sections of a frame in the order of their bytes. `first`: the header it begins with. */
export function walk(bytes: Uint8Array, first = 'eth'): readonly Section[] {
  const sections: Section[] = [];
  const around = { bytes, sections, quoted: false, partial: false, addresses: null };
  const outermost = dissectorOf(first);
  if (outermost === undefined) addBytes(around, 'data', 'link', 0, bytes.length);
  else outermost.dissect(around, 0, bytes.length);
  return sections.sort((a, b) => a.start - b.start);
}
