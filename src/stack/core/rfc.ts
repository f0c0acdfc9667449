/** References to RFCs: one type for tables and pages, one form of text for traces. */

/** Where something is written. Some old RFCs have no numbered sections. */
export interface RfcRef {
  readonly rfc: number;
  readonly section?: string;
}

/** A reference in a trace or a chart: `RFC9293#3.10.7.2`, `RFC826`. */
export type RfcText = `RFC${number}` | `RFC${number}#${string}`;

export const rfc = (number: number, section?: string): RfcRef =>
  section === undefined ? { rfc: number } : { rfc: number, section };

/** Reads a reference; undefined for a text that is none. */
export function parseRfc(text: string): RfcRef | undefined {
  const match = /^RFC(\d+)(?:#([\w.]+))?$/.exec(text);
  return match === null ? undefined : rfc(Number(match[1]), match[2]);
}

/** `RFC 9293 §3.10.7.2`, as people write it. */
export function rfcLabel({ rfc: number, section }: RfcRef): string {
  return section === undefined ? `RFC ${number}` : `RFC ${number} §${section}`;
}

/** The same for a reference as text, with where to read it. */
export function citation(text: RfcText): { label: string; href: string } {
  const ref = parseRfc(text) as RfcRef;
  return { label: rfcLabel(ref), href: rfcUrl(ref) };
}

/** The place on rfc-editor.org. */
export function rfcUrl(ref: RfcRef): string {
  const page = `https://www.rfc-editor.org/rfc/rfc${ref.rfc}`;
  if (ref.section === undefined) return page;
  const anchor = /^\d/.test(ref.section) ? 'section' : 'appendix';
  return `${page}#${anchor}-${ref.section}`;
}
