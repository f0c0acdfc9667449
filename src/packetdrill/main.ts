/**
 * npm run pkt -- [--json] [--strict] [--personality rfc|freebsd|linux] [-D NAME[=VALUE]] PATH…
 * Runs packetdrill scripts, or all in a folder, against our stack. Exit code: 0 all passed or were
 * skipped, 1 some failed, 2 the command is wrong.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PERSONALITIES, type PersonalityName } from './personality.ts';
import { countOutcomes, printable, printableJson, printCounts, printOutcome } from './report.ts';
import { type Outcome, type RunOptions, runScript } from './runner.ts';
import { settingsList } from './settings-list.ts';

const USAGE = `npm run pkt -- [options] PATH…       packetdrill scripts, or folders of them

  --personality NAME   what the scripts take for granted: ${PERSONALITIES.join(', ')} (rfc)
  --strict             TCP options must come in the order written, padding included
  --json               one JSON document instead of lines
  --quiet              only failures, skips and the counts
  -D NAME[=VALUE]      defines a name for #ifdef
  --settings           the stack's settings and what they mean (--settings=zh: in Chinese)`;

interface Command {
  options: RunOptions & { defines: Map<string, string> };
  json: boolean;
  quiet: boolean;
  paths: string[];
}

function stop(message: string): never {
  console.error(`${printable(message)}\n\n${USAGE}`);
  process.exit(2);
}

function isPersonality(name: string): name is PersonalityName {
  return (PERSONALITIES as readonly string[]).includes(name);
}

function readCommand(args: readonly string[]): Command {
  const command: Command = {
    options: { defines: new Map() },
    json: false,
    quiet: false,
    paths: [],
  };
  const rest = args.flatMap((arg) =>
    arg.startsWith('--') ? arg.split(/=(.*)/s).slice(0, 2) : [arg],
  );
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') command.json = true;
    else if (arg === '--quiet') command.quiet = true;
    else if (arg === '--strict') command.options.strict = true;
    else if (arg === '--help' || arg === '-h') {
      console.log(USAGE);
      process.exit(0);
    } else if (arg === '--settings') {
      console.log(settingsList(rest[0] === 'zh' ? 'zh' : 'en'));
      process.exit(0);
    } else if (arg === '--personality') {
      const name = rest.shift() ?? '';
      if (!isPersonality(name)) stop(`There is no personality "${name}".`);
      command.options.personality = name;
    } else if (arg.startsWith('-D')) {
      const [name = '', value = ''] = (arg.slice(2) || rest.shift() || '').split('=');
      command.options.defines.set(name, value);
    } else if (arg.startsWith('-')) stop(`There is no option ${arg}.`);
    else command.paths.push(arg);
  }
  if (command.paths.length === 0) stop('Which scripts?');
  return command;
}

/** The scripts under a path, in order. */
function scriptsUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pkt'))
    .sort()
    .map((name) => join(path, name));
}

function listScripts(paths: readonly string[]): string[] {
  try {
    return paths.flatMap(scriptsUnder);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

const command = readCommand(process.argv.slice(2));
const scripts = listScripts(command.paths);
if (scripts.length === 0) stop('There are no scripts (*.pkt) there.');
const outcomes: Outcome[] = [];
for (const path of scripts) {
  const outcome = runScript(readFileSync(path, 'utf8'), path, command.options);
  outcomes.push(outcome);
  if (!command.json && (!command.quiet || outcome.status !== 'pass')) {
    console.log(printOutcome(outcome));
  }
}
const counts = countOutcomes(outcomes);
console.log(
  command.json ? printableJson(JSON.stringify({ counts, outcomes }, null, 2)) : printCounts(counts),
);
process.exitCode = counts.fail > 0 ? 1 : 0;
