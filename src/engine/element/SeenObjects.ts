/**
 * Objects in the order in which they were met. Hot path: few are looked through one by one, which
 * costs less than a Map of them; many are in one.
 */
export class SeenObjects {
  size = 0;
  private readonly few: unknown[] = [];
  private many: Map<unknown, number> | null = null;

  /** The object's number; -1 where it was not met. */
  numberOf(object: object): number {
    const { few } = this;
    const count = this.size < FEW ? this.size : FEW;
    for (let i = 0; i < count; i++) if (few[i] === object) return i;
    return this.many?.get(object) ?? -1;
  }

  /** One that was not met before. */
  add(object: unknown): void {
    if (this.size < FEW) this.few[this.size] = object;
    else {
      this.many ??= new Map();
      this.many.set(object, this.size);
    }
    this.size += 1;
  }

  /** True where the two have an object in common. */
  meets(other: SeenObjects): boolean {
    const [small, large] = this.size < other.size ? [this, other] : [other, this];
    return small.all().some((object) => large.numberOf(object as object) >= 0);
  }

  clear(): void {
    this.size = 0;
    this.many = null;
  }

  private all(): unknown[] {
    return [...this.few.slice(0, Math.min(this.size, FEW)), ...(this.many?.keys() ?? [])];
  }
}

const FEW = 64;
