/**
 * `npm run -s job -- FILE.ts …`: runs one program and prints one JSON object, and nothing else, on
 * stdout. Exit codes: 0 finished, 1 failed, 2 wrong usage, 130 ended by Ctrl-C. DESIGN §7.2.
 * Listens to Ctrl-C before it loads the rest.
 */
import { listenToInterrupts } from './interrupt.ts';

listenToInterrupts();
const { runCommand } = await import('./runCommand.ts');
process.exit(await runCommand(process.argv.slice(2)));
