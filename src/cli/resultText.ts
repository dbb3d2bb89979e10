/**
 * The one JSON object that the command line prints, in pieces: the results of a job may be longer
 * than a string can be. Non-finite numbers print as null, as JSON has it.
 */
import { type Diagnostic, type JobResult, publicFailure } from '../model/index.ts';

const PIECE_LENGTH = 1 << 16;

/** The text of a result, piece by piece. */
export function* resultText(result: JobResult): Generator<string> {
  let piece = `{"status":${JSON.stringify(result.status)},"outputs":{`;
  let isFirstSink = true;
  for (const [sink, records] of Object.entries(result.outputs)) {
    piece += `${isFirstSink ? '' : ','}${JSON.stringify(sink)}:[`;
    isFirstSink = false;
    for (let i = 0; i < records.length; i++) {
      piece += (i === 0 ? '' : ',') + recordText(records[i]);
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = '';
    }
    piece += ']';
  }
  yield `${piece}},"error":${JSON.stringify(result.error && publicFailure(result.error))}}\n`;
}

/** What stands for a program's first error, in the form of a failed run. */
export function failureOf(diagnostics: readonly Diagnostic[]): JobResult {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const message = error?.message ?? 'The program has an error';
  return {
    status: 'FAILED',
    outputs: {},
    error: error?.position === undefined ? { message } : { message, ...error.position },
  };
}

/** What JSON has no word for, such as undefined, prints as null. */
function recordText(record: unknown): string {
  return JSON.stringify(record) ?? 'null';
}
