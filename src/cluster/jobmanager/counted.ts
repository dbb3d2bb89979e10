/** Numbers of things as a sentence has them. */

/** `1 task`, `2 tasks`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
