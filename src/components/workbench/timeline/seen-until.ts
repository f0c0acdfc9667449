import { create } from 'zustand';
import type { Instant } from '../../../stack/core/instant.ts';

/** The latest instant of the run on the stage that has been on it, while not all of it may be told. */
export const useSeenUntil = create<{ readonly at: Instant }>()(() => ({ at: 0 }));
