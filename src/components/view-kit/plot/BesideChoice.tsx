import { useLanguage } from '../../../i18n/index.ts';
import type { Flow } from '../../../model/parts/flow.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { flowName, inOrder } from './flow-names.ts';
import { flowKey } from './look.ts';
import css from './plot.module.css';
import { usePlotText } from './text.ts';

interface BesideChoiceProps {
  readonly run: RecordedRun;
  readonly flows: readonly Flow[];
  readonly flow: Flow;
  readonly beside: Flow | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

/** A second flow of the same run, drawn into the same picture; nothing to choose when there is one. */
export function BesideChoice({ run, flows, flow, beside, onChoose }: BesideChoiceProps) {
  const t = usePlotText();
  const language = useLanguage();
  // What only acknowledges has no curve of its own.
  const others = inOrder(flows).filter((each) => each !== flow && each.bytes > 0);
  if (others.length === 0) return null;
  return (
    <select
      className={css.choice}
      aria-label={t('beside')}
      value={beside === undefined ? '' : flowKey(beside, flows)}
      onChange={({ target }) => onChoose(target.value || undefined)}
    >
      <option value="">{t('alone')}</option>
      {others.map((each) => (
        <option key={flowKey(each, flows)} value={flowKey(each, flows)}>
          {t('besideFlow', { flow: flowName(run, each, flows, language) })}
        </option>
      ))}
    </select>
  );
}
