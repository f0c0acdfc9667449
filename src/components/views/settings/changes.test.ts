import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { runFaults } from '../../../stack/world/schema/session.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { transferScenario } from '../../../stack/world/testing.ts';
import { type Change, gathered, inputsAt, sessionWith } from './changes.ts';
import { type HostValues, hostsAt, linksAt } from './values.ts';

const spec = transferScenario(1_000, { queueBytes: 30_000 });
const original: Session = { scenario: spec.id, seed: 1, inputs: [] };
const LINK = 2;
const AT = 50_000;

const links = (session: Session, at = AT) => linksAt({ spec, session }, at);
const link = (session: Session, at = AT) => links(session, at)[0]!.values;
const host = (node: number, session: Session, at = AT) =>
  (hostsAt({ spec, session }, at)[node] as HostValues).values;

const rto: Change = { part: 'host', id: 1, key: 'minimumRto', from: 1_000_000, to: 200_000 };
const nagle: Change = { part: 'host', id: 0, key: 'nagle', from: true, to: false };
const toRed: Change = { part: 'link', id: LINK, key: 'queue', from: 'drop-tail', to: 'red' };
const least: Change = { part: 'link', id: LINK, key: 'queue.minBytes', from: 7_500, to: 3_000 };
const slow: Change = { part: 'link', id: LINK, key: 'bandwidth', from: 0, to: 1_000_000 };
const all = [rto, nagle, toRed, least, slow];

const faultsOf = async (session: Session) =>
  runFaults(spec, session, await kernelFor(spec, session));

describe('from here', () => {
  const inputs = inputsAt(AT, all, links(original));
  const session = { ...original, inputs };

  test('a link has one input, a host one for each setting, and the stack takes them', async () => {
    expect(inputs.map(({ kind }) => kind)).toEqual(['setting', 'setting', 'link']);
    expect(await faultsOf(session)).toEqual([]);
  });

  test('they are in force from then on, and not before', () => {
    expect(host(1, session, AT).minimumRto).toBe(200_000);
    expect(host(1, session, AT - 1).minimumRto).toBe(1_000_000);
    expect(host(0, session).nagle).toBe(false);
    expect(host(0, session).minimumRto).toBe(1_000_000);
    expect(link(session)).toMatchObject({ queue: 'red', 'queue.minBytes': 3_000 });
    expect(link(session)).toMatchObject({ 'queue.maxBytes': 22_500, bandwidth: 1_000_000 });
    expect(link(session, AT - 1)).toMatchObject({ queue: 'drop-tail', bandwidth: 0 });
  });
});

describe('from the start', () => {
  const session = sessionWith({ spec, session: original }, all, links(original));

  test('they are patches that the stack takes', async () => {
    expect(session.inputs).toEqual([]);
    expect(await faultsOf(session)).toEqual([]);
  });

  test('they are in force at once', () => {
    expect(host(1, session, 0).minimumRto).toBe(200_000);
    expect(host(0, session, 0).nagle).toBe(false);
    expect(link(session, 0)).toMatchObject({ queue: 'red', 'queue.minBytes': 3_000 });
  });

  test('another setting of the same discipline keeps the first', () => {
    const more: Change = { ...least, key: 'queue.maxBytes', from: 22_500, to: 9_000 };
    const next = sessionWith({ spec, session }, [more], links(session, 0));
    expect(link(next, 0)).toMatchObject({ 'queue.minBytes': 3_000, 'queue.maxBytes': 9_000 });
  });
});

test('the room that a scenario gives a plain queue is the discipline’s', () => {
  expect(link(original)).toMatchObject({ queue: 'drop-tail', 'queue.queueBytes': 30_000 });
});

test('a change back takes the change away, and another discipline the settings of the first', () => {
  expect(gathered([rto], { ...rto, to: rto.from })).toEqual([]);
  expect(gathered([rto], { ...rto, to: 5 })).toEqual([{ ...rto, to: 5 }]);
  expect(gathered([toRed, least], { ...toRed, to: 'codel' })).toEqual([{ ...toRed, to: 'codel' }]);
});
