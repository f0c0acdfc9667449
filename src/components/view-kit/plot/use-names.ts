import { useLanguage } from '../../../i18n/index.ts';
import { COVERED, useCovers, VEIL } from '../covers.ts';
import type { PlotDrawing } from './drawing.ts';
import { wordOf } from './twin.ts';

interface Named {
  readonly drawing: PlotDrawing;
  readonly nameOf: (mark: number) => readonly string[];
}

/** A mark in words, unless it is behind the curtain. */
export function useNames({ drawing, nameOf }: Named) {
  const covers = useCovers();
  const language = useLanguage();
  return (index: number) => {
    const mark = drawing.marks[index];
    const covered = mark !== undefined && covers.includes(wordOf(mark));
    return covered ? [VEIL, COVERED[language]] : nameOf(index);
  };
}
