import { memo } from 'react';
import css from './legend.module.css';
import { Shapes } from './Shapes.tsx';
import type { Shape } from './shapes.ts';

/** A sign of the plot, its name, and its value at the cursor or at the pointer. */
export interface LegendEntry {
  readonly id: string;
  readonly label: string;
  /** Drawn in a box of 28 × 14. */
  readonly swatch: readonly Shape[];
  readonly value?: string | undefined;
  /** What it is, for whoever rests on it. */
  readonly title?: string;
}

interface LegendProps {
  readonly entries: readonly LegendEntry[];
  readonly label: string;
  /** Whose values these are: 'at 5.40 s'. */
  readonly at?: string | undefined;
}

/** So many may not have room: then the keyboard scrolls them. */
const MANY = 9;

/** Stands outside the plot, so that it covers nothing. */
export function Legend({ entries, label, at }: LegendProps) {
  return (
    <div
      className={css.legend}
      tabIndex={entries.length > MANY ? 0 : undefined}
      data-many={entries.length > MANY || undefined}
    >
      {at !== undefined && <p className={css.legendAt}>{at}</p>}
      <ul aria-label={label}>
        {entries.map((entry) => (
          <Entry key={entry.id} {...entry} />
        ))}
      </ul>
    </div>
  );
}

/** Legends are written anew for each instant, and mostly say the same: only their values change. */
const Entry = memo(
  ({ label, swatch, value, title }: LegendEntry) => (
    <li title={title}>
      <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
        <Shapes shapes={swatch} />
      </svg>
      <span>{label}</span>
      {value !== undefined && <strong>{value}</strong>}
    </li>
  ),
  (before, now) => JSON.stringify(before) === JSON.stringify(now),
);
