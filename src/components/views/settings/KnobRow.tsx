import { Undo2 } from 'lucide-react';
import { useId } from 'react';
import type { Language } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { citation } from '../../../stack/core/rfc.ts';
import { nodeName } from '../../node-name.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { Control } from './Control.tsx';
import type { Subject } from './Groups.tsx';
import { type Knob, type Value, valueWords } from './knob.ts';
import { Negotiated } from './Negotiated.tsx';
import type { Handshake } from './negotiated.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';
import type { Gathering } from './use-gathering.ts';

interface KnobRowProps {
  readonly knob: Knob;
  readonly about: readonly Subject[];
  readonly run: RecordedRun;
  readonly language: Language;
  readonly gathering: Gathering;
  readonly handshake: Handshake | undefined;
}

/** A setting: its name and control, what it means, what to expect of another value. */
export function KnobRow({ knob, about, run, language, gathering, handshake }: KnobRowProps) {
  const text = useSettingsText();
  const id = useId();
  const [first] = about;
  if (first === undefined) return null;
  const { key, setting, early } = knob;
  const words = (value: Value) => valueWords(knob, value, language);
  const nowOf = (subject: Subject) => subject.values[key] ?? setting.initial;
  const willBe = (subject: Subject) =>
    gathering.valueOf(subject.part, subject.id, key, nowOf(subject));
  const change = (to: (subject: Subject) => Value) =>
    gathering.set(
      about.map((subject) => ({
        ...{ part: subject.part, id: subject.id, key },
        ...{ from: nowOf(subject), to: to(subject) },
      })),
    );
  const mixed = about.some((subject) => willBe(subject) !== willBe(first));
  const isChanged = about.some((subject) => willBe(subject) !== nowOf(subject));
  const name = knob.name[language];
  return (
    <li className={css.row} data-changed={isChanged || undefined} data-knob={key}>
      <div className={css.top}>
        <label className={css.name} htmlFor={id}>
          {name} {knob.sign !== '' && <span className={css.sign}>{knob.sign}</span>}
        </label>
        <Control
          {...{ id, knob, language }}
          value={willBe(first)}
          mixed={mixed}
          onChange={(to) => change(() => to)}
        />
      </div>
      {isChanged && (
        <p className={css.changed}>
          {about.map((subject) => (
            <span key={subject.id}>
              {about.length > 1 && `${nodeName(run.topology, subject.id, language)} `}
              {text('change', { from: words(nowOf(subject)), to: words(willBe(subject)) })}
            </span>
          ))}
          <IconButton label={text('putBack', { name })} onClick={() => change(nowOf)}>
            <Undo2 aria-hidden="true" />
          </IconButton>
        </p>
      )}
      {mixed && !isChanged && (
        <p className={css.mixed}>
          {text('mixed', {
            values: about
              .map((subject) =>
                text('value', {
                  who: nodeName(run.topology, subject.id, language),
                  value: words(nowOf(subject)),
                }),
              )
              .join(language === 'zh' ? '，' : ', '),
          })}
        </p>
      )}
      {handshake && knob.offer && (
        <Negotiated {...{ handshake, run, language }} offer={knob.offer} />
      )}
      <p className={css.about}>{knob.about[language]}</p>
      <p className={css.expect}>{knob.expect[language]}</p>
      <Facts knob={knob} words={words} />
      {early && <p className={css.early}>{text('early')}</p>}
    </li>
  );
}

interface FactsProps {
  readonly knob: Knob;
  readonly words: (value: Value) => string;
}

/** Its default, its range, and where it is written. */
function Facts({ knob: { key, setting, rfc }, words }: FactsProps) {
  const text = useSettingsText();
  const source = rfc && citation(rfc);
  return (
    <p className={css.facts}>
      <span>{text('initial', { value: words(setting.initial) })}</span>
      {setting.kind === 'quantity' && (
        <span>{text('range', { low: words(setting.low), high: words(setting.high) })}</span>
      )}
      {source && (
        <a href={source.href} target="_blank" rel="noreferrer">
          {source.label}
        </a>
      )}
      <code>{key.slice(key.indexOf('.') + 1)}</code>
    </p>
  );
}
