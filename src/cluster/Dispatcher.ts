/** Takes jobs and keeps the one that runs: a cluster runs one job at a time. Flink's Dispatcher. */
import { JobMaster, type JobMasterOptions } from './jobmanager/JobMaster.ts';

/** The door to the JobManager. */
export class Dispatcher {
  private job: JobMaster | null = null;

  /** The job that runs; null where none does. */
  runningJob(): JobMaster | null {
    return this.job;
  }

  /** Starts a job; the one before must have ended. */
  submit(options: JobMasterOptions): JobMaster {
    if (this.job !== null) throw new Error('a job is running already');
    const job = new JobMaster(options);
    this.job = job;
    job.ended.then(() => {
      if (this.job === job) this.job = null;
    });
    job.start();
    return job;
  }
}
