/** What the page says, in both languages: the app's own dictionaries, and the views' own words. */

import { askedEn, askedZh } from '../../src/i18n/asked.ts';
import { dialogsEn } from '../../src/i18n/dialogs-en.ts';
import { dialogsZh } from '../../src/i18n/dialogs-zh.ts';
import { en } from '../../src/i18n/en.ts';
import { homeEn } from '../../src/i18n/home-en.ts';
import { homeZh } from '../../src/i18n/home-zh.ts';
import { lessonEn } from '../../src/i18n/lesson-en.ts';
import { lessonEndEn, lessonEndZh } from '../../src/i18n/lesson-end.ts';
import { lessonZh } from '../../src/i18n/lesson-zh.ts';
import { nodeTitle } from '../../src/i18n/node-names.ts';
import { taskEn, taskZh } from '../../src/i18n/task.ts';
import { zh } from '../../src/i18n/zh.ts';
import { fill } from '../../src/stack/core/localized.ts';

export type Language = 'en' | 'zh';

/** Words of the views, which keep their dictionaries to themselves. */
const views = {
  'ladder.ladder': 'Ladder diagram: time runs downwards',
  'ladder.packets': 'Packets, in the order of sending',
  'ladder.drop': 'Drop this {packet}',
  'ladder.packetName': '{packet} from {from} to {to}',
  'ladder.inFlight': 'on its way',
  'node.client': nodeTitle('client', 'en'),
  'node.server': nodeTitle('server', 'en'),
  'runs.back': 'Back to the original run',
  'runs.original': 'A: Original run',
  'runs.dropped': '{what} dropped',
  'packet.tree': 'Layers and fields',
  'packet.bytes': 'Bytes',
  'why.chain': 'The chain of causes, the first cause on top',
} as const;

const viewsZh: Record<keyof typeof views, string> = {
  'ladder.ladder': '时序图：时间自上而下',
  'ladder.packets': '分组，按发送顺序排列',
  'ladder.drop': '丢掉这个 {packet}',
  'ladder.packetName': '{packet}，从 {from} 到 {to}',
  'ladder.inFlight': '还在路上',
  'node.client': nodeTitle('client', 'zh'),
  'node.server': nodeTitle('server', 'zh'),
  'runs.back': '回到原始运行',
  'runs.original': 'A: 原始运行',
  'runs.dropped': '丢掉 {what}',
  'packet.tree': '各层与字段',
  'packet.bytes': '字节',
  'why.chain': '因果链，最初的原因在最上面',
};

const dictionaries = {
  en: {
    ...en,
    ...homeEn,
    ...dialogsEn,
    ...lessonEn,
    ...lessonEndEn,
    ...askedEn,
    ...taskEn,
    ...views,
  },
  zh: {
    ...zh,
    ...homeZh,
    ...dialogsZh,
    ...lessonZh,
    ...lessonEndZh,
    ...askedZh,
    ...taskZh,
    ...viewsZh,
  },
};

export type Word = keyof (typeof dictionaries)['en'];
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export function wordsOf(language: Language): Say {
  return (word, values) => fill(dictionaries[language][word], values ?? {});
}
