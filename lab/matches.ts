/**
 * Which frames tshark finds with a filter, for many filters at once: a process for each would take
 * longer to start than to look. A script in tshark listens with every filter, which is compiled and
 * asked as `-Y` has it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tshark } from './tshark.ts';

/** Brackets of Lua between which nothing else has a meaning. */
const quoted = (text: string) => `[==[${text}]==]`;

/** Prints the number of a filter and of a frame, and at the end how many filters there were. */
const script = (filters: readonly string[]) => `
local filters = { ${filters.map(quoted).join(', ')} }
for number, filter in ipairs(filters) do
  local found = Listener.new("frame", filter)
  function found.packet(frame) print(number, frame.number) end
end
local all = Listener.new("frame")
function all.draw() print("filters", #filters) end
`;

/** The numbers of the frames, from 1, for each filter; `more` are further arguments of tshark. */
export function framesThatMatch(
  file: Uint8Array,
  filters: readonly string[],
  more: readonly string[] = [],
): number[][] {
  const folder = mkdtempSync(join(tmpdir(), 'wireglass-lab-'));
  try {
    const path = join(folder, 'filters.lua');
    writeFileSync(path, script(filters));
    const said = tshark(file, [...more, '-q', '-X', `lua_script:${path}`])
      .trim()
      .split('\n');
    // Who has not run the script has found nothing either.
    if (said.pop() !== `filters\t${filters.length}`)
      throw new Error('tshark runs no scripts of Lua');
    const matches: number[][] = filters.map(() => []);
    for (const line of said.filter(Boolean)) {
      const [filter, frame] = line.split('\t').map(Number);
      matches[(filter as number) - 1]?.push(frame as number);
    }
    return matches;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
