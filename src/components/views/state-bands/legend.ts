/** What the patterns mean; its signs are drawn as the bands are. */
import type { Cursor } from '../../../model/cursor.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, filled, type PlotBox, rect, stroked } from '../../view-kit/plot/shapes.ts';
import type { BandGroup } from './changes.ts';
import { stretchesOf } from './model.ts';
import { type Phase, patternOf, phaseOf, slanted } from './patterns.ts';
import type { BandsText } from './text.ts';

const PHASES = [
  ...(['listening', 'opening', 'open', 'closing', 'closed-by-peer', 'waiting'] as const),
] satisfies readonly Phase[];
const BOX: PlotBox = { left: 2, top: 1, width: 24, height: 12 };

/** Only what the picture has; what is wrong, only once it has happened. */
export function bandsLegend(
  groups: readonly BandGroup[],
  { event }: Cursor,
  t: BandsText,
): LegendEntry[] {
  const bands = groups.flatMap((group) => group.bands);
  const has = new Set(bands.flatMap(({ spans }) => spans.map(({ state }) => phaseOf(state))));
  const open = groups.some((group) =>
    stretchesOf(group.bands).some((each) => each.what === 'half-open' && each.event < event),
  );
  const lost = groups.some(({ between }) =>
    between.some(({ lostAt, sentEvent }) => lostAt !== undefined && sentEvent < event),
  );
  return [...phaseEntries(t).filter(({ id }) => has.has(id)), ...wrongEntries(t, open, lost)];
}

const phaseEntries = (t: BandsText) =>
  PHASES.map((phase) => ({ id: phase, label: t(phase), swatch: patternOf(phase, BOX, 6) }));

function wrongEntries(t: BandsText, open: boolean, lost: boolean): LegendEntry[] {
  return [
    ...(open
      ? [
          {
            ...{ id: 'half-open', label: t('half-open') },
            swatch: [
              filled(rect(BOX), 'loss-soft'),
              stroked(slanted(BOX, 6, -1), 'loss', { width: 0 }),
              stroked('M2 1v12', 'loss', { width: 1 }),
            ],
          },
        ]
      : []),
    ...(lost
      ? [
          {
            ...{ id: 'lost', label: t('lost') },
            swatch: [
              stroked('M4 2L14 7', 'loss', { width: 0.6 }),
              stroked(cross(15, 8, 4), 'loss', { width: 1.2 }),
            ],
          },
        ]
      : []),
  ];
}
