/** The spotlight: the mark that is pointed at stays bright, all else of the pictures dims. */
import { readMark } from '../../../model/mark.ts';
import { useMarking } from '../../view-kit/marking.ts';

const STAGE = '[data-stage]';

/** The word of the mark that an element belongs to; a plot says at which of its marks a pointer is. */
export function markOf(element: Element | null): string | undefined {
  const found = element?.closest<HTMLElement | SVGElement>(
    `${STAGE} [data-mark], ${STAGE} [data-mark-here]`,
  );
  const word = found?.dataset.mark ?? found?.dataset.markHere;
  return word !== undefined && readMark(word) ? word : undefined;
}

/** What is under the pointer, or has the focus. */
export function markPointedAt(): string | undefined {
  const under = [...document.querySelectorAll(`${STAGE} :hover`)].at(-1) ?? null;
  return markOf(under) ?? markOf(document.activeElement);
}

export const spotlight = (spot: string | null): void => useMarking.setState({ spot });

/** Of everything that is not lit and holds nothing lit, the outermost dims: nothing dims twice. */
export function dimmed(word: string): string {
  const lit = `[data-mark="${CSS.escape(word)}"]`;
  const around = `:is(${STAGE}:has(${lit}), ${STAGE} :has(${lit}))`;
  return `${around} > :not(${lit}, :has(${lit}), [data-lights] > *) { opacity: 0.14; }`;
}

/** As long as it is on, the light goes along with the pointer and the focus. */
export function follow(): () => void {
  const look = ({ target }: Event) => {
    const word = target instanceof Element ? markOf(target) : undefined;
    // It may have been put out a moment ago, by what is heard in the same breath.
    if (word !== undefined && useMarking.getState().spot !== null) spotlight(word);
  };
  const kinds = ['pointermove', 'focusin'] as const;
  for (const kind of kinds) document.addEventListener(kind, look);
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, look);
  };
}
