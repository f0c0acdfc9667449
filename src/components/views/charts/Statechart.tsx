/**
 * A connection's state chart at the cursor: the machine drawn once, the way so far upon it.
 * Every state and line can be pointed at or walked to with the arrow keys for its meaning.
 */

import { Maximize2 } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { TcpState } from '../../../stack/trace/tcp-names.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { ChartPicture } from './ChartPicture.tsx';
import { Details } from './Details.tsx';
import { type ChartTransition, chartModel } from './model.ts';
import { PathInWords } from './PathInWords.tsx';
import type { ChartSize } from './place.ts';
import styles from './Statechart.module.css';
import { sceneOf } from './scene.ts';
import { tcpLayout, tcpSource } from './source.ts';
import { type Language, TEXTS } from './texts.ts';

export interface StatechartProps {
  /** Whose chart it is: “client”. */
  readonly label: string;
  /** The connection's transitions up to the cursor, in order. */
  readonly transitions: readonly ChartTransition[];
  /** The state to show while there is no transition yet. */
  readonly initial?: TcpState;
  readonly size: ChartSize;
  readonly lang: Language;
  readonly onSelectTransition?: (id: number) => void;
  /** Shows the whole chart, large; without it there is no such button. */
  readonly onEnlarge?: (() => void) | undefined;
}

/** Long enough to move the pointer from a line to its details. */
const LEAVE_DELAY = 200;

export function Statechart(props: StatechartProps) {
  const { label, transitions, initial = 'CLOSED', size, lang, onEnlarge } = props;
  const layout = tcpLayout(size);
  const model = useMemo(() => chartModel(transitions, initial), [transitions, initial]);
  const scene = useMemo(() => sceneOf(layout, model), [layout, model]);
  const { shown, setShown, show, hideSoon, stay } = useShown();
  const detailsId = useId();
  const texts = TEXTS[lang];
  const select = (id: string) => {
    show(id);
    const link = scene.links.find((candidate) => candidate.id === id);
    const state = scene.states.find((candidate) => candidate.id === id)?.state;
    const step = link?.taken.at(-1) ?? model.steps.findLast((candidate) => candidate.to === state);
    if (step !== undefined) props.onSelectTransition?.(step.id);
  };

  return (
    <section
      className={styles.chart}
      data-size={size}
      aria-label={texts.chart(label, model.active)}
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
          onShow={show}
          onLeave={hideSoon}
          onSelect={select}
        />
        {shown === null ? null : (
          <Details
            id={detailsId}
            shown={shown}
            source={tcpSource}
            layout={layout}
            scene={scene}
            lang={lang}
            onEnter={stay}
            onLeave={hideSoon}
          />
        )}
      </div>
      {size === 'large' ? <p className={styles.note}>{texts.note}</p> : null}
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
