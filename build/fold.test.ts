import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { foldConstants } from './fold.ts';

const TCP = { at: { seq: 4, ack: 8 }, length: 20, fields: { seq: { derive: null } } };
const FLAGS = { SYN: 2, FIN: 1 };

const folded = (code: string) =>
  foldConstants(
    code,
    parseAst(code),
    new Map<string, unknown>([
      ['tcp', TCP],
      ['flags', FLAGS],
    ]),
  );

const IMPORT = "import { flags, tcp } from './tcp.ts';";

describe('constants of header declarations', () => {
  it('become numbers where they are read', () => {
    expect(folded(`${IMPORT}\nf(tcp.at.seq + tcp.length);`)).toBe('\nf(4 + 20);');
  });

  it('are known by the names they are given at the top', () => {
    expect(folded(`${IMPORT}\nconst AT = tcp.at;\nconst g = () => AT.ack;`)).toBe(
      '\nconst AT = {"seq":4,"ack":8};\nconst g = () => 8;',
    );
    expect(folded(`${IMPORT}\nexport const { SYN, FIN: END } = flags;`)).toBe(
      '\nexport const SYN = 2, END = 1;',
    );
  });

  it('take the place of what works them out, of its helpers and of its imports', () => {
    const code = [
      "import { uint } from './fields.ts';",
      "import { header } from './header.ts';",
      'const common = { seq: uint(32) };',
      'export const tcp = header({',
      '  ...common,',
      '});',
      'export const end = (at) => at + tcp.length;',
    ];
    expect(folded(code.join('\n')).split('\n')).toEqual([
      ...['', '', 'const common = 0;', `export const tcp = ${JSON.stringify(TCP)}`],
      ...['', ';', 'export const end = (at) => at + 20;'],
    ]);
  });

  it('stay as they are where a name could mean something else', () => {
    const shadowed = `${IMPORT}\nconst g = (tcp) => tcp.at.seq;`;
    expect(folded(shadowed)).toBe(shadowed);
    const local = `${IMPORT}\nfunction g() { const { tcp } = other; return tcp.length; }`;
    expect(folded(local)).toBe(local);
  });

  it('stay objects where the whole is handed on, or one part is not known', () => {
    const whole = `${IMPORT}\ndraw(tcp.at, tcp.more, tcp[name], flags.PSH);`;
    expect(folded(whole)).toBe(whole);
  });
});
