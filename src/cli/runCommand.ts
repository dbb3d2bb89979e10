/**
 * What the command line was asked for, done. Threads are started first and the compiler is loaded
 * beside them: a small program takes no time.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endThreads, NodeHome } from './NodeHome.ts';
import { parseArguments, USAGE } from './parseArguments.ts';
import { EXIT_CODES, type Runner, runJob } from './runJob.ts';
import { SimulationClient } from './SimulationClient.ts';

const WRONG_USAGE = 2;
/** A thread that runs JavaScript ends within it. */
const THREADS_END_MS = 1000;

/** Data sets of the app lie beside the bundle. */
const DATA_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'data');

/** Resolves with the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const command = parseArguments(args);
  if (command.kind === 'help') {
    process.stderr.write(USAGE);
    return 0;
  }
  if (command.kind === 'usage-error') return wrongUsage(command.message);
  const program = readProgram(command.file);
  if (program === null) return wrongUsage(whyUnreadable(command.file));
  const folders = [dirname(resolve(command.file)), DATA_FOLDER];
  if (command.kind === 'plan') {
    const home = new NodeHome(1);
    const { printPlan } = await import('./printPlan.ts');
    return printPlan(program, folders, home);
  }
  const { mode, seed } = command;
  const runner = mode === 'simulated' ? new SimulationClient(folders) : await onWorkers(folders);
  const exitCode = await runJob(runner, program, seed);
  if (exitCode === EXIT_CODES.CANCELED && !(await endThreads(THREADS_END_MS))) endBySignal();
  return exitCode;
}

/**
 * A process cannot exit before its threads, and what they do in native code, such as sorting a huge
 * array, cannot be interrupted. The signal's own effect waits for nobody; shells tell it as 130.
 */
function endBySignal(): void {
  process.removeAllListeners('SIGINT');
  process.kill(process.pid, 'SIGINT');
}

/** One thread evaluates the program, the next is the first TaskManager. */
async function onWorkers(folders: readonly string[]): Promise<Runner> {
  const home = new NodeHome(2);
  const { createWorkersClient } = await import('./workersClient.ts');
  return createWorkersClient(folders, home);
}

function readProgram(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

function whyUnreadable(file: string): string {
  const kind = statSync(file, { throwIfNoEntry: false });
  if (kind === undefined) return `There is no file '${file}'`;
  if (kind.isDirectory()) return `'${file}' is a directory: name the program's file in it`;
  return `The file '${file}' cannot be read: are you allowed to?`;
}

function wrongUsage(message: string): number {
  process.stderr.write(`${message}\n\n${USAGE}`);
  return WRONG_USAGE;
}
