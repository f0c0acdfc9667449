import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { HookChange } from '../index.ts';

/** `filtering = endpoint-independent`; of what is no plain value, only that it is another. */
const changeText = (change: object): string =>
  Object.entries(change)
    .map(([key, value]) => (typeof value === 'object' ? key : `${key} = ${value}`))
    .join(', ');

export const inputPage: InputPage<HookChange> = {
  kind: 'hook',
  done: { en: 'a NAT or another hook was set otherwise', zh: '改动了 NAT 等钩子的设置' },
  name: ({ node: number, hook, change }, { node }) =>
    sentence('{node}: {hook} {change}', '{node}：{hook} {change}', {
      node: node(number),
      hook,
      change: changeText(change),
    }),
};
