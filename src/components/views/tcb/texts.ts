/** The panel's own words; what the variables mean stands with them in variables.ts. */
import { fill, type Localized } from '../../../stack/core/localized.ts';
import type { GroupId } from './variable.ts';

const GROUPS: Record<keyof Localized, Record<GroupId, string>> = {
  en: {
    send: 'Send sequence variables',
    receive: 'Receive sequence variables',
    timers: 'Timers',
    rtt: 'Round-trip time',
    congestion: 'Congestion control',
  },
  zh: {
    send: '发送序号变量',
    receive: '接收序号变量',
    timers: '定时器',
    rtt: '往返时间',
    congestion: '拥塞控制',
  },
};

const en = {
  groups: GROUPS.en,
  panel: (role: string) => `Connection variables of ${role} (TCB)`,
  relative: 'relative numbers: SND from ISS, RCV from IRS',
  raw: 'raw numbers, as on the wire',
  unset: 'not set',
  off: 'off',
  left: (time: string) => `in ${time}`,
  none: 'No TCB: there is no connection yet.',
  hint: 'Point at a name to read what it means.',
};

const zh: typeof en = {
  groups: GROUPS.zh,
  panel: (role) => fill('{role} 的连接变量（TCB）', { role }),
  relative: '相对序号：SND 从 ISS 算起，RCV 从 IRS 算起',
  raw: '原始序号，与线路上一致',
  unset: '未设置',
  off: '未运行',
  left: (time) => `还剩 ${time}`,
  none: '没有 TCB：连接尚不存在。',
  hint: '指向名称即可查看含义。',
};

export const TEXTS: Record<keyof Localized, typeof en> = { en, zh };
