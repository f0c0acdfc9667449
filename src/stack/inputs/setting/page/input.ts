import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { SettingChange } from '../index.ts';

export const inputPage: InputPage<SettingChange> = {
  kind: 'setting',
  done: { en: 'a setting of a host was changed', zh: '改动了主机的一项设置' },
  name: ({ node: number, name, value }, { node }) =>
    sentence('{node}: {name} = {value}', '{node}：{name} = {value}', {
      node: node(number),
      name,
      value,
    }),
};
