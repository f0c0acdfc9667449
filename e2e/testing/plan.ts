/** What a reader does in each lesson: the answers, by the options' values, and the losses. */
import { CLOSE, HANDSHAKE } from './lesson-page.ts';

/** A packet that the reader drops while it is under way. */
interface Loss {
  readonly what: string;
  readonly from: 'client' | 'server';
  /** In the original run, not in the fork that the loss before has made. */
  readonly inOriginal?: boolean;
  /** It has passed: the reader steps back to it. */
  readonly back?: boolean;
}

export interface StepPlan {
  /** Of a question that is answered by pointing: the title of the packet. */
  readonly answer: string;
  /** The run will say otherwise. */
  readonly wrong?: boolean;
  readonly losses?: readonly Loss[];
  /** The task's own button. */
  readonly button?: Readonly<Record<'en' | 'zh', string>>;
  /** How many tasks that passes. */
  readonly tasks?: number;
}

export interface LessonPlan {
  readonly id: string;
  readonly title: Readonly<Record<'en' | 'zh', string>>;
  readonly steps: readonly StepPlan[];
}

const one = (what: string, from: Loss['from']) => ({ losses: [{ what, from }], tasks: 1 });

export const PLANS: readonly LessonPlan[] = [
  {
    id: HANDSHAKE,
    title: { en: 'The three-way handshake', zh: '三次握手' },
    steps: [
      { answer: 'waits' },
      { answer: 'zero', wrong: true },
      { answer: '1' },
      { answer: 'SYN, ACK' },
      { answer: '20' },
      {
        answer: 'denied',
        button: { en: 'Let the old SYN arrive', zh: '让旧的 SYN 到达' },
        tasks: 1,
      },
      { answer: 'later', ...one('SYN', 'client') },
      { answer: 'syn > syn-ack > connect > accept', ...one('SYN, ACK', 'server') },
      {
        answer: 'request',
        losses: [
          { what: 'ACK', from: 'client' },
          { what: 'PSH, ACK', from: 'client', back: true },
        ],
        tasks: 2,
      },
      { answer: '30' },
    ],
  },
  {
    id: CLOSE,
    title: { en: 'The four-way close', zh: '四次挥手' },
    steps: [
      { answer: 'fin' },
      { answer: 'ACK 15 12 65535 0', wrong: true },
      { answer: 'delivered' },
      { answer: 'fin' },
      { answer: 'client' },
      { answer: 'fin-wait-1 > close-wait > fin-wait-2 > last-ack > time-wait' },
      { answer: 'server' },
      { answer: 'nobody', ...one('ACK', 'server') },
      {
        answer: 'server',
        losses: [
          { what: 'FIN, ACK', from: 'client' },
          { what: 'FIN, ACK', from: 'server', inOriginal: true },
        ],
        tasks: 2,
      },
      { answer: 'server', ...one('ACK', 'client') },
      { answer: 'both' },
    ],
  },
];
