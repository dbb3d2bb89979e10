/**
 * The objects of one record on its way into columns. A column knows one field only; where two
 * fields hold the same object the record must go as a whole, so that it stays one. Hot path.
 */
import { SeenObjects } from './SeenObjects.ts';

/** Of one record after another. */
export class RecordNotes {
  isShared = false;
  private readonly objects = new SeenObjects();
  private readonly graphs: SeenObjects[] = [];

  /** A record begins. */
  start(record: unknown): void {
    this.isShared = false;
    this.objects.clear();
    this.objects.add(record);
    if (this.graphs.length > 0) this.graphs.length = 0;
  }

  /** An object in a field. */
  add(object: object): void {
    const { objects, graphs } = this;
    if (objects.numberOf(object) >= 0) this.isShared = true;
    for (let i = 0; i < graphs.length; i++) {
      if ((graphs[i] as SeenObjects).numberOf(object) >= 0) this.isShared = true;
    }
    objects.add(object);
  }

  /** All objects of a field that is packed. */
  addGraph(graph: SeenObjects): void {
    if (graph.meets(this.objects)) this.isShared = true;
    for (const other of this.graphs) if (graph.meets(other)) this.isShared = true;
    this.graphs.push(graph);
  }
}
