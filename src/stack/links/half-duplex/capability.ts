/** Half-duplex links, with carrier sense and collisions: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { LinkChanges, LinkKind } from '../kind.ts';
import { halfDuplexChanges } from './changes.ts';
import { halfDuplex } from './index.ts';
import { halfDuplexForm } from './schema.ts';

export const capability: Capability = {
  id: 'half-duplex',
  links: [halfDuplex as LinkKind],
  linkChanges: [halfDuplexChanges as LinkChanges],
  forms: { links: { 'half-duplex': halfDuplexForm } },
};
