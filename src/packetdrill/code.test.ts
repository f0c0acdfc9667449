import { describe, expect, it } from 'vitest';
import { evaluate, runCode } from './code.ts';
import { Unsupported } from './errors.ts';

const info: Readonly<Record<string, number>> = {
  tcpi_snd_cwnd: 10,
  tcpi_options: 7,
  TCPI_OPT_SACK: 2,
};
const lookup = (name: string) => info[name];
const resultOf = (text: string) => evaluate(text, 1, lookup).value;

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3 == 7', true],
    ['5 <= tcpi_snd_cwnd <= 10', true],
    ['5 <= tcpi_snd_cwnd < 10', false],
    ['not tcpi_snd_cwnd == 9 and 1 < 2', true],
    ['(tcpi_options & TCPI_OPT_SACK) != 0', true],
    ['tcpi_options & 8 or 3', 3],
    ['-1 + abs(-4)', 3],
    ['7 // 2 + 7 % 4', 6],
    ['0xff >> 4', 15],
    ['tcpi_snd_cwnd == 10, "message %d" % tcpi_snd_cwnd', true],
  ])('%s is %s', (text, value) => {
    expect(resultOf(text)).toBe(value);
  });

  it('says so when a name means nothing to it', () => {
    expect(() => resultOf('tcpi_nonsense == 1')).toThrow(Unsupported);
  });
});

describe('statements', () => {
  it('passes when every assertion holds, over lines and semicolons', () => {
    const code =
      '\nassert tcpi_snd_cwnd == 10, tcpi_snd_cwnd; \\\n assert 1\nprint(tcpi_snd_cwnd)\n';
    expect(runCode(code, 5, lookup)).toBeUndefined();
  });

  it('gives the line and the values of one that does not hold', () => {
    expect(runCode('\nassert 1\nassert tcpi_snd_cwnd < 4, 1\n', 5, lookup)).toEqual({
      line: 7,
      text: 'assert tcpi_snd_cwnd < 4, 1',
      values: 'tcpi_snd_cwnd = 10',
    });
  });

  it('refuses code that it cannot judge', () => {
    expect(() => runCode('while True: pass', 1, lookup)).toThrow(Unsupported);
  });
});
