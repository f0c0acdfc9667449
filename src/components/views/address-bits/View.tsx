/** Addresses and masks bit by bit: what each says, and what two interfaces take each other for. */
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { grouped } from '../../../model/format.ts';
import { formatIpv4, formatPrefix } from '../../../stack/core/addresses.ts';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { useNetworkAt } from '../../view-kit/tables/network.ts';
import css from './address-bits.module.css';
import { Choosers } from './Chooser.tsx';
import { FactTable } from './FactTable.tsx';
import { bitsLayout } from './layout.ts';
import { type BitsLook, decodeLook, encodeLook, subjectsOf } from './look.ts';
import { factsOf, isMoved, pairOf, type Subject } from './model.ts';
import { Opinions } from './Opinions.tsx';
import { Picture } from './Picture.tsx';
import { bitsTwin } from './rows.ts';
import { bitsSlide } from './slide.ts';
import { useBitsText } from './text.ts';
import { bitGroups, differencesOf, type Speech, subjectName } from './words.ts';

export default function AddressBits(props: ViewProps) {
  const [view] = props.runs;
  const { run, cursor } = view;
  const { actions, board } = props;
  const t = useBitsText();
  const language = useLanguage();
  const speech: Speech = { run, language, t };
  const look = useMemo(() => decodeLook(props.look), [props.look]);
  const change = (to: Partial<BitsLook>) =>
    actions.lookAt('address-bits', encodeLook({ ...look, ...to }));
  const network = useNetworkAt(view);
  const { frame, probe, size } = useFrame();
  const subjects = subjectsOf(look, network);
  const [first, second] = subjects;
  const pair = first && second && pairOf(first, second, network);
  const differs = differencesOf(subjects, pair, t);
  const layout =
    size === undefined || size.width === 0 || first === undefined
      ? undefined
      : bitsLayout({ groups: bitGroups(subjects, speech, board), differs, size, board });
  const title = t('title');
  const typed = subjects.filter((each) => each.card === undefined);
  const nameAt = (group: number) =>
    subjects[group] === undefined ? '' : subjectName(subjects[group], speech);
  return (
    <PlotPanel
      {...{ title, cursor, actions, board }}
      twin={bitsTwin(network, typed, speech)}
      of={board ? title : <Choosers {...{ first, second, network, speech }} onChange={change} />}
      controls={
        subjects.some(isMoved) && (
          <button
            type="button"
            onClick={() => change({ moved: undefined, secondMoved: undefined })}
          >
            {t('asItIs')}
          </button>
        )
      }
      legend={undefined}
      file="wireglass-address"
      save={layout && (() => bitsSlide(layout, subjects, speech))}
      empty={first === undefined ? t('empty') : undefined}
    >
      <div ref={frame} className={`${plot.frame} ${css.scroller}`}>
        <span ref={probe} className={plot.probe} aria-hidden="true" />
        {layout && (
          <Picture
            layout={layout}
            label={t('picture', {
              address: subjects.map(({ address }) => formatIpv4(address)).join(', '),
            })}
            lengths={subjects.map(({ length }) => length)}
            nameOf={(group) => t('handle', { who: nameAt(group) })}
            said={(group) => saidOf(subjects[group], speech)}
            onMove={(group, length) => change(movedTo(group, length, subjects))}
          />
        )}
        {layout && !board && (
          <div className={css.told}>
            {pair && <Opinions {...{ pair, subjects, speech }} />}
            <FactTable {...{ subjects, speech }} />
            <p className={css.hint}>{t(subjects.some(isMoved) ? 'ifMoved' : 'hint')}</p>
          </div>
        )}
      </div>
    </PlotPanel>
  );
}

/** Moved back to where it was, it is not moved. */
function movedTo(group: number, length: number, subjects: readonly Subject[]): Partial<BitsLook> {
  const to = length === subjects[group]?.own ? undefined : length;
  return group === 0 ? { moved: to } : { secondMoved: to };
}

function saidOf(subject: Subject | undefined, { t }: Speech): string {
  if (subject === undefined) return '';
  const { network, hosts, length } = factsOf(subject);
  return t('at', { n: length, network: formatPrefix(network), hosts: grouped(hosts.count) });
}

export { understands } from './look.ts';
