/** Plays “You are the TCP” as a learner does: from what the page says, with what its form has. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

export interface Decision {
  readonly flags: readonly string[];
  readonly seq: number;
  readonly ack?: number;
  readonly length?: number;
  readonly sack?: string;
}

const FLAGS = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'];
const SIZE = 1000;

export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Your host' });
const over = (page: Page) => page.getByRole('region', { name: 'The connection is over' });

export async function send(page: Page, decision: Decision): Promise<void> {
  const { flags, seq, ack, length = 0, sack } = decision;
  const form = panel(page).getByRole('form');
  for (const flag of FLAGS) {
    await form.getByRole('checkbox', { name: flag, exact: true }).setChecked(flags.includes(flag));
  }
  await form.getByLabel('SEQ').fill(String(seq));
  await form.getByLabel('ACK number').fill(ack === undefined ? '' : String(ack));
  await form.getByLabel('Data bytes').fill(String(length));
  if (sack !== undefined) await form.getByLabel('SACK blocks').fill(sack);
  await form.getByRole('button', { name: 'Send it' }).click();
  await settled(page);
}

export async function wait(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Wait' }).click();
  await settled(page);
}

/** The world has gone on, and the picture with it. */
async function settled(page: Page): Promise<void> {
  await expect(panel(page)).toHaveAttribute('aria-busy', 'false');
}

interface Known {
  readonly facts: ReadonlyMap<string, string>;
  readonly happened: string;
  readonly last: string;
}

async function known(page: Page): Promise<Known> {
  const rows = await panel(page).locator('dl > div').allInnerTexts();
  const facts = new Map(rows.map((row) => row.split('\n') as [string, string]));
  const lines = await panel(page).getByRole('listitem').allInnerTexts();
  const last = lines.filter((line) => line.startsWith('Arrived')).at(-1) ?? '';
  return { facts, happened: lines.join('\n'), last };
}

/** What its program has said so far. */
interface Program {
  written: number;
  closing: boolean;
}

/** What a plain TCP does; undefined: it waits. */
function decide({ facts, happened, last }: Known, program: Program): Decision | undefined {
  const number = (name: string) =>
    Number([...facts].find(([key]) => key.endsWith(name))?.[1] ?? Number.NaN);
  const state = facts.get('State') ?? '';
  const [next, una, expected] = [number('SND.NXT'), number('SND.UNA'), number('RCV.NXT')];
  if (Number.isNaN(next)) {
    if (state === 'SYN_RECEIVED') return { flags: ['SYN', 'ACK'], seq: 0, ack: 1 };
    return happened.includes('connect()') ? { flags: ['SYN'], seq: 0 } : undefined;
  }
  const rings = happened.includes('Your retransmission timer rings');
  if (una === 0) {
    const again = state === 'SYN_SENT' ? { flags: ['SYN'] } : { flags: ['SYN', 'ACK'], ack: 1 };
    return rings ? { ...again, seq: 0 } : undefined;
  }
  const base = { flags: ['ACK'], seq: next, ack: expected };
  if (rings) {
    const length = Math.max(0, Math.min(SIZE, program.written + 1 - una));
    const flags =
      next > program.written + 1 && una + length > program.written ? ['ACK', 'FIN'] : ['ACK'];
    return { ...base, flags, seq: una, length };
  }
  const [flight = 0, window = 0] = (facts.get('In flight / congestion window') ?? '')
    .split(' / ')
    .map(Number);
  const edge = number('SND.WND');
  const length = Math.min(SIZE, number('bytes to send'));
  const open = state === 'ESTABLISHED' || state === 'CLOSE_WAIT';
  if (open && length > 0 && next + length <= edge && flight + length <= window) {
    return { ...base, length };
  }
  if (open && happened.includes('timer for asking about it')) return { ...base, length: 1 };
  if (open && program.closing && length === 0 && next === program.written + 1 && next < edge) {
    return { ...base, flags: ['ACK', 'FIN'] };
  }
  if (!facts.has('Owed')) return undefined;
  const beyond = facts.get('Waits beyond a gap')?.split(', ') ?? [];
  const came = Number(/ seq (\d+)/.exec(last)?.[1] ?? Number.NaN);
  const holds = (block: string) => {
    const [from = 0, to = 0] = block.split('–').map(Number);
    return came >= from && came < to;
  };
  const sack = beyond.toSorted((a, b) => Number(holds(b)) - Number(holds(a))).slice(0, 3);
  return { ...base, ...(beyond.length > 0 ? { sack: sack.join(', ') } : { sack: '' }) };
}

/** To the end of the level; each decision must be found legal. Gives how many there were. */
export async function playOn(page: Page, withSack: boolean): Promise<number> {
  const program: Program = { written: 0, closing: false };
  let seen = '';
  for (let turn = 0; turn < 150; turn++) {
    await settled(page);
    if (await over(page).isVisible()) return turn;
    const now = await known(page);
    // What has happened stays on the page until the learner waits again.
    const news = now.happened.startsWith(seen) ? now.happened.slice(seen.length) : now.happened;
    for (const [, n] of news.matchAll(/send\(\) with (\d+) byte/g)) program.written += Number(n);
    if (news.includes('close()')) program.closing = true;
    seen = now.happened;
    const decision = decide(now, program);
    if (decision === undefined) {
      await wait(page);
      seen = '';
    } else if (withSack) {
      await send(page, { sack: '', ...decision });
    } else {
      const { sack: _, ...plain } = decision;
      await send(page, plain);
    }
    await expect(panel(page).getByText('Forbidden')).toHaveCount(0);
  }
  throw new Error('It never ends.');
}
