import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Call } from '../index.ts';

export const inputPage: InputPage<Call> = {
  kind: 'call',
  done: { en: 'a socket call was made', zh: '发起了一次套接字调用' },
  name: ({ node: number, call }, { node }) =>
    call.name === 'setsockopt'
      ? sentence('{node}: {option} = {value}', '{node}：{option} = {value}', {
          node: node(number),
          option: call.option,
          value: call.value,
        })
      : sentence('{node} calls {call}', '{node} 调用 {call}', {
          node: node(number),
          call: call.name,
        }),
};
