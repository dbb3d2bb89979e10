/** The script of workers that draw graphs: without a job's tasks, so it is there sooner. */
import { startEvaluator } from '../cluster/index.ts';
import { awaitPort } from './awaitPort.ts';

awaitPort(startEvaluator);
