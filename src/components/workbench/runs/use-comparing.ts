import { useRun } from '../run.ts';

/** The run beside the one on the stage; a link's second run may be there before its first. */
export function useComparedId(): string | null {
  return useRun(({ current, compared, runs }) =>
    compared !== current && runs.some(({ id }) => id === compared) ? compared : null,
  );
}
