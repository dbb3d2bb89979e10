/** What goes to stdout and stderr: results by the one, everything else by the other. */
import { writeSync } from 'node:fs';
import type { JobEvent } from '../model/index.ts';

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

/** The program's own words go to stderr; what the cluster says of itself does not. */
export function echoConsole(event: JobEvent): void {
  if (event.kind !== 'log') return;
  for (const { source, message } of event.entries) {
    if (source === 'console') process.stderr.write(`${message}\n`);
  }
}
