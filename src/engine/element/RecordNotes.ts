/**
 * The objects of one record on its way into columns. A column knows one field only; where two
 * fields hold the same object the record must go as a whole, so that it stays one. Hot path.
 */
export class RecordNotes {
  isShared = false;
  private readonly objects: unknown[] = [];
  private count = 0;
  /** In place of `objects` where they are many. */
  private readonly many = new Set<unknown>();
  private readonly graphs: ReadonlyMap<object, number>[] = [];

  /** A record begins. */
  start(record: unknown): void {
    this.isShared = false;
    this.objects[0] = record;
    this.count = 1;
    if (this.many.size > 0) this.many.clear();
    if (this.graphs.length > 0) this.graphs.length = 0;
  }

  /** An object in a field. */
  add(object: object): void {
    const { objects, count, graphs } = this;
    for (let i = 0; i < count; i++) if (objects[i] === object) this.isShared = true;
    for (let i = 0; i < graphs.length; i++) if (graphs[i]!.has(object)) this.isShared = true;
    if (count < FEW) {
      objects[count] = object;
      this.count = count + 1;
    } else if (this.many.has(object)) this.isShared = true;
    else this.many.add(object);
  }

  /** All objects of a field that is packed. */
  addGraph(objects: ReadonlyMap<object, number>): void {
    for (let i = 0; i < this.count; i++) {
      if (objects.has(this.objects[i] as object)) this.isShared = true;
    }
    for (const object of this.many) if (objects.has(object as object)) this.isShared = true;
    for (const graph of this.graphs) {
      for (const object of objects.keys()) if (graph.has(object)) this.isShared = true;
    }
    this.graphs.push(objects);
  }
}

const FEW = 12;
