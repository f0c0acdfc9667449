/** A node and its number of a connection (−1 for none) as one number, for maps that every event asks. */

/** Most connections that a node can number. */
const MOST = 2 ** 26;

export const connectionKey = (node: number, conn: number): number => node * MOST + conn + 1;
export const nodeOfKey = (key: number): number => Math.floor(key / MOST);
export const connOfKey = (key: number): number => (key % MOST) - 1;
