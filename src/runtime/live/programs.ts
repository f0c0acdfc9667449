/** Programs of our host that wait for lines: `typeLine('ping', 'ping 10.77.0.1')`. */
export const PROGRAMS = ['lease', 'ping', 'traceroute', 'dig', 'names'] as const;
/** `nc`: each carries one conversation at a time. */
export const CONNECTIONS = ['nc1', 'nc2', 'nc3', 'nc4', 'nc5', 'nc6', 'nc7', 'nc8'] as const;
export type Program = (typeof PROGRAMS)[number] | (typeof CONNECTIONS)[number];
