import { describe, expect, it } from 'vitest';
import { runChanged, runLesson, triedOut } from '../../../../lessons/testing/run.ts';
import type { LessonContent } from '../../../../lessons/types.ts';
import { ipv4 } from '../../../../stack/core/addresses.ts';
import { SECOND } from '../../../../stack/core/instant.ts';
import { internet } from '../../../../stack/nodes/router/testing/internet.ts';
import { type Belief, beliefsOf, isWhole, readFates, writeFates } from './answer.ts';
import { choicesOf, hopsBeside } from './choices.ts';
import { kind, type RouteAsked } from './kind.ts';
import { rules } from './rules.ts';

const lesson: LessonContent = {
  scenario: internet({
    west: {
      routes: [
        { network: '10.0.2.0', prefixLength: 24, via: '10.0.9.2' },
        { network: '10.0.0.0', prefixLength: 16, via: '10.0.9.3' },
      ],
    },
  }),
  ...{ seed: 1, steps: [], tasks: [] },
};

/** A host far away, one behind the wider prefix, a neighbour, one whose time is over, no row at all. */
const packets = [
  { dst: ipv4('10.0.2.2'), ttl: 30 },
  { dst: ipv4('10.0.77.1'), ttl: 2 },
  { dst: ipv4('10.0.9.2'), ttl: 40 },
  { dst: ipv4('10.0.2.3'), ttl: 1 },
  { dst: ipv4('192.0.2.1'), ttl: 9 },
];

const question: RouteAsked = {
  ...{ kind: 'route', id: 'r', router: 'west', card: 0, at: 10 * SECOND },
  ...{ packets: () => packets, asks: ['next', 'ttl'] },
};
const TRUTH = '10.0.2.0/24>10.0.9.2>29 10.0.0.0/16>10.0.9.3>1 10.0.9.0/24>10.0.9.2>39 - -';

const runs = triedOut(lesson, question);
const graded = (given: string) => rules.grade(question, given, runs);

describe('a series of packets at a router', () => {
  it('is graded by what the router did with them: rows, neighbours, what ends there', () => {
    expect(rules.truth(question, runs)).toBe(TRUTH);
    expect(graded(TRUTH).right).toBe(true);
    expect(graded(TRUTH.replace('>29', '>029')).right).toBe(true);
    expect(graded(TRUTH.replace('>29', '>30')).right).toBe(false);
  });

  it('is asked of the rows alone', () => {
    const rows: RouteAsked = { ...question, asks: [] };
    expect(rules.truth(rows, runs)).toBe('10.0.2.0/24 10.0.0.0/16 10.0.9.0/24 - -');
  });

  it('has no truth before the packets have come', () => {
    expect(rules.truth(question, [runLesson(lesson)])).toBe('');
    expect(rules.grade(question, TRUTH, [runs[0]]).right).toBe(false);
  });

  it('says the same, however a graded truth is written', () => {
    expect(rules.same(question, TRUTH, graded(TRUTH).truth)).toBe(true);
    expect(rules.same(question, TRUTH, '-')).toBe(false);
  });

  it('comes from the beliefs of all packets, each once', () => {
    const given = '10.0.0.0/16>10.0.9.3>29 10.0.0.0/16>10.0.77.1>2 - 10.0.2.0/24>10.0.9.2>0 -';
    const found = rules.beliefs?.of(question, graded(given));
    expect(found).toEqual(['shorter', 'next-end', 'ttl-same', 'stops', 'goes-on']);
    expect(rules.beliefs?.of(question, graded(TRUTH))).toEqual(['right']);
    for (const belief of found ?? []) expect(rules.beliefs?.all(question)).toContain(belief);
    expect(rules.beliefs?.all({ ...question, asks: [] })).not.toContain('ttl-same');
  });

  it('lies on the stage afterwards, until the last packet is done with', () => {
    const shown = rules.shows?.(question, TRUTH);
    const run = runChanged(lesson, shown?.changes ?? []);
    expect(shown?.until(run)).toBeGreaterThan(0);
    expect(shown?.until(runs[0])).toBe(-1);
  });
});

it('offers the rows of the router’s table, the longest prefix first, and its next hops', () => {
  expect(choicesOf(runs[0], 'west')).toEqual({
    rows: ['10.0.1.0/24', '10.0.9.0/24', '10.0.2.0/24', '10.0.0.0/16'],
    hops: ['10.0.9.2', '10.0.9.3'],
  });
});

it('a destination that is a next hop, too, stands in the list once', () => {
  const choices = choicesOf(runs[0], 'west');
  expect(hopsBeside('10.0.9.3', choices)).toEqual(['10.0.9.2']);
  expect(hopsBeside('10.2.3.4', choices)).toEqual(choices.hops);
});

describe('a belief about one packet', () => {
  const packet = { dst: ipv4('10.2.3.4'), ttl: 64 };
  const via = { row: '10.2.3.0/24', next: '10.0.9.2', ttl: '63' };
  const near = { ...via, next: '10.2.3.4' };
  it.each<[Belief, Parameters<typeof beliefsOf>[0], Parameters<typeof beliefsOf>[1]]>([
    ['default', { ...via, row: '0.0.0.0/0' }, via],
    ['shorter', { ...via, row: '10.2.0.0/16' }, via],
    ['elsewhere', { ...via, row: '10.2.4.0/24' }, via],
    ['stops', { row: '-' }, via],
    ['goes-on', via, { row: '-' }],
    ['next-end', near, via],
    ['next-router', via, near],
    ['next-other', { ...via, next: '10.0.8.2' }, via],
    ['ttl-same', { ...via, ttl: '64' }, via],
    ['ttl-other', { ...via, ttl: '62' }, via],
  ])('%s', (belief, mine, truth) => {
    expect(beliefsOf(mine, truth, packet)).toEqual([belief]);
    expect(beliefsOf(truth, truth, packet)).toEqual([]);
  });
});

it('an answer is kept while it is being made, and is whole when all is decided', () => {
  const asks = ['next', 'ttl'] as const;
  const half = writeFates([{ row: '10.2.0.0/16', next: '' }, { row: '' }, { row: '-' }], asks);
  expect(half).toBe('10.2.0.0/16>?>? ?>?>? -');
  expect(readFates(half, asks)).toEqual([
    { row: '10.2.0.0/16', next: '', ttl: '' },
    { row: '', next: '', ttl: '' },
    { row: '-', next: '', ttl: '' },
  ]);
  expect(isWhole(readFates(half, asks), asks)).toBe(false);
  expect(isWhole(readFates(TRUTH, asks), asks)).toBe(true);
});

it('can be drawn', async () => {
  expect(typeof (await kind.load()).default).toBe('function');
});
