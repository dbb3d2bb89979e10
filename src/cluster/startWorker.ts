/**
 * The entry of every worker, in all homes: it draws a program's graph, or becomes a TaskManager, as
 * the JobManager tells it. Everything that differs between homes is in the platform.
 * Flink's TaskManagerRunner.
 */
import { evaluateProgram } from '../compiler/index.ts';
import { createReader } from '../connectors/index.ts';
import { messageOf } from '../engine/index.ts';
import { checkVersion, Evaluator, type RunningWorker, type WorkerPlatform } from './Evaluator.ts';
import type { Port } from './Port.ts';
import type { StartTaskManagerMessage, ToWorker } from './protocol/index.ts';
import { TaskManager } from './taskmanager/TaskManager.ts';

/** Listens on the port from now on. */
export function startWorker(port: Port, platform: WorkerPlatform): RunningWorker {
  const worker = new Worker(port, platform);
  port.onMessage((message) => worker.receive(message as ToWorker));
  return worker;
}

class Worker extends Evaluator {
  private taskManager: TaskManager | null = null;

  override receive(message: ToWorker): void {
    switch (message.type) {
      case 'evaluate':
        super.receive(message);
        break;
      case 'startTaskManager':
        this.startTaskManager(message);
        break;
      case 'connectPeer': {
        const port = this.platform.createPortFromToken(message.port);
        this.taskManager?.connectPeer(message.peerId, port);
        break;
      }
      case 'deploy':
        this.taskManager?.deploy(message);
        break;
      case 'cancel':
        this.taskManager?.cancel(message.tasks);
        break;
      case 'outputTaken':
        this.taskManager?.outputTaken();
        break;
      case 'openRecord':
        this.taskManager?.openRecord(message);
        break;
      case 'external':
      case 'watermarkAlignment':
        this.taskManager?.receiveExternal(message);
        break;
    }
  }

  override dispose(): void {
    this.taskManager?.dispose();
    this.taskManager = null;
  }

  private startTaskManager(start: StartTaskManagerMessage): void {
    const { eventLoop } = this.platform;
    const taskManager = new TaskManager({ start, eventLoop, createReader, send: this.send });
    this.taskManager = taskManager;
    this.log.speaker = () => taskManager.speaker();
    const run = async (): Promise<string | null> => {
      checkVersion(start.version);
      const module = await this.platform.loadModule(start.program);
      taskManager.laps.begin();
      const options = { onLap: taskManager.laps.lap, scope: this.scope(start.seed) };
      // What the program says while it is evaluated was heard when its graph was drawn.
      this.log.isMuted = true;
      const evaluated = await evaluateProgram(module, options);
      this.log.isMuted = false;
      if (evaluated.graph === null) return evaluated.diagnostics[0]?.message ?? 'no graph';
      if (evaluated.graph.hash !== start.jobGraph.hash) return GRAPHS_DIFFER;
      taskManager.setFunctions(evaluated.functions);
      return null;
    };
    run().then(
      (problem) => this.send({ type: 'registered', problem }),
      (error: unknown) => this.send({ type: 'registered', problem: messageOf(error) }),
    );
  }
}

const GRAPHS_DIFFER =
  'The program gave another graph when it was evaluated again. Each TaskManager evaluates it to ' +
  'get its functions, so it must describe the same job every time: what it builds may not ' +
  'depend on Math.random(), on the time, or on anything else that changes.';
