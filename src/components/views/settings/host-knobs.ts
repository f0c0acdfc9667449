/** The transport layer's table of settings as knobs. The table and its words name them, nobody here. */
import { cardsIn, SETTING_GROUPS } from '../../../stack/protocols/tcp/page/cards/groups.ts';
import { settingValue, unitOf } from '../../../stack/protocols/tcp/page/cards/value.ts';
import { settingTexts } from '../../../stack/protocols/tcp/page/settings-text.ts';
import type { Setting } from '../../../stack/protocols/tcp/settings/kind.ts';
import { settingsTable } from '../../../stack/protocols/tcp/state/settings.ts';
import type { Knob, KnobGroup, Unit } from './knob.ts';

const SECOND = 1_000_000;
const MS = 1_000;

export const HOST_GROUPS: readonly KnobGroup[] = SETTING_GROUPS.map((group) => ({
  id: group.id,
  title: group.title,
  knobs: cardsIn(group).map(({ setting: key, card }): Knob => {
    const setting: Setting = settingsTable[key];
    const text = settingTexts[key];
    return {
      ...{ key, setting, rfc: text.rfc, name: card.name, expect: card.expect },
      about: { en: meaningOf(text.en), zh: meaningOf(text.zh) },
      sign: card.sign ?? '',
      unit: unitIn(key, setting),
      usual: setting.kind === 'quantity' ? setting.high : 1,
      early: card.when === 'start',
      offer: card.offer,
      valueOf: (value) => settingValue(key, value),
    };
  }),
}));

/** What it means, without the name that stands above it already. */
function meaningOf(text: string): string {
  const [, rest = text] = /^[^:：;；,，.。]{1,32}[:：]\s*(.+)$/s.exec(text) ?? [];
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Times are read in seconds where their default is one or more. */
function unitIn(key: Knob['key'], setting: Setting): Unit {
  const text = settingTexts[key as keyof typeof settingTexts];
  if (setting.kind !== 'quantity' || text.unit !== 'µs') return { size: 1, label: unitOf(key) };
  return setting.initial >= SECOND
    ? { size: SECOND, label: { en: 's', zh: 's' } }
    : { size: MS, label: { en: 'ms', zh: 'ms' } };
}
