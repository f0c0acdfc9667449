import { dirname, resolve } from 'node:path';
import { type ESTree, type Plugin, runnerImport } from 'vite';

/** Modules that declare headers: what they export is worked out when the worker is built. */
const DECLARATIONS = /\/src\/stack\/wire\/(ethernet|arp|ipv4|icmp|udp|tcp|tcp-options)\.ts$/;
/** What reads declarations in whole, functions and all. Nothing in the worker does. */
const READERS = /\/src\/stack\/wire\/(encode|decode|dissect|diagram|walk)\.ts$/;

type Values = Map<string, unknown>;

/**
 * Header declarations as plain numbers. The stack reads `tcp.at.seq` and the like, which never
 * change: with the values written in place of the calls that make them, the minifier puts 4 there,
 * and has no use any more for the declarations and for what they are made with. Only constants at
 * the top of a module are replaced, by what the module itself says they are.
 */
export function fold(): Plugin {
  const declared = new Map<string, Promise<Values>>();
  return {
    name: 'wireglass:fold',
    apply: 'build',
    enforce: 'post',
    async transform(code, id) {
      if (!id.includes('/src/stack/')) return null;
      if (READERS.test(id)) this.error('Nothing in the worker may read declarations in whole.');
      const valuesOf = (file: string): Promise<Values> => {
        const known = declared.get(file) ?? evaluate(file);
        declared.set(file, known);
        return known;
      };
      const program = this.parse(code);
      const values: Values = DECLARATIONS.test(id) ? new Map(await valuesOf(id)) : new Map();
      for (const statement of program.body) {
        if (statement.type !== 'ImportDeclaration') continue;
        const file = resolve(dirname(id), statement.source.value);
        if (DECLARATIONS.test(file)) bindImports(statement, await valuesOf(file), values);
      }
      return values.size === 0 ? null : { code: replaced(code, program, values), map: null };
    },
  };
}

/** What a module exports, without its functions. */
async function evaluate(file: string): Promise<Values> {
  const { module } = await runnerImport<Record<string, unknown>>(file, { configFile: false });
  const data = Object.entries(module).filter(([, value]) => typeof value !== 'function');
  return new Map(data.map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]));
}

function bindImports(from: ESTree.ImportDeclaration, exported: Values, values: Values): void {
  for (const { type, local, ...specifier } of from.specifiers) {
    if (type !== 'ImportSpecifier' || !('imported' in specifier)) continue;
    const { imported } = specifier;
    if (imported.type !== 'Identifier' || !exported.has(imported.name)) continue;
    values.set(local.name, exported.get(imported.name));
  }
}

/** The code with its constants as literals; every line stays where it is, for the source map. */
function replaced(code: string, program: ESTree.Program, values: Values): string {
  let result = '';
  let end = 0;
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const declarator of declaration.declarations) {
      const constants = constantsOf(declarator, values);
      if (constants === null) continue;
      const { start, end: after } = declarator;
      const lines = code.slice(start, after).split('\n').length - 1;
      result += code.slice(end, start) + written(constants) + '\n'.repeat(lines);
      end = after;
      for (const [name, value] of constants) values.set(name, value);
    }
  }
  return result + code.slice(end);
}

const written = (constants: Values) =>
  [...constants].map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ');

/** The names that `tcp = header(…)`, `AT = tcp.at` or `{ SYN, FIN } = tcpFlags` give, if known. */
function constantsOf({ id, init }: ESTree.VariableDeclarator, values: Values): Values | null {
  if (id.type === 'Identifier') {
    const value = values.get(id.name) ?? constantIn(init, values);
    return value === undefined ? null : new Map([[id.name, value]]);
  }
  const whole = constantIn(init, values);
  if (id.type !== 'ObjectPattern' || whole === undefined) return null;
  const parts: Values = new Map();
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.computed) return null;
    const { key, value } = property;
    if (key.type !== 'Identifier' || value.type !== 'Identifier') return null;
    parts.set(value.name, (whole as Record<string, unknown>)[key.name]);
  }
  return parts;
}

/** What `tcp.at.seq` is, where its parts are known. */
function constantIn(node: ESTree.Expression | null, values: Values): unknown {
  if (node?.type === 'Identifier') return values.get(node.name);
  if (node?.type !== 'MemberExpression' || node.computed) return undefined;
  if (node.property.type !== 'Identifier') return undefined;
  const object = constantIn(node.object, values);
  return (object as Record<string, unknown> | undefined)?.[node.property.name];
}
