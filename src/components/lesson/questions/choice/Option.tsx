import type { PartProps } from '../kind.ts';

/** An answer of a <Choice>; it is drawn by the question around it. */
export function Option({ children }: PartProps) {
  return children;
}
