/** What a reader does in each lesson: the answers, by the options' values, and the losses. */
import { CLOSE, HANDSHAKE } from './lesson-page.ts';

/** A packet that the reader drops while it is under way. */
interface Loss {
  readonly what: string;
  readonly from: 'client' | 'server';
  /** In the original run, not in the fork that the loss before has made. */
  readonly inOriginal?: boolean;
}

export interface StepPlan {
  readonly answer: string;
  /** The run will say otherwise. */
  readonly wrong?: boolean;
  readonly losses?: readonly Loss[];
  /** How many tasks the losses pass. */
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
      { answer: 'own-syn' },
      { answer: '1' },
      { answer: '20' },
      { answer: '1000', ...one('SYN', 'client') },
      { answer: 'client', ...one('SYN, ACK', 'server') },
      {
        answer: 'request',
        losses: [
          { what: 'ACK', from: 'client' },
          { what: 'PSH, ACK', from: 'client' },
        ],
        tasks: 2,
      },
    ],
  },
  {
    id: CLOSE,
    title: { en: 'The four-way close', zh: '四次挥手' },
    steps: [
      { answer: 'fin' },
      { answer: '12', wrong: true },
      { answer: 'delivered' },
      { answer: 'fin' },
      { answer: 'client' },
      { answer: '4' },
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
    ],
  },
];
