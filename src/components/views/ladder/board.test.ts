import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { fourHosts, runSwitch } from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { type BoardWords, boardWords, MOST_WORDS } from './board.ts';
import { ladderWords } from './labels.ts';
import { ladderLayout } from './layout.ts';
import { type LadderRun, ladderRun, titleOf } from './model.ts';

const ALL: Cursor = { at: Number.MAX_SAFE_INTEGER, event: Number.MAX_SAFE_INTEGER };
const everybody = () => true;

const trace = makeTrace();
handshake(trace);
const model = recordedRun(trace.log, TWO_HOSTS);
const two = ladderRun(model, { calls: false });
const spec = fourHosts();
const five = ladderRun(recordedRun(runSwitch(spec).sim.log, topologyOf(spec)), {});

const count = (run: LadderRun, { states, titles, detailed }: BoardWords) =>
  run.nodes.length + states.size + titles.size + Number(detailed !== undefined);

describe('the board', () => {
  it.each([
    ['two hosts', two],
    ['four hosts and a switch', five],
  ])('has seven words at the most: %s', (_, run) => {
    expect(count(run, boardWords(run, ALL, everybody))).toBe(MOST_WORDS);
    expect(count(run, boardWords(run, { at: 0, event: 0 }, everybody))).toBeLessThanOrEqual(7);
  });

  it('names the packet that was sent last, with its numbers, then states, then what came before', () => {
    const { titles, detailed, states } = boardWords(two, ALL, everybody);
    const names = [...titles].map((index) => titleOf(two.packets[index]!));
    expect(names).toEqual(['ACK', 'SYN, ACK']);
    expect(detailed).toBe(two.packets.at(-1)?.index);
    expect(states.size).toBe(2);
  });

  it('shows no future', () => {
    const [first, second] = two.packets;
    const { titles } = boardWords(two, { at: 0, event: second!.sentEvent }, everybody);
    expect([...titles]).toEqual([first!.index]);
  });

  it('writes them as large as the last row needs, and they have room', () => {
    // 1280×720 beside the text, with the projector's type: 28 pixels.
    const size = { width: 900, height: 440, rem: 18.88, least: 28.1 };
    const layout = ladderLayout(two, size, true);
    const words = boardWords(two, ALL, everybody);
    const { labels } = ladderWords({
      ...{ model, layout, packets: two.packets, words, sequence: 'relative', language: 'en' },
      bytesOf: undefined,
      text: ((key: string) => key) as never,
    });
    const written = labels.filter(({ visible }) => visible);
    expect(written.map(({ packet }) => packet.index).sort()).toEqual([...words.titles].sort());
    expect(written.filter(({ detail }) => detail !== '')).toHaveLength(1);
  });
});
