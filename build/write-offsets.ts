/// <reference types="vite/client" />
/** `npm run offsets`: writes `offsets.ts` beside every declaration of a header. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offsetsOf, sourceOf } from './offsets.ts';

const declarations = import.meta.glob<Record<string, unknown>>(
  '../src/stack/protocols/**/declaration.ts',
  { eager: true },
);

for (const [path, module] of Object.entries(declarations)) {
  const file = path.replace('../', '').replace('declaration.ts', 'offsets.ts');
  writeFileSync(join(process.cwd(), file), sourceOf(offsetsOf(module)));
  console.log(file);
}
