/** The table of the stack's settings for people who write scripts: `npm run pkt -- --settings`. */

import { type SettingText, settingTexts } from '../stack/protocols/tcp/page/settings-text.ts';
import {
  SETTING_NAMES,
  type Setting,
  settingsTable,
} from '../stack/protocols/tcp/state/settings.ts';

export function settingsList(language: 'en' | 'zh'): string {
  return SETTING_NAMES.map((name) => {
    const text = settingTexts[name];
    const range = rangeOf(settingsTable[name], text);
    return `${name}  ${range}  (${text.rfc})\n    ${text[language]}`;
  }).join('\n');
}

function rangeOf(setting: Setting, { unit }: SettingText): string {
  switch (setting.kind) {
    case 'toggle':
      return `0 | 1 = ${Number(setting.initial)}`;
    case 'choice':
      return `${setting.choices.join(' | ')} = ${setting.initial}`;
    case 'quantity':
      return `${setting.low}…${setting.high} ${unit} = ${setting.initial}`;
  }
}
