import type { PartProps } from '../kind.ts';

/** What a mark of a <Point> is taken for, in words; it is drawn by the question around it. */
export function Pointed({ children }: PartProps) {
  return children;
}
