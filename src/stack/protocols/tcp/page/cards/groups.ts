/** All settings of the transport layer as a page lists them: in groups, each with its card. */
import type { SettingName } from '../../state/settings.ts';
import { acks } from './acks.ts';
import { ADDED_CARDS } from './added.ts';
import type { SettingCard, SettingGroup } from './card.ts';
import { congestion } from './congestion.ts';
import { defence } from './defence.ts';
import { loss } from './loss.ts';
import { options } from './options.ts';
import { segments } from './segments.ts';
import { silence } from './silence.ts';
import { timers } from './timers.ts';
import { windows } from './windows.ts';

const OWN: readonly SettingGroup[] = [
  ...[windows, acks, segments, loss, congestion, timers, options, silence, defence],
];

export const SETTING_GROUPS: readonly SettingGroup[] = OWN.map((group) => {
  const added = Object.entries(ADDED_CARDS).filter(([, card]) => card.group === group.id);
  return { ...group, cards: { ...group.cards, ...Object.fromEntries(added) } };
});

export interface CardOfGroup {
  readonly setting: SettingName;
  readonly card: SettingCard;
}

export function cardsIn({ cards }: SettingGroup): readonly CardOfGroup[] {
  return Object.entries(cards).map(([setting, card]) => ({
    setting: setting as SettingName,
    card,
  }));
}

export const CARD_OF: ReadonlyMap<string, SettingCard> = new Map(
  SETTING_GROUPS.flatMap(cardsIn).map(({ setting, card }) => [setting, card]),
);
