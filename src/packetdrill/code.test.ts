import { describe, expect, it } from 'vitest';
import { runCode, type Variables } from './code.ts';
import { evaluate } from './code-expressions.ts';
import { ScriptError, Unsupported } from './errors.ts';

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

  it.each([
    'tcpi_nonsense == 1',
    'tcpi_snd_cwnd = 10',
    'tcpi_snd_cwnd == ',
    '(tcpi_snd_cwnd == 10',
    'tcpi_snd_cwnd $ 10',
    '10 10',
    'abz(1) == 1',
  ])('refuses %j as a mistake', (text) => {
    expect(() => resultOf(text)).toThrow(ScriptError);
  });

  it.each(['tcpi_pacing_rate == 1', 'sorted([2, 1]) == 3', '[x for x in [1]] == 1', '{1: 2} == 1'])(
    'says that %j is more than it has',
    (text) => {
      expect(() => resultOf(text)).toThrow(Unsupported);
    },
  );
});

describe('statements', () => {
  it.each([
    'if tcpi_snd_cwnd > 20:\n  assert False\nelif tcpi_snd_cwnd == 10:\n  x = 1\nelse:\n  assert 0\nassert x == 1',
    'for i in range(3): assert i < 3',
    'def twice(x):\n    """doubles"""\n    return x * 2\nassert twice(4) == 8, f"{x}"',
    'x = 1\nx += 2\nassert x == 3 and x in (3, 4) and x not in [5]; assert x is not None',
    'assert (1 if tcpi_snd_cwnd else 2) == 1, "a" \'b\' % (1, 2)',
    'import math\nassert math.floor(2.5) == 2 and len([1, 2]) == 2 and 1e3 == 1_000',
    'i = 0\nwhile True:\n\ti += 1\n\tif i == 5: break\nassert i == 5',
    'assert max([1, 5]) == 5, "{}: %d".format(3)',
    'assert (tcpi_snd_cwnd ==\n  10) # because\n',
  ])('understands %j', (code) => {
    expect(runCode(code, 1, lookup)).toBeUndefined();
  });

  it('keeps what one block assigns for the next', () => {
    const variables: Variables = new Map();
    runCode('before = tcpi_snd_cwnd', 1, lookup, variables);
    expect(runCode('assert before == 10', 2, lookup, variables)).toBeUndefined();
  });

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

  it.each([
    'asert tcpi_snd_cwnd == 11',
    'tcpi_snd_cwnd == 11',
    'assert',
    'assert tcpi_snd_cwnd ==',
    'pass assert tcpi_snd_cwnd == 11',
    '"text" assert tcpi_snd_cwnd == 11',
    'if tcpi_snd_cwnd\n  assert 1',
    'if tcpi_snd_cwnd:\nassert 1',
    'else: assert 1',
    'for x: assert 1',
    'return 1',
  ])('refuses %j as a mistake', (code) => {
    expect(() => runCode(code, 1, lookup)).toThrow(ScriptError);
  });

  it('refuses code that it cannot judge', () => {
    for (const code of ['while True: pass', 'with x: pass', 'x[1] = 2', 'def f(): f()\nf()']) {
      expect(() => runCode(code, 1, lookup)).toThrow(Unsupported);
    }
  });
});
