/** What a layout is asked for and what it gives. */

/** The upper left corner of a box. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A box to place. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line between boxes, with the room that its label takes. */
export interface Line {
  readonly source: string;
  readonly target: string;
  readonly labelWidth: number;
}
