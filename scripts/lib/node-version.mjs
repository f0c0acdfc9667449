// This file alone must run on any Node, however old: it is loaded before everything else.

const LEAST = [20, 19, 0];

/** Ends the process with a clear message when Node is too old for the tools. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(
    `Wireglass needs Node.js ${LEAST.join('.')} or newer; this is ${process.version}.\n` +
      'Get a newer one from https://nodejs.org/ and run the command again.',
  );
  process.exit(1);
}
