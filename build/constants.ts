import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseAst } from 'vite';

/**
 * Functions at the top of a module as constants. An engine looks up at each call which function a
 * declaration stands for, as somebody might have put another in its place, even where it has put
 * the body of the one it knows; of a constant it knows that nobody can. In the stack, whose
 * functions are small, that is a tenth of the time.
 */
export function constants(): Plugin {
  return {
    name: 'wireglass:constants',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\/src\// },
      handler: (code) => functionsAsConstants(code),
    },
  };
}

/**
 * The code with every function that is declared at the top made a constant there, before anything
 * else: a declaration, too, is there from the beginning.
 */
export function functionsAsConstants(code: string) {
  const { body } = parseAst(code);
  const out = new MagicString(code);
  const first = body.findIndex(({ type }) => type !== 'ImportDeclaration');
  const front = body[first]?.start ?? code.length;
  for (const statement of body) {
    const declared = declaredFunction(statement);
    if (declared?.id == null) continue;
    const { start, end, id, async, generator } = declared;
    const head = `${async ? 'async ' : ''}function${generator ? '*' : ''}`;
    out.update(start, id.end, `const ${id.name} = ${head} `);
    out.appendLeft(end, ';\n');
    if (statement.start !== front) out.move(statement.start, end, front);
  }
  return { code: out.toString(), map: out.generateMap({ hires: 'boundary' }) };
}

function declaredFunction(statement: ESTree.Program['body'][number]): ESTree.Function | undefined {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declared?.type === 'FunctionDeclaration' ? declared : undefined;
}
