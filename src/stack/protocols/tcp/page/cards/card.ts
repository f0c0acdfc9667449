/** What a page says of a setting besides what it means: for whoever changes it. */
import type { Localized } from '../../../../core/localized.ts';
import type { SettingName } from '../../state/settings.ts';

export interface SettingCard {
  /** In plain words, without a verb: “Receive buffer”. */
  readonly name: Localized;
  /** How RFCs or programmers call it. */
  readonly sign?: string;
  /** What to expect when it is changed, and where that is seen. */
  readonly expect: Localized;
  /** It is agreed on or used up while a connection opens: from here on it would change nothing. */
  readonly when?: 'start';
  /** It is what both ends must offer in their SYNs. */
  readonly offer?: Offer;
}

export type Offer = 'scale' | 'sack' | 'timestamps' | 'ecn';

export interface SettingGroup {
  readonly id: string;
  readonly title: Localized;
  readonly cards: { readonly [K in SettingName]?: SettingCard };
}

/** A setting of a folder of its own says which group it belongs to. */
export interface AddedCard extends SettingCard {
  readonly group: string;
}

type More = Pick<SettingCard, 'sign' | 'when' | 'offer'>;

/** The two names, then the two sentences. */
export function card(en: string, zh: string, expected: Localized, more: More = {}): SettingCard {
  return { name: { en, zh }, expect: expected, ...more };
}
