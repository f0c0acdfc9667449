/**
 * What the stack reads of header declarations: byte offsets, places of bits, masks of flags, kinds
 * and lengths of options. They are written into the source beside each declaration, as plain
 * numbers (`npm run offsets`), so that the stack's chunk need not bring the declarations along.
 */
import { flagMasks } from '../src/stack/wire/fields.ts';
import type { Header } from '../src/stack/wire/header.ts';
import type { OptionTable } from '../src/stack/wire/options.ts';

type Declared = Header | OptionTable;

function isHeader(value: object): value is Header {
  return 'placed' in value && 'at' in value;
}

function ofHeader({ at, bits, length, fields }: Header): object {
  const flagFields = Object.entries(fields).filter(([, { kind }]) => kind === 'flags');
  const masks = Object.fromEntries(flagFields.map(([name, spec]) => [name, flagMasks(spec)]));
  return {
    at,
    ...(Object.keys(bits).length > 0 && { bits }),
    ...(flagFields.length > 0 && { masks }),
    length,
  };
}

function ofOptions(table: OptionTable): object {
  const entries = Object.entries(table).map(([name, { kind, length, repeat }]) => {
    const more = repeat === null ? {} : { repeat: { length: repeat.length } };
    return [name, { kind, length, ...more }];
  });
  return Object.fromEntries(entries);
}

/** The numbers of each declaration in a module, by its name. */
export function offsetsOf(module: Readonly<Record<string, unknown>>): Record<string, object> {
  const declared = Object.entries(module).filter(
    (entry): entry is [string, Declared] => typeof entry[1] === 'object' && entry[1] !== null,
  );
  return Object.fromEntries(
    declared.map(([name, value]) => [name, isHeader(value) ? ofHeader(value) : ofOptions(value)]),
  );
}

/** The source that says so. */
export function sourceOf(offsets: Readonly<Record<string, object>>): string {
  const lines = Object.entries(offsets)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return `// Written by \`npm run offsets\` from declaration.ts beside it.\n\n${lines.join('\n\n')}\n`;
}
