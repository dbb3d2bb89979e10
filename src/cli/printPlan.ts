/** `--plan`: the job graph that the program gives, without running it. */
import { planOf } from '../compiler/index.ts';
import type { NodeHome } from './NodeHome.ts';
import { failureOf, resultText } from './resultText.ts';
import { echoConsole, writeOut } from './standardStreams.ts';
import { createWorkersClient } from './workersClient.ts';

/** Prints it and returns the exit code. */
export async function printPlan(
  program: string,
  folders: readonly string[],
  home: NodeHome,
): Promise<number> {
  const client = createWorkersClient(folders, home);
  client.subscribe(echoConsole);
  const { jobGraph, diagnostics } = await client.draw(program);
  if (jobGraph === undefined) {
    for (const piece of resultText(failureOf(diagnostics))) writeOut(piece);
    return 1;
  }
  writeOut(`${JSON.stringify({ plan: planOf(jobGraph) })}\n`);
  return 0;
}
