import type { chartModel } from './model.ts';
import styles from './Statechart.module.css';
import { type Language, TEXTS } from './texts.ts';

/** What a chart shows, for a screen reader: the state of now, and the way there. */
export function PathInWords(props: {
  label: string;
  lang: Language;
  model: ReturnType<typeof chartModel>;
}) {
  const { label, lang, model } = props;
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
      <p>{texts.keys}</p>
    </div>
  );
}
