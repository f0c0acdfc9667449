import type { AddedCard } from '../../page/cards/card.ts';
import type { SettingTexts } from '../../page/settings-text.ts';
import type { settings } from './setting.ts';

export const texts: SettingTexts<keyof typeof settings> = {
  zeroWindowProbes: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6.1',
    en: 'A closed window is probed; without that, a lost window update stops the connection for good.',
    zh: '探测零窗口；不探测的话，窗口更新一旦丢失，连接就永远停住。',
  },
};

/** How the view of settings shows it. */
export const cards: Record<keyof typeof settings, AddedCard> = {
  zeroWindowProbes: {
    group: 'windows',
    name: { en: 'Zero window probes', zh: '零窗口探测' },
    expect: {
      en: 'Off breaks a rule (MUST-36): no octet goes into a closed window, and a lost update ends all. See Timers.',
      zh: '关闭即违反规定（MUST-36）：不再向零窗口发送探测字节，窗口更新一丢，一切停住。看“定时器”。',
    },
  },
};
