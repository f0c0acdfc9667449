import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../stack/core/instant.ts';
import { duration, type TcbOptions, tcbGroups } from './rows.ts';
import { TcbPanel } from './TcbPanel.tsx';
import type { Vars } from './variable.ts';
import { VARIABLES } from './variables.ts';

const ISS = 4_000_000_000;
const IRS = 123_456;

const VARS: Vars = {
  id: 9,
  at: 50_000,
  node: 0,
  cause: -1,
  kind: 'tcp.vars',
  conn: 1,
  state: 'ESTABLISHED',
  iss: ISS,
  irs: IRS,
  sndUna: ISS + 1,
  sndNxt: ISS + 11,
  sndWnd: 65_535,
  sndWl1: IRS,
  sndWl2: ISS + 1,
  sndUp: ISS,
  rcvNxt: IRS + 1,
  rcvWnd: 65_535,
  rcvUp: IRS,
  sndMss: 1460,
  cwnd: 14_600,
  ssthresh: 65_535,
  pipe: 10,
  flight: 10,
  srtt: 40_200,
  rttvar: 20_100,
  rto: 1_000_000,
  backoff: 0,
  dupAcks: 0,
  recovery: 'open',
  recover: ISS,
  sndBuffered: 10,
  sndBufferSize: 131_072,
  rcvBuffered: 0,
  rcvBufferSize: 131_072,
  connectionDue: NEVER,
  retransmissionDue: 1_050_000,
  delayedAckDue: NEVER,
  persistDue: NEVER,
  keepaliveDue: NEVER,
  finWait2Due: NEVER,
  timeWaitDue: NEVER,
  sackedCount: 0,
  blocks: [],
};

const OPTIONS: TcbOptions = {
  numbers: 'relative',
  now: 50_000,
  groups: ['send', 'receive', 'timers', 'rtt', 'congestion'],
};

function row(id: string, vars: Vars, previous?: Vars, options: Partial<TcbOptions> = {}) {
  const rows = tcbGroups(vars, previous, { ...OPTIONS, ...options }).flatMap((group) => group.rows);
  return rows.find((candidate) => candidate.variable.id === id)!;
}

describe('the rows of the TCB', () => {
  it('count sequence numbers from ISS and IRS, past 2³² too', () => {
    expect(row('SND.NXT', VARS).value).toBe('11');
    expect(row('RCV.NXT', VARS).value).toBe('1');
    const wrapped = { ...VARS, iss: 0xffff_fffe, sndNxt: 5 };
    expect(row('SND.NXT', wrapped).value).toBe('7');
  });

  it('leave SND.WL2 empty after a SYN, which acknowledges nothing', () => {
    const early = { ...VARS, state: 'SYN_RECEIVED' as const, sndWl2: 0 };
    expect(row('SND.WL2', early).value).toBe('');
    expect(row('SND.WL1', early).value).toBe('0');
    expect(row('SND.WL2', VARS).value).toBe('1');
  });

  it('count what lies before the base downwards', () => {
    expect(row('SND.NXT', { ...VARS, sndNxt: ISS - 1 }).value).toBe('-1');
  });

  it('show raw numbers on demand', () => {
    expect(row('SND.NXT', VARS, undefined, { numbers: 'raw' }).value).toBe(String(ISS + 11));
  });

  it('leave the receive variables unset until the peer’s SYN has come', () => {
    const sent: Vars = { ...VARS, state: 'SYN_SENT' };
    expect(row('RCV.NXT', sent).value).toBe('');
    expect(row('SND.UNA', sent).value).toBe('1');
    expect(row('SND.UNA', { ...sent, state: 'LISTEN' }).value).toBe('');
  });

  it('mark what changed, with its old value', () => {
    const before = { ...VARS, sndUna: ISS };
    expect(row('SND.UNA', VARS, before).before).toBe('0');
    expect(row('SND.NXT', VARS, before).before).toBeNull();
  });

  it('mark nothing when there is nothing to compare with', () => {
    expect(row('SND.UNA', VARS).before).toBeNull();
  });

  it('show the time left of a running timer, and nothing of one that is off', () => {
    expect(row('retransmission', VARS, undefined, { now: 550_000 }).value).toBe('500 ms');
    expect(row('persist', VARS).value).toBe('');
  });

  it('do not mark a timer only because time goes by', () => {
    const earlier = { ...VARS, at: 20_000 };
    expect(row('retransmission', VARS, earlier).before).toBeNull();
    expect(row('retransmission', VARS, { ...earlier, retransmissionDue: NEVER }).before).toBe('');
  });

  it('have no round-trip time before the first sample', () => {
    expect(row('SRTT', { ...VARS, srtt: -1 }).value).toBe('');
    expect(row('SRTT', VARS).value).toBe('40.2 ms');
  });
});

describe('duration', () => {
  it.each([
    [640, '640 µs'],
    [40_200, '40.2 ms'],
    [1_500_000, '1.5 s'],
    [60_000_000, '60 s'],
    [240_000_000, '4 min'],
    [7_200_000_000, '2 h'],
  ])('writes %i µs as %s', (micros, text) => {
    expect(duration(micros)).toBe(text);
  });
});

describe('the variables', () => {
  it('each say what they mean in both languages and where the RFC has them', () => {
    for (const variable of VARIABLES) {
      expect(variable.text.en, variable.id).toMatch(/\.$/);
      expect(variable.text.zh, variable.id).toMatch(/。$/);
      expect(variable.rfc, variable.id).toMatch(/^RFC\d+#\d/);
    }
    expect(new Set(VARIABLES.map((variable) => variable.id)).size).toBe(VARIABLES.length);
  });
});

describe('TcbPanel', () => {
  const render = (vars: Vars | undefined, previous?: Vars) =>
    renderToStaticMarkup(
      <TcbPanel
        label="client"
        vars={vars}
        previous={previous}
        now={50_000}
        numbers="relative"
        lang="en"
      />,
    );

  it('says which numbers it shows', () => {
    expect(render(VARS)).toContain('relative numbers: SND from ISS, RCV from IRS');
  });

  it('says what a value was before it changed', () => {
    expect(render(VARS, { ...VARS, sndUna: ISS })).toContain('<del>0</del>');
  });

  it('says that there is no TCB when there is none', () => {
    expect(render(undefined)).toContain('No TCB');
  });

  it('takes one stop of the Tab key', () => {
    expect(render(VARS).match(/tabindex="0"/gi)).toHaveLength(1);
  });
});
