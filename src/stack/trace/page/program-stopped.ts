/** Why a program stopped before its end, in words. */
import type { TraceEvent } from '../schema.ts';
import { type Scene, type Sentence, sentence } from '../words.ts';

export function whyStopped({ name, detail }: TraceEvent<'app.event'>, { node }: Scene): Sentence {
  switch (name) {
    case 'failed':
      return sentence(
        'The program on {node} stops here: its call failed with {detail}.',
        '{node} 上的程序到此为止：它的调用失败，错误为 {detail}。',
        { node, detail },
      );
    case 'endless':
      return sentence(
        'The program on {node} was ended: it had run {detail} steps without waiting.',
        '{node} 上的程序被终止：它一步不停地执行了 {detail} 步。',
        { node, detail },
      );
    default:
      return sentence('{node}: {name} {detail}', '{node}：{name} {detail}', { node, name, detail });
  }
}
