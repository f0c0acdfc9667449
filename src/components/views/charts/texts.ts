/** The words of every chart. What states and arcs mean is said by the machine (src/machines). */
import { fill, type Localized } from '../../../stack/core/localized.ts';

export type Language = keyof Localized;

const en = {
  chart: (machine: string, role: string, state: string) =>
    `${machine} state chart of ${role}: ${state}`,
  now: (role: string, state: string) => `${role} is in ${state}.`,
  reached: (role: string, state: string, event: string, from: string) =>
    `${role} is in ${state}, reached by ${event} from ${from}.`,
  path: 'Path so far',
  step: (number: number, from: string, event: string, to: string) =>
    `${number}. ${from}, ${event}, to ${to}`,
  stateItem: (state: string, active: boolean, visited: boolean) =>
    active ? `${state}, active` : visited ? `${state}, visited` : state,
  arcItem: (from: string, events: string, to: string, numbers: string) =>
    `${from} to ${to} on ${events}${numbers === '' ? '' : `, step ${numbers}`}`,
  taken: (numbers: string) => `step ${numbers}`,
  waysOut: 'Ways out',
  enlarge: (role: string) => `The whole chart of ${role}, large`,
  does: 'does',
  keys: 'Up and down arrow keys walk through states and arcs.',
  machines: 'Which machine is shown',
  followAgain: 'Shown whatever moves: choose again to show the one that moved last',
  disagree: 'The stack and the chart disagree',
  disagreeMore: (count: number) => `and ${count} more`,
  disagreeBlame: (book: string) =>
    `One of them has read ${book} wrongly. Do not trust this run; please report it with the session file.`,
};

const zh: typeof en = {
  chart: (machine, role, state) =>
    fill('{role} 的 {machine} 状态图：{state}', { machine, role, state }),
  now: (role, state) => fill('{role} 处于 {state}。', { role, state }),
  reached: (role, state, event, from) =>
    fill('{role} 处于 {state}，由 {from} 经 {event} 到达。', { role, state, event, from }),
  path: '走过的路径',
  step: (number, from, event, to) => `${number}. ${from}，${event}，到 ${to}`,
  stateItem: (state, active, visited) =>
    active ? `${state}，当前状态` : visited ? `${state}，已经过` : state,
  arcItem: (from, events, to, numbers) =>
    `${from} 到 ${to}，事件 ${events}${numbers === '' ? '' : `，第 ${numbers} 步`}`,
  taken: (numbers) => `第 ${numbers} 步`,
  waysOut: '可能的去向',
  enlarge: (role) => fill('放大 {role} 的整张状态图', { role }),
  does: '动作',
  keys: '用上下方向键浏览各个状态和转移。',
  machines: '看哪一台状态机',
  followAgain: '已固定显示它；再按一次，改为显示最近有变化的那一台',
  disagree: '协议栈与状态图不一致',
  disagreeMore: (count) => `另有 ${count} 处`,
  disagreeBlame: (book) =>
    `其中必有一个误读了 ${book}。请勿相信本次运行；请附上会话文件报告此问题。`,
};

export const TEXTS: Record<Language, typeof en> = { en, zh };
