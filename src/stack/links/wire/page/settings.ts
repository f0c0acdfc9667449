/** The words of a wire's settings, and how a change of them is called. */
import type { Localized } from '../../../core/localized.ts';
import { queuePageOf } from '../../../queues/page/pages.ts';
import { type Sentence, type SentenceValue, sentence } from '../../../trace/words.ts';
import type { LinkSettings, QueueSpec, WireSettings } from '../wire.ts';

export interface LinkSettingWords {
  readonly label: Localized;
  /** `%` is kept in parts per million, `kb/s` in bits a second, `ms` in µs; '' for a switch. */
  readonly unit: 'ms' | 'kb/s' | '%' | 'B' | '';
}

export const LINK_SETTINGS: Readonly<Record<keyof LinkSettings, LinkSettingWords>> = {
  delay: { label: { en: 'delay each way', zh: '单程时延' }, unit: 'ms' },
  bandwidth: { label: { en: 'rate (0: no limit)', zh: '速率（0 为不限）' }, unit: 'kb/s' },
  lossPpm: { label: { en: 'loss', zh: '丢包率' }, unit: '%' },
  duplicatePpm: { label: { en: 'duplicates', zh: '重复率' }, unit: '%' },
  corruptPpm: { label: { en: 'corruption', zh: '出错率' }, unit: '%' },
  reorderPpm: { label: { en: 'reordering', zh: '乱序率' }, unit: '%' },
  reorderBy: { label: { en: 'reordered frames later by', zh: '乱序帧晚到' }, unit: 'ms' },
  queueBytes: { label: { en: 'queue (0: no limit)', zh: '队列（0 为不限）' }, unit: 'B' },
  markBytes: { label: { en: 'ECN marks beyond', zh: 'ECN 标记门限' }, unit: 'B' },
  fcs: { label: { en: 'frame check sequence', zh: '帧校验序列' }, unit: '' },
  up: { label: { en: 'link up', zh: '链路接通' }, unit: '' },
};

/** How many of the kept unit are one of the unit that people read. */
export const UNIT_SIZE: Readonly<Record<LinkSettingWords['unit'], number>> = {
  ms: 1_000,
  'kb/s': 1_000,
  '%': 10_000,
  B: 1,
  '': 1,
};

/** '50 ms', '2 %'. */
export function settingValue(key: keyof LinkSettings, value: number | boolean): SentenceValue {
  const { unit } = LINK_SETTINGS[key];
  if (typeof value === 'boolean') return value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' };
  if (unit === 'ms') return { duration: value };
  return `${value / UNIT_SIZE[unit]} ${unit}`;
}

/** 'client–server: delay 50 ms, loss 2 %'; what a queue is set to is told by its kind. */
export function linkChangeName(link: Localized, settings: WireSettings): Sentence {
  const { queue, up, ...rest } = settings;
  if (up !== undefined && Object.keys(settings).length === 1) {
    return up
      ? sentence('{link} up again', '{link} 恢复', { link })
      : sentence('{link} down', '{link} 断开', { link });
  }
  const said = { ...rest, ...(up !== undefined && { up }) };
  const parts = (Object.entries(said) as [keyof LinkSettings, number | boolean][]).map(
    ([key, value]): Part => [LINK_SETTINGS[key].label, settingValue(key, value)],
  );
  if (queue !== undefined) parts.push(...queueParts(queue));
  if (parts.length === 0) return sentence('{link} changed', '改动 {link}', { link });
  return listOf(link, parts);
}

type Part = readonly [what: Localized, value: SentenceValue];

function listOf(link: Localized, parts: readonly Part[]): Sentence {
  const values: Record<string, SentenceValue> = { link };
  for (const [i, [what, value]] of parts.entries()) {
    values[`what${i}`] = what;
    values[`value${i}`] = value;
  }
  const each = parts.map((_, i) => `{what${i}} {value${i}}`);
  const text = { en: `{link}: ${each.join(', ')}`, zh: `{link}：${each.join('，')}` };
  return { text, values };
}

/** The discipline, and what of it is not as it is by default. */
function queueParts({ kind, ...own }: QueueSpec): Part[] {
  const page = queuePageOf(kind);
  const parts: Part[] = [[{ en: 'queue', zh: '队列' }, page?.title ?? kind]];
  for (const { key, name, unit, initial } of page?.knobs ?? []) {
    const value = own[key];
    if (value === undefined || value === initial) continue;
    const shown =
      typeof value !== 'number'
        ? { en: value === true ? 'on' : 'off', zh: value === true ? '开' : '关' }
        : unit === 'ms'
          ? { duration: value }
          : `${value / UNIT_SIZE[unit]} ${unit}`;
    parts.push([name, shown]);
  }
  return parts;
}
