/** What goes to stdout and stderr: results by the one, everything else by the other. */
import { writeSync } from 'node:fs';
import type { Diagnostic, JobEvent } from '../model/index.ts';

const STDOUT = 1;
const RETRY_MS = 5;

/** Writes all of a text before it returns, to pipes that are full too; a closed one ends it. */
export function writeOut(text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(STDOUT, bytes, written);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/**
 * What goes to stderr while the job runs: the program's own words, and what the JobManager warns of
 * at once, such as a restart. Other words of the cluster do not, and warnings come at the end.
 */
export function echoConsole(event: JobEvent): void {
  if (event.kind !== 'log') return;
  for (const { source, level, message, code } of event.entries) {
    const isTold = source === 'console' || (level === 'warn' && code === undefined);
    if (isTold) process.stderr.write(`${message}\n`);
  }
}

/** Keeps the warnings of a run; `tell` writes them to stderr, each with its place. */
export class WarningsAtTheEnd {
  private readonly warnings: Diagnostic[] = [];

  readonly listen = (event: JobEvent): void => {
    if (event.kind === 'warnings') this.warnings.push(...event.warnings);
  };

  tell(): void {
    for (const { message, position } of this.warnings) {
      const place = position === undefined ? '' : ` (${position.line}:${position.column})`;
      process.stderr.write(`Warning${place}: ${message}\n`);
    }
  }
}
