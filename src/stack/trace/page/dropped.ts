import type { KernelDropReasons } from '../kernel-events.ts';
import type { TableFor } from '../words.ts';

/** Beside the cross of a packet that did not arrive. */
export const kernelDropped: TableFor<KernelDropReasons> = {
  loss: { en: 'lost', zh: '丢失' },
  learner: { en: 'dropped by you', zh: '被你丢掉了' },
  'queue-full': { en: 'queue full', zh: '队列已满' },
  'link-down': { en: 'link down', zh: '链路断开' },
  'corrupt-fcs': { en: 'bad FCS', zh: 'FCS 不符' },
  'too-big': { en: 'too big', zh: '超过 MTU' },
  'no-receiver': { en: 'nobody there', zh: '无人接收' },
};
