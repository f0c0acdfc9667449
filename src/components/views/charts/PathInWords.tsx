import type { chartModel } from './model.ts';
import styles from './Statechart.module.css';
import { type Language, TEXTS } from './texts.ts';

/**
 * What a chart shows, for a screen reader: the state of now, and the way there. `hint` says what keys
 * do, where there is a chart to walk through.
 */
export function PathInWords(props: {
  label: string;
  lang: Language;
  model: ReturnType<typeof chartModel>;
  hint?: string;
}) {
  const { label, lang, model, hint } = props;
  const texts = TEXTS[lang];
  const { last } = model;
  return (
    <div className={styles.hidden}>
      <p>
        {last === null
          ? texts.now(label, model.active)
          : texts.reached(label, model.active, last.event, last.from)}
      </p>
      {model.steps.length === 0 ? null : (
        <ol aria-label={texts.path}>
          {model.steps.map((step) => (
            <li key={step.id}>{texts.step(step.number, step.from, step.event, step.to)}</li>
          ))}
        </ol>
      )}
      {hint && <p>{hint}</p>}
    </div>
  );
}
