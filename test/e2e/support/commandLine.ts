// Runs the bundled command line on a program's text, as `npm run job` does.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI_MAIN } from '../../../scripts/nodeBundles.mjs';
import type { JobResult } from '../../../src/model/index.ts';

/** Nothing that is tested takes as long. */
const LIMIT_MS = 60_000;

/** What a call of the command line did. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON; null where it is none. */
  readonly result: JobResult | null;
  /** From the interrupt, or else from the start, to the end. */
  readonly durationMs: number;
}

/** When to interrupt: as soon as stderr holds this text, or so long after the start. */
export type Interruption = { readonly whenStderrHas: string } | { readonly afterMs: number };

/** Writes the program to a folder of its own and runs it with these flags. */
export async function runCommand(
  program: string,
  flags: readonly string[],
  interruption?: Interruption,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-job-'));
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  try {
    return await runArguments([file, ...flags], interruption);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command line with these arguments. */
export function runArguments(
  args: readonly string[],
  interruption?: Interruption,
): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI_MAIN, ...args], {
    env: { ...process.env, MILLRACE_HEAP_MB: '512' },
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  let startMs = performance.now();
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    startMs = performance.now();
    child.kill('SIGINT');
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (!interruption || !('whenStderrHas' in interruption)) return;
    if (!isInterrupted && stderr.includes(interruption.whenStderrHas)) interrupt();
  });
  if (interruption && 'afterMs' in interruption) setTimeout(interrupt, interruption.afterMs);
  return new Promise((resolve) => {
    child.on('close', (exitCode) => {
      const durationMs = performance.now() - startMs;
      resolve({ exitCode, stdout, stderr, result: parsed(stdout), durationMs });
    });
  });
}

function parsed(text: string): JobResult | null {
  try {
    return JSON.parse(text) as JobResult;
  } catch {
    return null;
  }
}
