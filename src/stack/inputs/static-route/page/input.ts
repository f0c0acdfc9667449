import { formatIpv4 } from '../../../core/addresses.ts';
import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { StaticRoute } from '../index.ts';

export const inputPage: InputPage<StaticRoute> = {
  kind: 'static-route',
  done: { en: 'a static route was set or removed', zh: '设置或删除了一条静态路由' },
  name({ node: number, network, prefixLength, via }, { node }) {
    const values = { node: node(number), to: `${formatIpv4(network)}/${prefixLength}` };
    return via === undefined
      ? sentence('{node}: no route to {to}', '{node}：删除 {to}', values)
      : sentence('{node}: {to} via {via}', '{node}：{to} 经 {via}', {
          ...values,
          via: formatIpv4(via),
        });
  },
};
