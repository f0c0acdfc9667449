import type { Language } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Offer } from '../../../stack/protocols/tcp/page/cards/card.ts';
import { nodeName } from '../../node-name.ts';
import type { Handshake } from './negotiated.ts';
import css from './settings.module.css';
import { useSettingsText } from './text.ts';

interface NegotiatedProps {
  readonly handshake: Handshake;
  readonly offer: Offer;
  readonly run: RecordedRun;
  readonly language: Language;
}

/** Whether both ends of the connection have offered it. */
export function Negotiated({ handshake, offer, run, language }: NegotiatedProps) {
  const text = useSettingsText();
  const { first, answer } = handshake;
  const name = (node: number) => nodeName(run.topology, node, language);
  const said = () => {
    if (!first.offers[offer]) return text('neither');
    const who = name(first.node);
    if (answer === undefined) return text('offered', { who });
    return answer.offers[offer] ? text('agreed') : text('alone', { who, other: name(answer.node) });
  };
  return <p className={css.mixed}>{said()}</p>;
}
