import type { PartProps } from '../kind.ts';

/** Something that happens, in an <Order>; it is drawn by the question around it. */
export function Item({ children }: PartProps) {
  return children;
}
