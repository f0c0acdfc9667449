/** The same as the bars, as rows: each opens its run. All results go into a file. */
import type { Language } from '../../../i18n/language.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { RESULTS } from './kinds.ts';
import { fileValue, resultText } from './measure-text.ts';
import type { Point } from './model.ts';
import type { ResultUnit } from './result.ts';
import type { RunOutcome } from './sweep-store.ts';
import type { SweepText } from './text.ts';

const FILE_UNITS: Readonly<Record<ResultUnit, string>> = {
  ...{ time: ' (ms)', rate: ' (bit/s)', count: '', part: '' },
};

export function sweepTwin(
  points: readonly Point[],
  outcomes: readonly (RunOutcome | undefined)[],
  knob: string,
  t: SweepText,
  language: Language,
): Twin {
  return {
    columns: [
      { label: knob },
      { label: t('state') },
      ...RESULTS.map(({ title, unit }) => {
        const label = title[language];
        return { label, file: label + FILE_UNITS[unit], number: true };
      }),
    ],
    count: points.length,
    cells(row) {
      const { name, state } = points[row] as Point;
      const outcome = outcomes[row];
      const values = outcome?.kind === 'measured' ? outcome.value : {};
      return [
        name,
        t(state === 'none' ? 'measured' : state),
        ...RESULTS.map(({ id, unit }) => {
          const value = values[id];
          if (value === undefined) return '';
          return { shown: resultText(value, unit), value: fileValue(value, unit) };
        }),
      ];
    },
    event: (row) => row,
    frame: (row) => row,
    opens: (what) => t('open', { what }),
  };
}
