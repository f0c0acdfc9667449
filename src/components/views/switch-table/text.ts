import { defineText } from '../../../i18n/define-text.ts';

export const useSwitchText = defineText(
  {
    table: 'Address table of {node}',
    none: 'The table is empty: every frame would go to everybody.',
    address: 'Hardware address',
    port: 'Port',
    owner: 'Station',
    age: 'Last heard',
    ago: '{time} ago',
    now: 'now',
    stranger: 'unknown',
    why: 'Why is {mac} at port {port}?',
    whyGone: 'Why was {mac} forgotten?',
    learned: 'new',
    moved: 'moved here from port {before}',
    heard: 'heard again',
    forgotten: 'forgotten: {why}',
  },
  {
    table: '{node} 的转发表',
    none: '表是空的：每个帧都会发往所有端口。',
    address: '硬件地址',
    port: '端口',
    owner: '站点',
    age: '上次听到',
    ago: '{time} 前',
    now: '刚刚',
    stranger: '未知',
    why: '{mac} 为什么在端口 {port}？',
    whyGone: '{mac} 为什么被忘掉？',
    learned: '新学到',
    moved: '从端口 {before} 移来',
    heard: '再次听到',
    forgotten: '已忘掉：{why}',
  },
);

export type SwitchText = ReturnType<typeof useSwitchText>;
