/** The words of timers' events. */
import type { TraceEvent } from '../schema.ts';
import { type EventWords, type Scene, type Sentence, sentence } from '../words.ts';

type TimerKind = 'timer.armed' | 'timer.fired' | 'timer.cancelled';

function whyFired(event: TraceEvent<'timer.fired'>, scene: Scene): Sentence {
  const { node, before } = scene;
  const { name: timer, ref } = scene.timer(event.layer, event.name);
  if (before === undefined) {
    return sentence(
      'The {timer} timer of {node} ran out.',
      '{node} 的{timer}定时器到时了。',
      { node, timer },
      ref,
    );
  }
  return sentence(
    'The {timer} timer of {node}, set to {time}, ran out.',
    '{node} 的{timer}定时器（{time}）到时了。',
    { node, timer, time: { duration: event.at - before.at } },
    ref,
  );
}

export const timerWords: { readonly [K in TimerKind]: EventWords<TraceEvent<K>> } = {
  'timer.armed': {
    source: 'timer',
    label: { en: 'a timer was set', zh: '定时器启动' },
    why: ({ layer, name, at, due }, scene) => {
      const { name: timer, ref } = scene.timer(layer, name);
      return sentence(
        '{node} set its {timer} timer to {time}.',
        '{node} 启动{timer}定时器，时长 {time}。',
        { node: scene.node, timer, time: { duration: due - at } },
        ref,
      );
    },
    say: null,
  },
  'timer.fired': {
    source: 'timer',
    label: { en: 'a timer fired', zh: '定时器到时' },
    why: whyFired,
    ask: ({ layer, name }, scene) =>
      sentence('Why did the {timer} timer fire?', '{timer}定时器为什么到时？', {
        timer: scene.timer(layer, name).name,
      }),
    say: ({ layer, name }, scene) =>
      sentence('the {timer} timer fires at {node}', '{node} 的{timer}定时器到时', {
        node: scene.node,
        timer: scene.timer(layer, name).name,
      }),
  },
  'timer.cancelled': {
    source: 'timer',
    label: { en: 'a timer was stopped', zh: '定时器停止' },
    why: ({ layer, name }, scene) => {
      const { name: timer, ref } = scene.timer(layer, name);
      return sentence(
        '{node} stopped its {timer} timer.',
        '{node} 停掉了{timer}定时器。',
        { node: scene.node, timer },
        ref,
      );
    },
    say: null,
  },
};
