import { useMarked } from './use-glossary.ts';

interface WithTermsProps {
  readonly children: string;
  /** The term that it is about. */
  readonly but?: string;
}

const NOTHING: ReadonlySet<unknown> = new Set();

/** A sentence of data, with its terms marked. */
export function WithTerms({ children, but }: WithTermsProps) {
  return useMarked(children, NOTHING, but);
}
