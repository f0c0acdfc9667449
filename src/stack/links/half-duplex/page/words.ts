/** The words of what happens on a half-duplex link. The sections are those of IEEE 802.3, which is no RFC. */
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { halfDuplexEvents } from '../events.ts';

export const halfDuplexWords: WordsFor<typeof halfDuplexEvents> = {
  'csma.deferred': {
    source: 'link',
    label: { en: 'a card waits for a quiet line', zh: '网卡等待线路空闲' },
    why: (_, { node }) =>
      sentence(
        'The card of {node} hears somebody send, so it waits until the line is quiet, and for the gap after it.',
        '{node} 的网卡听到有人在发送，于是等线路静下来，再等一个帧间隔。',
        { node },
      ),
    say: (_, { node }) =>
      sentence('{node} waits for a quiet line', '{node} 等待线路空闲', { node }),
  },
  'csma.collision': {
    source: 'link',
    label: { en: 'a collision', zh: '碰撞' },
    why: ({ attempt, bits, late }, { node }) => {
      const values = { node, attempt, bits };
      return late
        ? sentence(
            'Late collision: {node} had sent {bits} bits already, more than the slot time of 512, when it heard somebody else. The cable is too long. Attempt {attempt} is over; it sends the jam.',
            '迟到碰撞：{node} 已发出 {bits} 比特，超过 512 比特的时隙，才听到别人的信号，说明电缆太长。第 {attempt} 次尝试到此为止，发送干扰信号。',
            values,
          )
        : sentence(
            '{node} had sent {bits} bits when it heard somebody else: a collision. Attempt {attempt} is over; it sends the jam, so that everybody notices.',
            '{node} 发出 {bits} 比特时听到别人的信号：碰撞。第 {attempt} 次尝试到此为止，发送干扰信号，让所有人都察觉。',
            values,
          );
    },
    ask: (_, { node }) =>
      sentence('Why did the frame of {node} collide?', '{node} 的帧为什么发生碰撞？', { node }),
    say: ({ attempt }, { node }) =>
      sentence(
        'the frame of {node} collides, attempt {attempt}',
        '{node} 的帧发生碰撞，第 {attempt} 次尝试',
        { node, attempt },
      ),
  },
  'csma.backoff': {
    source: 'link',
    label: { en: 'a card backs off', zh: '网卡退避' },
    why: ({ attempt, slots, most, wait }, { node }) =>
      sentence(
        'After attempt {attempt} {node} draws from 0 to {most} and gets {slots}: it waits {slots} {slots:slot|slots}, {time}, before it tries again.',
        '第 {attempt} 次尝试之后，{node} 在 0 到 {most} 之间抽到 {slots}：等待 {slots} 个时隙（{time}）再试。',
        { node, attempt, most, slots, time: { duration: wait } },
      ),
    say: ({ slots }, { node }) =>
      sentence('{node} waits {slots} slots', '{node} 等待 {slots} 个时隙', { node, slots }),
  },
  'csma.gave-up': {
    source: 'link',
    label: { en: 'a card gave a frame up', zh: '网卡放弃发送' },
    why: ({ attempts }, { node }) =>
      sentence(
        'All {attempts} attempts of {node} have collided, so its card gives the frame up. Nobody is told: whoever sent it has to notice.',
        '{node} 的 {attempts} 次尝试全部碰撞，网卡放弃这个帧。它不通知任何人，要由发送者自己发现。',
        { node, attempts },
      ),
    say: ({ attempts }, { node }) =>
      sentence(
        '{node} gives the frame up after {attempts} attempts',
        '{node} 尝试 {attempts} 次后放弃这个帧',
        { node, attempts },
      ),
  },
  'csma.jam': {
    source: 'link',
    label: { en: 'a hub jams', zh: '集线器发送干扰信号' },
    why: ({ ports }, { node }) =>
      sentence(
        '{node} hears signals at {ports} ports at once and sends the jam out of all of them.',
        '{node} 同时在 {ports} 个端口听到信号，向所有端口发送干扰信号。',
        { node, ports },
      ),
    say: (_, { node }) => sentence('{node} jams', '{node} 发送干扰信号', { node }),
  },
};
