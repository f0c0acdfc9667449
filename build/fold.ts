import { dirname, resolve } from 'node:path';
import { type ESTree, type Plugin, runnerImport } from 'vite';

/** Modules that declare headers: what they export is worked out when the app is built. */
const DECLARATIONS =
  /\/src\/stack\/protocols\/(?:ethernet|arp|ipv4|icmp|udp|tcp\/header)\/(?:header|options)\.ts$/;
/** Their neighbours may read declarations in whole: that is what decoder and inspector do. */
const WIRE = /\/src\/stack\/(?:wire|protocols\/\w+\/page)\/[^?]*$/;
/** Marks a module's other self, with numbers in it. */
const NUMBERS = '?numbers';

type Values = Map<string, unknown>;

/**
 * Header declarations as plain numbers. The stack and the pictures read `tcp.at.seq` and the like,
 * which never change: with the values written in place of the calls that make them, the minifier
 * puts 4 there, and has no use any more for the declarations and for what they are made with. Only
 * constants at the top of a module are replaced, by what the module itself says they are.
 *
 * On the page, what is in `wire` itself has the declarations as they are, in its own lazy chunk.
 * In the worker nothing has.
 */
export function fold(part: 'page' | 'worker'): Plugin {
  const declared = new Map<string, Promise<Values>>();
  const valuesOf = (file: string): Promise<Values> => {
    const values = declared.get(file) ?? evaluate(file);
    declared.set(file, values);
    return values;
  };
  const readsWhole = (id: string) => part === 'page' && WIRE.test(id);
  return {
    name: 'wireglass:fold',
    apply: 'build',
    enforce: 'post',
    resolveId: {
      order: 'pre',
      filter: { id: /\/(header|options)\.ts$/ },
      handler(source, importer) {
        if (importer === undefined || readsWhole(importer)) return null;
        const file = resolve(dirname(importer), source);
        return DECLARATIONS.test(file) ? file + NUMBERS : null;
      },
    },
    transform: {
      // Who imports a declaration, or makes one.
      filter: {
        id: /\/src\//,
        code: /\/(header|options|fields)\.ts\b/,
      },
      async handler(code, id) {
        if (readsWhole(id)) return null;
        const own = id.endsWith(NUMBERS) ? await valuesOf(id.slice(0, -NUMBERS.length)) : [];
        const values: Values = new Map(own);
        const program = this.parse(code);
        for (const statement of program.body) {
          if (statement.type !== 'ImportDeclaration') continue;
          const file = resolve(dirname(id), statement.source.value);
          if (DECLARATIONS.test(file)) bindImports(statement, await valuesOf(file), values);
        }
        return values.size === 0 ? null : { code: foldConstants(code, program, values), map: null };
      },
    },
  };
}

/** What a module exports, without its functions: who calls one that is missing hears of it. */
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
export function foldConstants(code: string, program: ESTree.Program, values: Values): string {
  const edits = new Map<Node, string>();
  for (const declarator of topConstants(program)) {
    const constants = constantsOf(declarator, values);
    if (constants === null) continue;
    for (const [name, value] of constants) values.set(name, value);
    edits.set(declarator, written(constants));
  }
  const names = unambiguous(program, values);
  walk(program, (node) => {
    if (edits.has(node)) return false;
    const value = node.type === 'MemberExpression' ? constantIn(node, names) : undefined;
    if (typeof value !== 'number' && typeof value !== 'string') return true;
    edits.set(node, JSON.stringify(value));
    return false;
  });
  dropUnused(program, edits);
  return edited(code, edits);
}

/**
 * What only declarations needed goes with them, groups of fields and imports: else a chunk would
 * hold it for nothing.
 */
function dropUnused(program: ESTree.Program, edits: Map<Node, string>): void {
  const used = namesUsed(program, edits);
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const declarator of statement.declarations) {
      const { id, init } = declarator;
      if (id.type !== 'Identifier' || init?.type !== 'ObjectExpression') continue;
      if (!used.has(id.name)) edits.set(declarator, `${id.name} = 0`);
    }
  }
  const stillUsed = namesUsed(program, edits);
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) continue;
    const needed = statement.specifiers.some(({ local }) => stillUsed.has(local.name));
    if (!needed) edits.set(statement, '');
  }
}

/** Names that occur in what is left, other than where they are imported, declared or exported. */
function namesUsed(program: ESTree.Program, edits: ReadonlyMap<Node, string>): Set<string> {
  const used = new Set<string>();
  const own = new Set<Node>();
  for (const { id } of topConstants(program)) own.add(id);
  walk(program, (node) => {
    if (edits.has(node) || own.has(node) || node.type === 'ImportDeclaration') return false;
    if (node.type === 'Identifier') used.add(node.name);
    return true;
  });
  return used;
}

function edited(code: string, edits: ReadonlyMap<Node, string>): string {
  let result = '';
  let done = 0;
  for (const [{ start, end }, text] of [...edits].toSorted(([a], [b]) => a.start - b.start)) {
    const lines = code.slice(start, end).split('\n').length - 1;
    result += code.slice(done, start) + text + '\n'.repeat(lines);
    done = end;
  }
  return result + code.slice(done);
}

function* topConstants(program: ESTree.Program): Generator<ESTree.VariableDeclarator> {
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    yield* declaration.declarations;
  }
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

type Node = ESTree.Node;

/** Goes through a tree, and into those nodes for which `enter` says so. */
function walk(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && 'type' in child) walk(child, enter);
    }
  }
}

/**
 * The names that mean the same everywhere in a module: those that it says only once otherwise than
 * before a dot, where it imports or declares them. A parameter of that name would be a second time.
 */
function unambiguous(program: ESTree.Program, values: Values): Values {
  const said = new Map<string, number>();
  const count = (node: Node): boolean => {
    if (node.type === 'Identifier') said.set(node.name, 1 + (said.get(node.name) ?? 0));
    if (node.type === 'ImportSpecifier') {
      count(node.local);
      return false;
    }
    if (node.type !== 'MemberExpression') return true;
    if (node.object.type !== 'Identifier') walk(node.object, count);
    if (node.computed) walk(node.property, count);
    return false;
  };
  walk(program, count);
  return new Map([...values].filter(([name]) => said.get(name) === 1));
}
