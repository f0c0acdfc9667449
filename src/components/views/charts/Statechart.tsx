/**
 * A machine's state chart at the cursor: the machine drawn once, the way so far upon it.
 * Every state and line can be pointed at or walked to with the arrow keys for its meaning.
 */

import { Maximize2 } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { MachineKind } from '../../../machines/kind.ts';
import { type Mark, markWord } from '../../../model/mark.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { ChartPicture } from './ChartPicture.tsx';
import { Details } from './Details.tsx';
import type { Drawing } from './drawing.ts';
import { type ChartTransition, chartModel } from './model.ts';
import { PathInWords } from './PathInWords.tsx';
import type { ChartSize } from './place.ts';
import styles from './Statechart.module.css';
import { sceneOf } from './scene.ts';
import { type Language, TEXTS } from './texts.ts';

export interface StatechartProps {
  readonly kind: Pick<MachineKind, 'id' | 'title'>;
  readonly drawing: Drawing;
  /** Whose chart it is: “client”. */
  readonly label: string;
  /** The machine's transitions up to the cursor, in order. */
  readonly transitions: readonly ChartTransition[];
  readonly size: ChartSize;
  readonly lang: Language;
  readonly onSelectTransition?: (id: number) => void;
  /** Whose it is, by its number. */
  readonly node?: number;
  /** Offers a state to an open question; whether that has taken it. */
  readonly onPoint?: (mark: Mark) => boolean;
  /** Shows the whole chart, large; without it there is no such button. */
  readonly onEnlarge?: (() => void) | undefined;
}

/** Long enough to move the pointer from a line to its details. */
const LEAVE_DELAY = 200;

export function Statechart(props: StatechartProps) {
  const { kind, drawing, label, transitions, size, lang, onEnlarge, node = 0 } = props;
  const layout = drawing.layout(size);
  const { initial } = drawing.source;
  const model = useMemo(() => chartModel(transitions, initial), [transitions, initial]);
  const scene = useMemo(() => sceneOf(layout, model), [layout, model]);
  const { shown, setShown, show, hideSoon, stay } = useShown();
  const detailsId = useId();
  const texts = TEXTS[lang];
  const select = (id: string) => {
    show(id);
    const link = scene.links.find((candidate) => candidate.id === id);
    const state = scene.states.find((candidate) => candidate.id === id)?.state;
    if (state !== undefined && props.onPoint?.({ kind: 'state', node, state })) return;
    const step = link?.taken.at(-1) ?? model.steps.findLast((candidate) => candidate.to === state);
    if (step !== undefined) props.onSelectTransition?.(step.id);
  };

  return (
    <section
      className={styles.chart}
      data-size={size}
      aria-label={texts.chart(kind.title[lang], label, model.active)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setShown(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || shown === null) return;
        event.stopPropagation();
        // Should the focus be on the details' link, it goes back to what they explain.
        const item = `[data-id="${CSS.escape(shown)}"]`;
        event.currentTarget.querySelector<SVGGElement>(item)?.focus();
        setShown(null);
      }}
    >
      <PathInWords label={label} lang={lang} model={model} hint={texts.keys} />
      {onEnlarge && (
        <IconButton className={styles.enlarge} label={texts.enlarge(label)} onClick={onEnlarge}>
          <Maximize2 aria-hidden="true" />
        </IconButton>
      )}
      <div className={styles.stage}>
        <ChartPicture
          layout={layout}
          scene={scene}
          lang={lang}
          shown={shown}
          detailsId={detailsId}
          markOf={(state) => markWord({ kind: 'state', node, state })}
          onShow={show}
          onLeave={hideSoon}
          onSelect={select}
        />
        {shown === null ? null : (
          <Details
            id={detailsId}
            shown={shown}
            source={drawing.source}
            layout={layout}
            scene={scene}
            lang={lang}
            onEnter={stay}
            onLeave={hideSoon}
          />
        )}
      </div>
      {size === 'large' ? <p className={styles.note}>{drawing.note[lang]}</p> : null}
    </section>
  );
}

/** The state or line whose details are shown. They stay for a moment when the pointer leaves. */
function useShown() {
  const [shown, setShown] = useState<string | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const stay = () => clearTimeout(leaving.current);
  const show = (id: string) => {
    stay();
    setShown(id);
  };
  const hideSoon = () => {
    stay();
    leaving.current = setTimeout(() => setShown(null), LEAVE_DELAY);
  };
  return { shown, setShown, show, hideSoon, stay };
}
