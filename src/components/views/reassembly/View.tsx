/** What a host does with the fragments that come to it, datagram by datagram. */
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { useCovers } from '../../view-kit/covers.ts';
import { onSlide } from '../../view-kit/plot/drawing.ts';
import { Legend } from '../../view-kit/plot/Legend.tsx';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { keptSince, useFrame } from '../../view-kit/plot/use-frame.ts';
import { nameIn } from '../../view-kit/speech.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type ReassemblyLayout, reassemblyLayout } from './layout.ts';
import { reassemblyLegend } from './legend.ts';
import { decodeLook, encodeLook } from './look.ts';
import { assemblersOf, datagramsAt, datagramsOf } from './model.ts';
import { Picture } from './Picture.tsx';
import css from './reassembly.module.css';
import { reassemblyTwin } from './rows.ts';
import { useReassemblyText } from './text.ts';
import { markName, reassemblyWords, type Speech } from './words.ts';

export default function Reassembly(props: ViewProps) {
  const t = useReassemblyText();
  const [{ run }] = props.runs;
  const nodes = assemblersOf(run);
  const asked = decodeLook(props.look);
  const [first] = nodes;
  if (first === undefined) return <p className={plot.empty}>{t('none')}</p>;
  const node = asked !== undefined && nodes.includes(asked) ? asked : first;
  return <Drawn {...props} {...{ nodes, node }} />;
}

interface DrawnProps extends ViewProps {
  readonly nodes: readonly number[];
  readonly node: number;
}

function Drawn(props: DrawnProps) {
  const { runs, nodes, node, actions, board } = props;
  const [{ run, version, cursor }] = runs;
  const t = useReassemblyText();
  const language = useLanguage();
  const speech: Speech = { t, language };
  const { frame, probe, size } = useFrame();
  const layout = useLayout(props, size, speech);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const twin = useMemo(
    () => reassemblyTwin(datagramsOf(run, node), { t, language }),
    [run, version, node, t, language],
  );
  const title = t('title');
  const name = (each: number) => nameIn({ run, language }, each);
  const heading = t('at', { node: name(node) });
  const isEmpty = layout !== undefined && layout.marks.length === 0;
  return (
    <PlotPanel
      {...{ title, twin, cursor, actions, board }}
      of={
        board || nodes.length < 2 ? (
          heading
        ) : (
          <select
            className={plot.choice}
            aria-label={t('where')}
            value={node}
            onChange={({ target }) =>
              actions.lookAt('reassembly', encodeLook(Number(target.value)))
            }
          >
            {nodes.map((each) => (
              <option key={each} value={each}>
                {t('at', { node: name(each) })}
              </option>
            ))}
          </select>
        )
      }
      legend={!board && <Legend entries={reassemblyLegend(t)} label={t('legend')} />}
      file="wireglass-reassembly"
      save={layout && (() => onSlide({ ...layout, title: heading }))}
      empty={isEmpty ? t('empty') : undefined}
      since={keptSince(run)}
      note={board || isEmpty ? undefined : t('hint')}
    >
      <div ref={frame} className={`${plot.frame} ${css.scroller}`}>
        <span ref={probe} className={plot.probe} aria-hidden="true" />
        {layout && (
          <Picture
            {...{ layout, actions }}
            label={t('picture', { node: name(node) })}
            marks={t('marks')}
            nameOf={(mark) => markName(mark, speech)}
            whyOf={(what) => t('whyThis', { what })}
          />
        )}
      </div>
    </PlotPanel>
  );
}

function useLayout(
  { runs, node, selected, board }: DrawnProps,
  size: PictureSize | undefined,
  { t, language }: Speech,
): ReassemblyLayout | undefined {
  const [{ run, version, cursor }] = runs;
  const covers = useCovers();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => {
    if (size === undefined || size.width === 0) return undefined;
    const rows = datagramsAt(run, node, cursor);
    const words = reassemblyWords({ t, language }, covers);
    return reassemblyLayout({ rows, size, words, selected, board });
  }, [run, version, cursor, node, size, selected, board, covers, t, language]);
}

export { understands } from './look.ts';
