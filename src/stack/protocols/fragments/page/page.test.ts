/** A run with datagrams in pieces as the page tells it. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import type { ScriptStep } from '../../../apps/script/script.ts';
import type { Language } from '../../../core/localized.ts';
import { packetMaker } from '../../../trace/packets.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { all, runToEnd, SERVER_ADDRESS, twoHosts } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { fragmentEvents } from '../events.ts';
import { MOST_DATAGRAMS, REASSEMBLY_TIME } from '../reassembly.ts';
import { pieceOf, type Rig, rig } from '../testing/rig.ts';
import { page } from './index.ts';

addPage(page);

const client: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'sendto', on: 'u', text: 'x'.repeat(2_000), address: SERVER_ADDRESS, port: 7 },
];
const spec = twoHosts(client, []);
const story = runToEnd(spec).sim.log;
const odd = oddities().log;

/** Time runs out with and without a first piece, and pieces that contradict each other. */
function oddities(): Rig {
  const given = rig();
  const eight = new Uint8Array(8);
  for (let identification = 0; identification <= MOST_DATAGRAMS; identification++) {
    given.arrives(pieceOf(eight, { at: 8 * (identification % 2), more: true, identification }));
  }
  given.arrives(pieceOf(eight, { at: 64, identification: 2 }));
  given.arrives(pieceOf(eight, { at: 72, identification: 2 }));
  given.wait(REASSEMBLY_TIME);
  return given;
}

function tell(kind: EventKind, language: Language, log = story): string[] {
  const run = recordedRun(log, topologyOf(spec));
  return all(log, kind).flatMap((event) => {
    const { why, say } = wordsOf(event);
    const scene = sceneOf(run, event);
    const said = say?.(event, scene);
    return [why(event, scene), ...(said ? [said] : [])].map((each) => textOf(each, language));
  });
}

test('every kind of event has its sentences in both languages, with all their parameters', () => {
  for (const kind of Object.keys(fragmentEvents.fields) as EventKind[]) {
    for (const language of ['en', 'zh'] as const) {
      const sentences = [...tell(kind, language), ...tell(kind, language, odd)];
      expect(sentences.length, kind).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  }
});

test('bytes are counted from 0, as the offset counts them, and a last piece says so', () => {
  const [first, , last] = tell('fragment.sent', 'en');
  expect(first).toMatch(/client sends bytes 0 to 1479 of it in a fragment of their own/);
  expect(last).toMatch(/^Bytes 1480 to 2007 are the end of the datagram/);
  expect(tell('fragment.kept', 'en').at(-1)).toMatch(/fills the last hole in UDP datagram/);
  expect(tell('datagram.whole', 'en')[0]).toMatch(/2008 bytes out of 2 fragments/);
});

test('in the table of packets each piece is called by its place', () => {
  const titles = all(story, 'fragment.sent').map((event) => packetMaker(event.kind)?.title(event));
  expect(titles).toEqual(['fragment @0', 'fragment @1480']);
});
