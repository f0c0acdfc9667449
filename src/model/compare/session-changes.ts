/** What one session does that another does not. */
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { Session } from '../../stack/world/session-data.ts';
import type { ScenarioPatch } from '../../stack/world/session-patch.ts';

export type SessionChange =
  | { readonly kind: 'input'; readonly input: SessionInput }
  | { readonly kind: 'patch'; readonly patch: ScenarioPatch };

/** The inputs and patches that `after` has and `before` has not, in their order. */
export function changesFrom(before: Session, after: Session): readonly SessionChange[] {
  const patches = lacking(before.patch ?? [], after.patch ?? []);
  const inputs = lacking(before.inputs, after.inputs);
  return [
    ...patches.map((patch) => ({ kind: 'patch', patch }) as const),
    ...inputs.map((input) => ({ kind: 'input', input }) as const),
  ];
}

/** Each equal member of the first list takes one away. */
function lacking<T>(has: readonly T[], wanted: readonly T[]): T[] {
  const left = has.map((each) => JSON.stringify(each));
  return wanted.filter((each) => {
    const place = left.indexOf(JSON.stringify(each));
    if (place < 0) return true;
    left.splice(place, 1);
    return false;
  });
}
