/** The script of workers that can be anything; a job's TaskManagers. */
import { startWorker } from '../cluster/index.ts';
import { awaitPort } from './awaitPort.ts';

awaitPort(startWorker);
