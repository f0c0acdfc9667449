/** By itself, since the prose asks for it, and is itself a part of what is fetched later. */
export const loadTask = () => import('./Task.tsx');
