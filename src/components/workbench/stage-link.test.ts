import { describe, expect, it } from 'vitest';
import { decodeStage, encodeStage } from './stage-link.ts';
import { NO_CHOICE, type StageChoice } from './workbench-store.ts';

const CHOICES: readonly StageChoice[] = [
  NO_CHOICE,
  { ...NO_CHOICE, own: { first: 'ladder', second: null } },
  {
    own: {
      ...{ first: 'ladder', second: 'switch-table', split: 'below', share: 65 },
      sides: { sockets: true, tcb: false },
    },
    alone: { view: 'charts', subject: 'node 2' },
    subjects: {
      left: { node: 'node 1', connection: 'connection 10.0.0.1:49152 10.0.0.2:80 0' },
      right: {},
    },
    looks: { ladder: 'p-tcp~arp.h3' },
    byte: { kind: 'byte', connection: 0, side: 1, byte: 2920 },
  },
];

describe('the link of a stage', () => {
  it('says nothing as long as the reader has chosen nothing', () => {
    expect(encodeStage(NO_CHOICE)).toBe('');
  });

  it.each(CHOICES)('opens as it was: %j', (choice) => {
    expect(decodeStage(encodeStage(choice))).toEqual(choice);
  });

  it.each([
    ...['first=LADDER', 'second=a%20b', 'split=across', 'share=5', 'share=-9', 'share=1e1'],
    ...['sides=%3Cb%3E', 'of=node%201', 'alone=charts&of=%22', 'left=%00', 'look.ladder=%3C'],
    ...[
      'look.L=1',
      'byte=0.2.1',
      'byte=byte.0.1.1',
      'byte=0.1',
      `look.ladder=${'a'.repeat(401)}`,
      `sides=${'a~'.repeat(40)}a`,
    ],
  ])('is broken when it is out of form: %s', (query) => {
    expect(decodeStage(query)).toBeUndefined();
  });

  it('says nothing about the run, and leaves it to others', () => {
    expect(decodeStage('seed=7&t=10&first=ladder')?.own).toEqual({ first: 'ladder' });
  });
});
