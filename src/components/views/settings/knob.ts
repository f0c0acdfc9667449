/** One thing that can be set, of a host or of a link, as the list shows it. */
import type { Language, Localized } from '../../../i18n/language.ts';
import { grouped } from '../../../model/format.ts';
import type { RfcText } from '../../../stack/core/rfc.ts';
import type { Offer } from '../../../stack/protocols/tcp/page/cards/card.ts';
import type { Setting } from '../../../stack/protocols/tcp/settings/kind.ts';
import type { SentenceValue } from '../../../stack/trace/words.ts';
import { valueText } from '../../inspect/words/scene.ts';

export type Value = number | string | boolean;

export interface Unit {
  /** How many of the kept unit are one of it. */
  readonly size: number;
  readonly label: Localized;
}

export interface Knob {
  readonly key: string;
  readonly name: Localized;
  readonly sign: string;
  readonly about: Localized;
  readonly expect: Localized;
  readonly rfc: RfcText | undefined;
  /** A choice: how each of its words is called, where it has another name. */
  readonly titles?: Readonly<Record<string, Localized>>;
  readonly setting: Setting;
  readonly unit: Unit;
  /** How far a slider goes, in the kept unit. */
  readonly usual: number;
  /** It is settled while a connection opens. */
  readonly early: boolean;
  /** It takes effect when both ends offer it in their SYNs. */
  readonly offer?: Offer | undefined;
  readonly valueOf: (value: Value) => SentenceValue;
}

export interface KnobGroup {
  readonly id: string;
  readonly title: Localized;
  readonly knobs: readonly Knob[];
}

/** A value in words; of a long number the digits are grouped. */
export function valueWords(knob: Knob, value: Value, language: Language): string {
  const text = String(valueText(knob.valueOf(value), language));
  return text.replace(/^\d{5,}/, (digits) => grouped(Number(digits)));
}

/** The knobs in which every word of the question stands, in either language. */
export function matching(groups: readonly KnobGroup[], question: string): readonly KnobGroup[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const fits = ({ key, name, sign, about }: Knob) => {
    const text = [key, sign, name.en, name.zh, about.en, about.zh].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, knobs: group.knobs.filter(fits) }))
    .filter(({ knobs }) => knobs.length > 0);
}

/** Why a number cannot be set: it is none, or out of range. */
export type NumberFault = 'none' | 'whole' | 'range';

/** A number as it is typed, in the knob's unit. */
export function readNumber(knob: Knob, text: string): number | NumberFault {
  const { setting, unit } = knob;
  if (setting.kind !== 'quantity') return 'none';
  const typed = text.trim().replace(',', '.');
  if (typed === '' || !Number.isFinite(Number(typed))) return 'none';
  const exact = Number(typed) * unit.size;
  const value = Math.round(exact);
  if (Math.abs(value - exact) > 1e-6) return 'whole';
  return value < setting.low || value > setting.high ? 'range' : value;
}
